import { expect, test } from 'vitest';
import { makeRecord } from '../../../test/engine/world/make-record.ts';
import type { PlatformRecord, QuickBooksCopy } from '../records/platform-record.ts';
import { recordOfRow, type ShownRow } from './row-evidence.ts';

function copyOf(given: Partial<QuickBooksCopy>): QuickBooksCopy {
  return {
    type: 'Invoice',
    id: '950',
    number: null,
    name: null,
    party: null,
    date: null,
    amount: null,
    status: 'active',
    checked_at: null,
    ...given,
  };
}

const usd = (value: string) => ({ value, currency: 'USD' });
const person = (name: string) => ({ id: name, name });
const row = (given: Partial<ShownRow>): ShownRow => ({
  type: 'invoice',
  by: 'number',
  value: '3001',
  date: null,
  amount: null,
  party: null,
  ...given,
});
type Given = Partial<Omit<PlatformRecord, 'sync'>> & { readonly copy?: Partial<QuickBooksCopy> };
const record = ({ copy, ...given }: Given) =>
  makeRecord({
    id: 'r1',
    number: '3001',
    date: '2026-03-01',
    amount: usd('500.00'),
    party: person('Cedar'),
    ...given,
    sync: { quickbooks: copy ? copyOf(copy) : null },
  });

test.each([
  [
    'another party and another amount',
    row({ value: '2101', date: 'Mar 1, 2026', party: 'Birch & Sons', amount: '$5,000.00' }),
    record({ number: '2101', party: person('Cedar Grove HOA') }),
  ],
  [
    'a document of seven years ago with a number that is used again',
    row({ date: '2019-03-01', party: 'Cedar', amount: '$75.10' }),
    record({ copy: {} }),
  ],
  [
    'the bill of another month, from the same vendor under the same number',
    row({ type: 'bill', value: 'ACCT-7781', date: '02/15/2026', party: 'Hydro', amount: '$340.00' }),
    record({
      type: 'bill',
      number: 'ACCT-7781',
      date: '2026-03-15',
      amount: usd('120'),
      party: person('Hydro'),
    }),
  ],
  [
    'the same in all but the date',
    row({ date: '2026-02-15', party: 'Cedar', amount: '$500.00' }),
    record({ copy: { date: '2026-03-01', party: 'Cedar', amount: usd('500') } }),
  ],
  [
    'an amount with the other sign',
    row({ date: '2026-03-01', party: 'Cedar', amount: '-$500.00' }),
    record({ copy: {} }),
  ],
  [
    'an amount in another currency',
    row({ date: '2026-03-01', party: 'Cedar', amount: 'CAD 500.00' }),
    record({ copy: {} }),
  ],
  ['one thing alone, of a record without a copy', row({ date: '2026-03-01' }), record({})],
  ['a number alone', row({}), record({ copy: {} })],
  [
    'a party whose name only begins the same',
    row({ date: '2026-03-01', party: 'Cedar Grove' }),
    record({ copy: {} }),
  ],
  [
    'another child of the same parent',
    row({ date: '2026-03-01', party: 'Cedar:North' }),
    record({ copy: { party: 'Cedar:South' } }),
  ],
  [
    'a copy of another type',
    row({ date: '2026-03-01', party: 'Cedar', amount: '$500.00' }),
    record({ copy: { type: 'Estimate' } }),
  ],
])('no badge for %s', (_, shown, known) => {
  expect(recordOfRow(shown, [known], null)).toBeNull();
});

