import type { PlatformRecord } from '../records/platform-record.ts';
import { quickBooksTypeOf, RECORD_TYPES, type RecordType } from '../records/record-types.ts';
import { labelKeyOf, nameKey, numberKey } from './label-key.ts';
import { canonicalDecimal, readAmount } from './read-amount.ts';
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
type Evidence = 'agrees' | 'differs' | 'silent';

/** Whether a row may show this record. If it may show several, none of them gets the badge. */
export function isShownIn(row: ShownRow, record: Candidate, order: DateOrder | null): boolean {
  const copy = record.sync.quickbooks;
  if (record.type !== row.type || labelKeyOf(record) !== keyOfRow(row)) return false;
  // A record linked to an object of another type is not the one in the row.
  if (copy && copy.type !== quickBooksTypeOf(record.type)) return false;
  // Names are unique in QuickBooks: a record without a copy is not the one that the list shows under its name.
  if (row.by === 'name') return copy !== null;
  const date = compareDates(row, record, order);
  const amount = compareAmounts(row, record);
  const party = compareParties(row, record);
  const all = [date, amount, party];
  if (all.includes('differs')) return false;
  const agreeing = all.filter((each) => each === 'agrees').length;
  // With a known copy, one matching value is enough; without one, two are required.
  return agreeing >= (copy ? 1 : 2);
}

function compareDates(row: ShownRow, record: Candidate, order: DateOrder | null): Evidence {
  const copied = record.sync.quickbooks?.date ?? null;
  const known = copied ?? record.date;
  const shown = row.date === null ? [] : readDate(row.date, order);
  if (known === null || shown.length === 0) return 'silent';
  // The platform's date may be one day off: it posts from another time zone.
  const apart = copied === null ? 1 : 0;
  return shown.some((day) => daysBetween(day, known) <= apart) ? 'agrees' : 'differs';
}

function compareAmounts(row: ShownRow, record: Candidate): Evidence {
  const known = record.sync.quickbooks?.amount ?? record.amount;
  const shown = row.amount === null ? null : readAmount(row.amount);
  if (!known || !shown) return 'silent';
  if (shown.currency !== null && shown.currency !== known.currency) return 'differs';
  const value = canonicalDecimal(known.value);
  const bare = (text: string | null) =>
    RECORD_TYPES[record.type].eitherSign ? text?.replace('-', '') : text;
  return bare(shown.value) === bare(value) ? 'agrees' : 'differs';
}

function compareParties(row: ShownRow, record: Candidate): Evidence {
  const known = record.sync.quickbooks?.party ?? record.party?.name ?? null;
  if (known === null || !row.party) return 'silent';
  return isSameParty(row.party, known) ? 'agrees' : 'differs';
}
