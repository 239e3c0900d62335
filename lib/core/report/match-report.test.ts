import { expect, test } from 'vitest';
import { matchReport } from './match-report.ts';
import type { Report, ReportRow } from './report.ts';
import type { SideRecord } from './side-record.ts';

const EXPORTED_AT = Date.parse('2026-09-30T00:00:00Z');

function row(some: Partial<ReportRow>): ReportRow {
  return {
    ...{ line: 6, type: 'invoice', number: '1043', id: null, date: '2026-09-10', name: 'Birch & Sons' },
    ...{ amount: '100', whole_amount: true, open: null, voided: false },
    ...some,
  };
}

function report(rows: readonly ReportRow[], some: Partial<Report> = {}): Report {
  return {
    ...{ kind: 'documents', title: 'Transaction List by Date', company: null, range_text: null, basis: null },
    ...{ range: { from: '2026-09-01', to: '2026-09-29' }, exported_at: EXPORTED_AT, whole: 'footer' },
    ...{ sums_differ: false, shows_only: null, types: ['invoice'], rows, unknown_types: 0 },
    ...some,
  };
}

type Some = Partial<Omit<SideRecord, 'sync'>> & { readonly copy?: object | null };

function record({ copy, ...some }: Some = {}): SideRecord {
  const quickbooks = {
    ...{
      type: 'Invoice' as const,
      id: '145',
      number: '1043',
      name: null,
      party: 'Birch & Sons',
      date: '2026-09-10',
    },
    ...{ amount: { value: '100.00', currency: 'USD' }, status: 'active' as const, checked_at: null },
    ...copy,
  };
  const made: Omit<SideRecord, 'shown' | 'own_amount'> = {
    ...{ id: 'inv_1043', type: 'invoice', number: '1043', name: null, date: '2026-09-10', state: 'synced' },
    ...{ party: { id: 'cus_1', name: 'Birch & Sons' }, amount: { value: '100.00', currency: 'USD' } },
    ...{ label: '1043', depends_on: [], created_at: 0, synced_at: 0, updated_at: 0 },
    ...some,
    sync: { quickbooks: copy === null ? null : quickbooks },
  };
  const { id, type, number, name, party, date, amount } = made;
  const shown = { id, type, number, name, party: party?.name ?? null, date, amount };
  return { ...made, shown, own_amount: amount && String(Number(amount.value)) };
}

function match(rows: readonly ReportRow[], records: readonly SideRecord[], some: Partial<Report> = {}) {
  const { findings, left_out } = matchReport(report(rows, some), { records, currency: 'USD' }, EXPORTED_AT);
  return { found: findings.map(({ verdict }) => verdict).sort(), left_out, findings };
}

test.each([
  ['the same values', {}, {}, 'agree'],
  ['another amount', { amount: '101' }, {}, 'amount_differs'],
  ['the next day', { date: '2026-09-11' }, {}, 'details_differ'],
  ['another name', { name: 'Cedar Grove' }, {}, 'details_differ'],
  [
    'the name that its customer is matched with',
    { name: 'B. Sons' },
    { copy: { party: 'B. Sons' } },
    'agree',
  ],
  ['its number in capitals', { number: 'A-7' }, { number: 'a-7', label: 'a-7' }, 'agree'],
  ['a failure', {}, { state: 'failed', copy: null }, 'failed_present'],
  ['a failed change of what is there', { amount: '90' }, { state: 'failed' }, 'amount_differs'],
  ['a copy deleted in QuickBooks', {}, { state: 'link_broken', copy: null }, 'failed_present'],
  [
    'another currency',
    { amount: '137' },
    { amount: { value: '100.00', currency: 'CAD' }, copy: { amount: null } },
    'agree',
  ],
] as const)('a row and its record with %s', (_, shown, kept: Some, verdict) => {
  expect(match([row(shown)], [record(kept)]).found).toEqual([verdict]);
});

test('a record that QuickBooks has unknown to its platform would be doubled', () => {
  expect(match([row({})], [record({ state: 'ready', copy: null })]).findings[0]).toMatchObject({
    verdict: 'agree',
    would_double: true,
  });
  expect(match([row({})], [record()]).findings[0]).toMatchObject({ would_double: false });
});

test('two documents of one number are not one: all values differ', () => {
  const other = row({ date: '2026-09-20', name: 'Cedar Grove', amount: '7' });
  expect(match([other], [record()]).found).toEqual(['number_twice', 'number_twice']);
});

test('a document twice in QuickBooks is told with its record', () => {
  expect(match([row({}), row({ line: 7 })], [record()]).found).toEqual(Array(3).fill('number_twice'));
});

test('of two documents with one number, the one that fits is matched', () => {
  const other = row({ line: 7, date: '2026-09-20', name: 'Cedar Grove', amount: '7' });
  expect(match([other, row({})], [record()]).found).toEqual(['agree', 'number_twice']);
});

test('two alike on both sides cannot be told apart', () => {
  const records = [record(), record({ id: 'inv_b', copy: { id: '146' } })];
  expect(match([row({}), row({ line: 7 })], records).found).toEqual(Array(4).fill('cannot_tell'));
});

test('the QuickBooks id decides, whatever the number says', () => {
  const renumbered = row({ id: '145', number: '2000' });
  expect(match([renumbered], [record()]).findings[0]).toMatchObject({
    verdict: 'details_differ',
    differs: ['number'],
  });
  // The same number with another id is another document.
  expect(match([row({ id: '999' })], [record()]).found).toEqual(['number_twice', 'number_twice']);
});

