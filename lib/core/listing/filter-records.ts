import type { RecordType } from '../records/record-types.ts';
import { isSynced, SHOWN_STATES, type ShownState } from '../records/sync-state.ts';
import { foldText, searchTextOf, type TypeWords } from './fold-text.ts';
import type { ListedRecord } from './listed-record.ts';
import { hasAll, readSearch } from './read-search.ts';

/** The criteria of a list; an absent or empty one matches everything. */
export interface RecordFilter {
  /** Words, amounts and dates in any notation, all of which must occur. */
  readonly search: string;
  /** The states to leave out. */
  readonly hidden: ReadonlySet<ShownState>;
  readonly type: RecordType | null;
  /** The cause according to the error guide. */
  readonly cause: string | null;
  /** A part of the customer's name. */
  readonly customer: string;
  /** First and last date, `YYYY-MM-DD`; a record without a date is in no range. */
  readonly from: string;
  readonly to: string;
  /** Lowest and highest amount, in the record's own currency. */
  readonly least: number | null;
  readonly most: number | null;
}

export const NO_FILTER: RecordFilter = {
  search: '',
  // Synced records need no attention, and records that a person has turned off stay hidden until they are turned on
  // again.
  hidden: new Set(SHOWN_STATES.filter((state) => isSynced(state) || state === 'sync_off')),
  type: null,
  cause: null,
  customer: '',
  from: '',
  to: '',
  least: null,
  most: null,
};

/**
 * Filters records and preserves their order.
 * @param typeWords the list's names for record types; pass the same object for one language, because it keys the cache
 * of searchable texts
 */
export function filterRecords(
  records: readonly ListedRecord[],
  filter: RecordFilter,
  typeWords: TypeWords,
): ListedRecord[] {
  const wanted = readSearch(filter.search);
  const customer = foldText(filter.customer).trim();
  return records.filter((record) => {
    if (filter.hidden.has(record.state)) return false;
    if (filter.type !== null && record.type !== filter.type) return false;
    if (filter.cause !== null && record.cause !== filter.cause) return false;
    if (!isBetween(record, filter)) return false;
    if (customer && !(record.party !== null && foldText(record.party).includes(customer))) return false;
    return wanted.length === 0 || hasAll(searchTextOf(record, typeWords), wanted);
  });
}

function isBetween({ date, amount }: ListedRecord, { from, to, least, most }: RecordFilter): boolean {
  if (from && !(date !== null && date >= from)) return false;
  if (to && !(date !== null && date <= to)) return false;
  if (least === null && most === null) return true;
  if (amount === null) return false;
  const value = Number(amount.value);
  return (least === null || value >= least) && (most === null || value <= most);
}
