import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../locales/format-time.ts';
import { names as englishNames } from '../../locales/names/en.ts';
import { names as frenchNames } from '../../locales/names/fr-ca.ts';
import { formatMoney } from '../records/money.ts';
import { filterRecords, NO_FILTER, type RecordFilter } from './filter-records.ts';
import { listedRecord } from './list-record.fixture.ts';

const en = englishNames.type;
const fr = frenchNames.type;

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
  filterRecords(records, { ...NO_FILTER, ...filter }, en).map(({ id }) => id);

test('synced records are hidden until their state is selected [EL-18, EL-19]', () => {
  expect(found({})).toEqual(['1042', '1043', '501']);
  expect(found({ hidden: new Set() })).toEqual(['1041', '1042', '1043', '501']);
});

test('records with sync turned off are hidden until their state is selected', () => {
  const off = [listedRecord({ id: 'c', type: 'customer', state: 'sync_off' })];
  expect(filterRecords(off, NO_FILTER, en)).toEqual([]);
  expect(filterRecords(off, { ...NO_FILTER, hidden: new Set(['synced']) }, en)).toHaveLength(1);
});

test('a search finds every word in number, customer, date and amount, and ignores accents and case', () => {
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

test('ranges of dates and amounts include both ends [EL-19]', () => {
  expect(found({ hidden: new Set(), least: 1250, most: 1250 })).toEqual(['1041']);
});

test('for any filter, the result is a subset of the records in the same order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (search) => {
      const ids = found({ search, hidden: new Set() });
      expect(['1041', '1042', '1043', '501'].filter((id) => ids.includes(id))).toEqual(ids);
    }),
  );
});

describe('a search finds the text that the list shows', () => {
  const shown = [
    listedRecord({
      id: 'a',
      number: '1043',
      party: 'Sœurs d’Youville',
      date: '2026-02-27',
      amount: { value: '2310.75', currency: 'USD' },
    }),
    listedRecord({
      id: 'b',
      type: 'payment',
      number: '1027',
      party: "O'Brien Farms",
      date: '2026-02-03',
      amount: { value: '-40.5', currency: 'CAD' },
    }),
    listedRecord({
      id: 'c',
      type: 'bill',
      number: '88',
      party: 'Mars Café',
      date: '2025-12-31',
      amount: null,
    }),
  ];
  const search = (typed: string, words = en) =>
    filterRecords(shown, { ...NO_FILTER, hidden: new Set(), search: typed }, words).map(({ id }) => id);

  test.each<[string, string[]]>([
    ['sœurs', ['a']],
    ['soeurs', ['a']],
    ['SOEURS D’YOUVILLE', ['a']],
    ["d'youville", ['a']],
    ['o’brien', ['b']],
    ['$2,310.75', ['a']],
    ['2,310.75', ['a']],
    ['2 310,75', ['a']],
    ['2 310,75 $', ['a']],
    ['2\u202f310,75\u00a0$', ['a']],
    ["2'310.75", ['a']],
    ['$2,310', ['a']],
    ['2310,75', ['a']],
    ['$2,3', ['a']],
    ['-$40.50', ['b']],
    ['−40,50', ['b']],
    ['CA$40.50', ['b']],
    ['Invoice 1043', ['a']],
    ['1043 invoice', ['a']],
    ['Payment 1043', []],
    ['Feb 27', ['a']],
    ['27 feb', ['a']],
    ['February 27, 2026', ['a']],
    ['Feb 27 2025', []],
    ['27 févr.', ['a']],
    ['27 février 2026', ['a']],
    ['feb', ['a', 'b']],
    ['feb 3', ['b']],
    ['Dec 31, 2025', ['c']],
    ['2/27/2026', ['a']],
    ['27/2', ['a']],
    ['Mars Café', ['c']],
    ['Feb 27 $2,310.75 youville', ['a']],
  ])('%s', (typed, ids) => {
    expect(search(typed)).toEqual(ids);
  });

  test('a search finds the type’s name in the language of the list', () => {
    expect(search('facture 1043', fr)).toEqual(['a']);
    expect(search('facture 1043', en)).toEqual([]);
  });

  test('a search finds any amount and date as lists in every language write them', () => {
    const anyDate = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const now = Date.parse('2026-03-03T12:00:00Z');
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -9_999_999_99, max: 9_999_999_99 }),
        fc.constantFrom('USD', 'CAD', 'EUR', 'AUD', 'CHF', 'MXN'),
        fc.constantFrom('en', 'fr-CA'),
        (date, cents, currency, language) => {
          const amount = { value: (cents / 100).toFixed(2), currency };
          const record = listedRecord({ id: 'x', date, amount });
          for (const typed of [formatMoney(amount, language), formatDate(date, now, 'UTC', language)]) {
            const found = filterRecords([record], { ...NO_FILTER, hidden: new Set(), search: typed }, en);
            expect(found.length, typed).toBe(1);
          }
        },
      ),
    );
  });

  test('for any input, reading a search never throws and is fast', () => {
    const parts = fc.constantFrom('1', ' 234', ',', '.', '$', 'feb ', '/', "'", '-', '0'.repeat(50), ' ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 200 }), (pieces) => {
        const start = performance.now();
        search(pieces.join(''));
        expect(performance.now() - start).toBeLessThan(1_000);
      }),
    );
  });
});
