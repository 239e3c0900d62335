import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listedRecord } from './list-record.fixture.ts';
import { type SortColumn, sortRecords } from './sort-records.ts';

const records = [
  listedRecord({
    id: 'a',
    number: '10',
    party: 'Zinc',
    date: '2026-03-01',
    amount: { value: '9.00', currency: 'USD' },
  }),
  listedRecord({
    id: 'b',
    number: '9',
    party: 'Érable',
    date: null,
    amount: { value: '-100.00', currency: 'USD' },
  }),
  listedRecord({ id: 'c', number: null, party: 'Eau', date: '2026-01-01', amount: null }),
];
const order = (column: SortColumn, descending = false) =>
  sortRecords(records, { column, descending }, 'fr-CA').map(({ id }) => id);

test('numbers sort numerically, names by locale, amounts by value; missing values come last in both directions', () => {
  expect(order('record')).toEqual(['b', 'a', 'c']);
  expect(order('customer')).toEqual(['c', 'b', 'a']);
  expect(order('date')).toEqual(['c', 'a', 'b']);
  expect(order('date', true)).toEqual(['a', 'c', 'b']);
  expect(order('amount')).toEqual(['b', 'a', 'c']);
  expect(order('amount', true)).toEqual(['a', 'b', 'c']);
});

test('sorting is idempotent, loses nothing and does not depend on the order before', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 }),
      fc.constantFrom<SortColumn>('record', 'customer', 'date', 'amount', 'state', 'since'),
      fc.boolean(),
      (ids, column, descending) => {
        const some = ids.map((id, n) => listedRecord({ id, date: n % 3 ? `2026-01-0${(n % 9) + 1}` : null }));
        const once = sortRecords(some, { column, descending }, 'en');
        expect(sortRecords([...some].reverse(), { column, descending }, 'en')).toEqual(once);
        expect(new Set(once)).toEqual(new Set(some));
      },
    ),
  );
});
