import { daysBetween } from '../identity/read-date.ts';
import { isSameParty } from '../identity/same-party.ts';
import { RECORD_TYPES } from '../records/record-types.ts';
import type { DayRange, Report } from './report.ts';
import type { SideRecord } from './side-record.ts';
import type { LeftOut } from './verdicts.ts';

/**
 * Judges whether a record that a report has no row for should have one. What lies outside the report's range, types or
 * filters is not missing; nothing is missing from a file that may be cut off.
 * @param exported_at when the report was made at the latest, milliseconds since the epoch
 * @param openOf the open balance of an invoice; `null` where that is not certain
 * @returns for a record, why it is not judged, or `null`
 */
export function whyLeftOut(
  report: Report,
  exported_at: number,
  openOf: (record: SideRecord) => string | null,
): (record: SideRecord) => LeftOut | null {
  const types = new Set(report.types);
  const range = report.range ?? rangeOfRows(report);
  const party = onlyPartyOf(report);
  const openAlone = report.rows.length > 0 && report.rows.every(({ open }) => open !== null && open !== '0');
  const isCut = report.whole === null || report.sums_differ;

  return (record) => {
    if (!types.has(record.type)) return 'type';
    if (isCut) return 'cut';
    const copy = record.sync.quickbooks;
    if (copy && copy.status !== 'active' && copy.status !== 'unknown') return 'voided';
    if (RECORD_TYPES[record.type].labelledBy === 'number') {
      const day = copy?.date ?? record.date;
      if (day === null) return 'undated';
      // The platform posts from another time zone: without the copy's date, a day at the edge may be outside.
      if (!isWithin(day, range, copy !== null && copy.date === null)) return 'range';
      if (report.shows_only !== null) return 'filter';
      const name = copy?.party ?? record.party?.name ?? null;
      if (party !== null && !(name !== null && isSameParty(party, name))) return 'filter';
      if (openAlone && ['0', null].includes(openOf(record))) return 'filter';
    }
    return record.synced_at > exported_at || record.created_at > exported_at ? 'after_export' : null;
  };
}

/** The days that a report covers at least, where it does not tell its range. */
function rangeOfRows({ rows }: Report): DayRange | null {
  let [from, to]: (string | null)[] = [null, null];
  for (const { date } of rows) {
    if (date === null) continue;
    if (from === null || from === undefined || date < from) from = date;
    if (to === null || to === undefined || date > to) to = date;
  }
  return from && to ? { from, to } : null;
}

function isWithin(day: string, range: DayRange | null, isLoose: boolean): boolean {
  if (range === null) return false;
  const { from, to } = range;
  if (isLoose && [from, to].some((edge) => edge !== null && daysBetween(edge, day) <= 1)) return false;
  return (from === null || day >= from) && (to === null || day <= to);
}

/** The party of all rows, if they have one alone: the report may be filtered by it. */
function onlyPartyOf({ rows }: Report): string | null {
  const first = rows.find(({ name }) => name !== null)?.name ?? null;
  if (first === null || RECORD_TYPES[rows[0]?.type ?? 'other'].labelledBy === 'name') return null;
  return rows.every(({ name }) => name === first) ? first : null;
}