test.each([
  [
    'all that both sides show',
    row({ date: 'Mar 1, 2026', party: 'Cedar', amount: '$500.00' }),
    record({ copy: {} }),
  ],
  ['the day before, where only the platform tells a day', row({ date: '2026-02-28' }), record({ copy: {} })],
  ['either reading of a date', row({ date: '03/01/2026', amount: '500,00 $' }), record({ copy: {} })],
  [
    'the values of the copy, not those of the platform',
    row({ date: '2026-04-01', party: 'Cedar Ltd', amount: '$510.00' }),
    record({ copy: { date: '2026-04-01', party: 'Cedar Ltd', amount: usd('510') } }),
  ],
  ['a record without a copy, by date and party', row({ date: '2026-03-01', party: 'cedar' }), record({})],
  ['amount and party, where the list shows no date', row({ party: 'Cedar', amount: '500' }), record({})],
  [
    'a credit that the list shows with a minus',
    row({ type: 'credit_memo', date: '2026-03-01', amount: '-$500.00' }),
    record({ type: 'credit_memo', copy: { type: 'CreditMemo' } }),
  ],
  [
    'the parent of a sub-customer',
    row({ date: '2026-03-01', party: 'Cedar:North' }),
    record({ copy: { party: 'Cedar' } }),
  ],
  [
    'the child of a sub-customer',
    row({ date: '2026-03-01', party: 'North' }),
    record({ copy: { party: 'Cedar:North' } }),
  ],
])('a badge by %s', (_, shown, known) => {
  expect(recordOfRow(shown, [known], null)).toBe(known);
});

test('no badge if several records fit; of several with one number, the one that fits', () => {
  const shown = row({ date: '2026-03-01', party: 'Cedar', amount: '$500.00' });
  const one = record({ copy: {} });
  const twin = record({ id: 'r2', copy: { id: '951' } });
  expect(recordOfRow(shown, [one, twin], null)).toBeNull();
  const other = record({ id: 'r3', date: '2026-03-20', copy: { id: '952' } });
  expect(recordOfRow(shown, [other, one], null)).toBe(one);
});

const customer = (name: string, copy: Partial<QuickBooksCopy> | undefined) =>
  record({ type: 'customer', number: null, name, ...(copy && { copy: { type: 'Customer', ...copy } }) });
const nameRow = (value: string, type: ShownRow['type'] = 'customer') => row({ type, by: 'name', value });

test('a list shows the name of the copy, if it is known', () => {
  const renamed = customer('Birch & Sons', { name: 'Birch and Sons' });
  expect(recordOfRow(nameRow('Birch and Sons'), [renamed], null)).toBe(renamed);
  expect(recordOfRow(nameRow('Birch & Sons'), [renamed], null)).toBeNull();
  const plain = customer('Birch & Sons', {});
  expect(recordOfRow(nameRow('Birch & Sons'), [plain], null)).toBe(plain);
});

test('a name without a copy is not the one in the list', () => {
  const failed = customer('Birch & Sons', undefined);
  expect(recordOfRow(nameRow('Birch & Sons'), [failed], null)).toBeNull();
});

test('the full path distinguishes two accounts of one name', () => {
  const gas = record({
    type: 'account',
    number: null,
    name: 'Gas',
    copy: { type: 'Account', name: 'Automobile:Gas' },
  });
  expect(recordOfRow(nameRow('Gas', 'account'), [gas], null)).toBeNull();
  expect(recordOfRow(nameRow('Automobile:Gas', 'account'), [gas], null)).toBe(gas);
});

test.each([
  ['other case', 'CAFÉ  nord'],
  ['decomposed accents', 'Cafe\u0301 Nord'],
  ['two spaces', 'Café  Nord'],
  ['a no-break space', 'Café\u00A0Nord'],
  ['a zero-width space', 'Ca\u200Bfé Nord'],
  ['the mark of an inactive name', 'Café Nord (deleted)'],
  ['the French mark', 'Café Nord (supprimé)'],
])('page and worker normalize a name alike in %s', (_, written) => {
  const known = customer('Café Nord', {});
  expect(recordOfRow(nameRow(written), [known], null)).toBe(known);
  const number = record({ number: 'CAFÉ NORD', copy: {} });
  expect(recordOfRow(row({ value: written, date: '2026-03-01' }), [number], null)).toBe(number);
});
