import type { PlatformRecord } from '../records/platform-record.ts';
import { quickBooksTypeOf, RECORD_TYPES, type RecordType } from '../records/record-types.ts';
import { labelKeyOf, nameKey, numberKey } from './label-key.ts';
import { canonicalDecimal, readAmount, type ShownAmount } from './read-amount.ts';
import { type DateOrder, daysBetween, readDate } from './read-date.ts';
import { isSameParty } from './same-party.ts';

/** The texts of a row in a QuickBooks list; `null` if the list has no such column. */
export interface ShownRow {
  readonly type: RecordType;
  readonly by: 'number' | 'name';
  /** The number or name by which the row is looked up. */
  readonly value: string;
  readonly date: string | null;
  readonly amount: string | null;
  readonly party: string | null;
}

/** The fields of a record that are compared with a row. */
export type Candidate = Pick<PlatformRecord, 'type' | 'number' | 'name' | 'party' | 'date' | 'amount'> & {
  readonly sync: Pick<PlatformRecord['sync'], 'quickbooks'>;
};

/** The key under which the mirror stores the records that a row may show. */
export function keyOfRow({ type, by, value }: Pick<ShownRow, 'type' | 'by' | 'value'>): string {
  return by === 'number' ? numberKey(type, value) : nameKey(type, value);
}

/**
 * Finds the one record that a row shows, by evidence: the same number or name, and no difference in any value that both
 * have. A row with a difference is another document, or one whose copy has changed since; in both cases a badge would
 * be wrong. No badge is better than a wrong one.
 * @param candidates records under the row's key; others are ignored
 * @param order the list's date order, if known
 * @returns `null` if none fits, or several
 */
export function recordOfRow<Record extends Candidate>(
  row: ShownRow,
  candidates: readonly Record[],
  order: DateOrder | null,
): Record | null {
  const fitting = candidates.filter((record) => isShownIn(row, record, order));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The comparison of one value: both sides agree, differ, or one of them has none. */
export type Evidence = 'agrees' | 'differs' | 'silent';

/** The values of a row, read from its texts. */
export interface ShownValues {
  /** The days that its date can mean, `YYYY-MM-DD`. */
  readonly days: readonly string[];
  readonly amount: ShownAmount | null;
  readonly party: string | null;
}

/** The comparison of each value of a row with a record: with its copy where that is known. */
export interface Weighed {
  readonly date: Evidence;
  readonly amount: Evidence;
  readonly party: Evidence;
}

/** Compares the values of a row with those of a record. */
export function weighRow(values: ShownValues, record: Candidate): Weighed {
  return {
    date: compareDates(values.days, record),
    amount: compareAmounts(values.amount, record),
    party: compareParties(values.party, record),
  };
}

/** How many values must agree: one with a known copy, two without one. */
export function neededEvidence({ sync }: Candidate): number {
  return sync.quickbooks ? 1 : 2;
}

/** Whether a row may show this record. If it may show several, none of them gets the badge. */
export function isShownIn(row: ShownRow, record: Candidate, order: DateOrder | null): boolean {
  const copy = record.sync.quickbooks;
  if (record.type !== row.type || labelKeyOf(record) !== keyOfRow(row)) return false;
  // A record linked to an object of another type is not the one in the row.
  if (copy && copy.type !== quickBooksTypeOf(record.type)) return false;
  // Names are unique in QuickBooks: a record without a copy is not the one that the list shows under its name.
  if (row.by === 'name') return copy !== null;
  const values = {
    days: row.date === null ? [] : readDate(row.date, order),
    amount: row.amount === null ? null : readAmount(row.amount),
    party: row.party,
  };
  const all = Object.values(weighRow(values, record));
  if (all.includes('differs')) return false;
  return all.filter((each) => each === 'agrees').length >= neededEvidence(record);
}

function compareDates(shown: readonly string[], record: Candidate): Evidence {
  const copied = record.sync.quickbooks?.date ?? null;
  const known = copied ?? record.date;
  if (known === null || shown.length === 0) return 'silent';
  // The platform's date may be one day off: it posts from another time zone.
  const apart = copied === null ? 1 : 0;
  return shown.some((day) => day === known || daysBetween(day, known) <= apart) ? 'agrees' : 'differs';
}

function compareAmounts(shown: ShownAmount | null, record: Candidate): Evidence {
  const known = record.sync.quickbooks?.amount ?? record.amount;
  if (!known || !shown) return 'silent';
  if (shown.currency !== null && shown.currency !== known.currency) return 'differs';
  const value = canonicalDecimal(known.value);
  const bare = (text: string | null) =>
    RECORD_TYPES[record.type].eitherSign ? text?.replace('-', '') : text;
  return bare(shown.value) === bare(value) ? 'agrees' : 'differs';
}

function compareParties(shown: string | null, record: Candidate): Evidence {
  const known = record.sync.quickbooks?.party ?? record.party?.name ?? null;
  if (known === null || !shown) return 'silent';
  return shown === known || isSameParty(shown, known) ? 'agrees' : 'differs';
}
