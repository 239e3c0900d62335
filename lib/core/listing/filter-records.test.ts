import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterRecords, NO_FILTER, type RecordFilter } from './filter-records.ts';
import { listedRecord } from './list-record.fixture.ts';

const records = [
  listedRecord({
    id: '1041',
    state: 'synced',
    date: '2026-02-10',
    amount: { value: '1250.00', currency: 'USD' },
  }),
  listedRecord({ id: '1042', state: 'link_broken', date: '2026-02-12', party: 'Érablière Côté & Fils inc.' }),
  listedRecord({ id: '1043', state: 'failed', cause: 'duplicate-number', date: null, amount: null }),
  listedRecord({ id: '501', type: 'payment', amount: { value: '-40.00', currency: 'CAD' } }),
];
const found = (filter: Partial<RecordFilter>) =>
  filterRecords(records, { ...NO_FILTER, ...filter }).map(({ id }) => id);

test('what is in order is left out until it is asked for [EL-18, EL-19]', () => {
  expect(found({})).toEqual(['1042', '1043', '501']);
  expect(found({ hidden: new Set() })).toEqual(['1041', '1042', '1043', '501']);
});

test('what was turned off is quiet until it is asked for', () => {
  const off = [listedRecord({ id: 'c', type: 'customer', state: 'sync_off' })];
  expect(filterRecords(off, NO_FILTER)).toEqual([]);
  expect(filterRecords(off, { ...NO_FILTER, hidden: new Set(['synced']) })).toHaveLength(1);
});

test('a search finds every word, without regard to accents and case, in number, customer, date and amount', () => {
  expect(found({ search: 'erabliere COTE' })).toEqual(['1042']);
  expect(found({ search: 'Érablière 1042' })).toEqual(['1042']);
  expect(found({ search: 'érablière 1043' })).toEqual([]);
  expect(found({ search: '2026-02-12' })).toEqual(['1042']);
  expect(found({ search: '40.00' })).toEqual(['501']);
  expect(found({ search: '   ' })).toEqual(['1042', '1043', '501']);
});

test.each([
  [{ type: 'payment' }, ['501']],
  [{ cause: 'duplicate-number' }, ['1043']],
  [{ customer: 'cote' }, ['1042']],
  [{ from: '2026-02-12' }, ['1042', '501']],
  [{ from: '2026-02-12', to: '2026-02-12' }, ['1042']],
  [{ least: 0 }, ['1042']],
  [{ most: 0 }, ['501']],
  [{ least: -40, most: -40 }, ['501']],
] as [Partial<RecordFilter>, string[]][])('%o [EL-19]', (filter, expected) => {
  expect(found(filter)).toEqual(expected);
});

test('the beginnings and ends of dates and amounts belong to the range [EL-19]', () => {
  expect(found({ hidden: new Set(), least: 1250, most: 1250 })).toEqual(['1041']);
});

test('whatever is typed, what is found was there before and keeps its order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (search) => {
      const ids = found({ search, hidden: new Set() });
      expect(['1041', '1042', '1043', '501'].filter((id) => ids.includes(id))).toEqual(ids);
    }),
  );
});
