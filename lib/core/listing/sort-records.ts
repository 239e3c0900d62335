import type { ListedRecord } from './listed-record.ts';

export type SortColumn = 'record' | 'customer' | 'date' | 'amount' | 'state' | 'since';

export interface RecordOrder {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Newest first. */
export const FIRST_ORDER: RecordOrder = { column: 'date', descending: true };

/**
 * Returns a sorted copy. Records without a value in that column come last in both directions, and equal ones are
 * ordered by id, so that rows do not jump.
 * @param locale sorts names and numbers: accents as the language does, `9` before `10`
 */
export function sortRecords(
  records: readonly ListedRecord[],
  { column, descending }: RecordOrder,
  locale: string,
): ListedRecord[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const byText = (a: string, b: string) => collator.compare(a, b);
  const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const byNumber = (a: number, b: number) => a - b;
  const way = descending ? -1 : 1;

  function by<K>(keyOf: (record: ListedRecord) => K | null, compare: (a: K, b: K) => number): ListedRecord[] {
    return records
      .map((record) => ({ record, key: keyOf(record) }))
      .sort((a, b) => {
        if (a.key === null || b.key === null) {
          if (a.key !== b.key) return a.key === null ? 1 : -1;
        } else {
          const order = compare(a.key, b.key);
          if (order !== 0) return order * way;
        }
        return byCode(a.record.id, b.record.id);
      })
      .map(({ record }) => record);
  }

  switch (column) {
    case 'record':
      return by((record) => record.number ?? record.name, byText);
    case 'customer':
      return by((record) => record.party, byText);
    case 'date':
      return by((record) => record.date, byCode);
    case 'amount':
      return by((record) => (record.amount ? Number(record.amount.value) : null), byNumber);
    case 'state':
      return by((record) => record.state, byCode);
    case 'since':
      return by((record) => Date.parse(record.since), byNumber);
  }
}