test('date, amount and party only suggest', () => {
  for (const number of [null, '1050']) {
    const { findings } = match([row({ number })], [record()]);
    expect(findings).toMatchObject([{ verdict: 'cannot_tell', record: { id: 'inv_1043' } }]);
  }
});

test.each([
  ['outside the range', { date: '2026-08-31', copy: { date: '2026-08-31' } }, {}, 'range'],
  ['of another type', { type: 'payment', label: '1043', copy: { type: 'Payment' } }, {}, 'type'],
  ['of another customer than all rows', {}, {}, 'filter'],
  ['where the report shows open ones', {}, { shows_only: 'open' }, 'filter'],
  ['of a file that may be cut off', {}, { whole: null }, 'cut'],
  ['of a file that does not add up', {}, { sums_differ: true }, 'cut'],
  ['voided in QuickBooks', { copy: { status: 'voided' } }, {}, 'voided'],
  ['without a date', { date: null, copy: { date: null } }, {}, 'undated'],
  ['synced after the report', { synced_at: EXPORTED_AT + 1 }, {}, 'after_export'],
  ['at the edge, by the platform’s day alone', { date: '2026-09-29', copy: { date: null } }, {}, 'range'],
] as const)('a record %s is not called missing', (name, kept: Some, about: Partial<Report>, reason) => {
  const rows = ['7', '8'].map((number, n) =>
    row({ number, name: n === 0 || name.includes('another customer') ? 'Cedar' : 'Oak' }),
  );
  const known = rows.map((each) =>
    record({
      ...{ id: `inv_${each.number}`, number: each.number, label: each.number ?? '' },
      ...{ party: { id: 'x', name: each.name ?? '' }, copy: { id: each.number ?? '', party: each.name } },
    }),
  );
  const { found, left_out } = match(rows, [...known, record(kept)], about);
  expect({ found, left_out }).toEqual({ found: ['agree', 'agree'], left_out: { [reason]: 1 } });
  // Without the reason, it is missing.
  if (!name.includes('another customer')) {
    expect(match(rows, [...known, record()]).found).toEqual(['agree', 'agree', 'synced_missing']);
  }
});

test('rows that the platform cannot have are counted, not judged', () => {
  const rows = [row({ type: 'bill' }), row({ number: '9', date: '2026-09-02' })];
  const { found, left_out } = match(rows, [record()], { types: ['invoice', 'bill'], unknown_types: 3 });
  expect(found).toEqual(['synced_missing']);
  expect(left_out).toEqual({ unknown_type: 3, platform_has_none: 1, before_first: 1 });
});

test('an open balance is told where each payment names one invoice', () => {
  const payment = record({
    ...{ id: 'pay_1', type: 'payment', number: 'P1', label: 'p1', depends_on: ['inv_1043'] },
    ...{ amount: { value: '40.00', currency: 'USD' }, copy: { type: 'Payment', id: '9' } },
  });
  const open = (value: string, records: readonly SideRecord[]) =>
    match([row({ open: value })], records).findings[0];
  expect(open('60', [record(), payment])).toMatchObject({ verdict: 'agree' });
  expect(open('100', [record(), payment])).toMatchObject({ verdict: 'open_differs', open: '60' });
  // A platform without payments knows no open balance, nor does one whose payment names two invoices or none.
  expect(open('5', [record()])).toMatchObject({ verdict: 'agree' });
  for (const depends_on of [['inv_1043', 'inv_7'], []]) {
    const other = record({ id: 'inv_7', label: '7', number: '7' });
    expect(open('5', [record(), other, { ...payment, depends_on }])).toMatchObject({ verdict: 'agree' });
  }
  expect(open('5', [record(), { ...payment, updated_at: EXPORTED_AT + 1 }])).toMatchObject({
    verdict: 'agree',
  });
});

test('a reference that many payments have is no number used twice', () => {
  const payment = (some: Partial<ReportRow>) => row({ type: 'payment', number: 'Cash', ...some });
  const known = record({
    ...{ id: 'pay_1', type: 'payment', number: 'Cash', label: 'cash' },
    ...{ copy: { type: 'Payment', number: 'Cash' } },
  });
  const rows = [payment({}), payment({ line: 7, name: 'Oak', amount: '7', date: '2026-09-12' })];
  expect(match(rows, [known], { types: ['payment'] }).found).toEqual(['agree', 'only_quickbooks']);
  const other = payment({ name: 'Oak', amount: '7', date: '2026-09-12' });
  const third = payment({ name: 'Elm', number: '5', amount: '8' });
  expect(match([other, third], [known], { types: ['payment'] }).found).toEqual([
    'only_quickbooks',
    'only_quickbooks',
    'synced_missing',
  ]);
});

test('names of lists are matched with records that QuickBooks has', () => {
  const customer = (name: string) => row({ type: 'customer', number: null, name, date: null, amount: null });
  const known = record({
    ...{
      id: 'cus_1',
      type: 'customer',
      number: null,
      name: 'Birch & Sons',
      party: null,
      date: null,
      amount: null,
    },
    ...{
      label: 'birch & sons',
      copy: { type: 'Customer', number: null, name: 'Birch & Sons', party: null },
    },
  });
  const about: Partial<Report> = { kind: 'customers', types: ['customer'], range: null };
  expect(match([customer('Birch & Sons'), customer('Oak')], [known], about).found).toEqual([
    'agree',
    'only_quickbooks',
  ]);
  const unknown: SideRecord = { ...known, sync: { quickbooks: null }, state: 'failed' };
  expect(match([customer('birch & sons')], [unknown], about).found).toEqual(['cannot_tell', 'cannot_tell']);
});
