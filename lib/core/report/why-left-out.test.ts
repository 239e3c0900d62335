import { expect, test } from 'vitest';
import type { Report, ReportRow } from './report.ts';
import { aSideRecord } from './side-record.fixture.ts';
import { whyLeftOut } from './why-left-out.ts';

const EXPORTED = Date.parse('2026-03-31T12:00:00Z');

const row = (more: Partial<ReportRow> = {}): ReportRow => ({
  ...{ line: 5, type: 'invoice', number: '1', id: null, date: '2026-03-10', name: 'Birch & Sons' },
  ...{ amount: '10', whole_amount: true, open: null, voided: false },
  ...more,
});

const report = (more: Partial<Report> = {}): Report => ({
  ...{ kind: 'documents', title: null, company: null, range_text: null, basis: null, exported_at: EXPORTED },
  range: { from: '2026-03-01', to: '2026-03-31' },
  ...{ whole: 'footer', sums_differ: false, shows_only: null, unknown_types: 0 },
  ...{ types: ['invoice', 'customer'], rows: [row(), row({ number: '2', name: 'Cedar Grove HOA' })] },
  ...more,
});

type Copy = NonNullable<Parameters<typeof aSideRecord>[0]['copy']>;
const copy = (more: Partial<Copy> = {}): Copy => ({
  ...{ type: 'Invoice', id: '9', number: null, name: null, party: null, date: null, amount: null },
  ...{ status: 'active', checked_at: null },
  ...more,
});
const why = (of: Report, given: Parameters<typeof aSideRecord>[0], open: string | null = '100') =>
  whyLeftOut(of, EXPORTED, () => open)(aSideRecord(given));

test('a record within range, types and filters should have a row', () => {
  expect(why(report(), {})).toBeNull();
  expect(why(report(), { date: '2026-03-01' })).toBeNull();
  expect(why(report(), { date: '2026-03-31' })).toBeNull();
});

test.each([
  ['of a type that the report does not list', report({ types: ['bill'] }), {}, 'type'],
  ['of a file without an end', report({ whole: null }), {}, 'cut'],
  ['of a file whose rows do not add up', report({ sums_differ: true }), {}, 'cut'],
  ['before the range', report(), { date: '2026-02-28' }, 'range'],
  ['after the range', report(), { date: '2026-04-01' }, 'range'],
  ['without a date', report(), { date: null }, 'undated'],
  ['where the report shows open documents alone', report({ shows_only: 'open' }), {}, 'filter'],
  ['synced after the report', report(), { synced_at: EXPORTED + 1 }, 'after_export'],
  ['created after the report', report(), { created_at: EXPORTED + 1 }, 'after_export'],
  ['with a voided copy', report(), { copy: copy({ status: 'voided' }) }, 'voided'],
] as const)('a record %s is not missing', (_what, of, given, reason) => {
  expect(why(of, given)).toBe(reason);
});

test('without a range, the rows tell which days are covered', () => {
  const of = report({
    range: null,
    rows: [row({ date: '2026-03-05' }), row({ date: '2026-03-20', name: 'X' })],
  });
  expect(why(of, { date: '2026-03-05' })).toBeNull();
  expect(why(of, { date: '2026-03-04' })).toBe('range');
  expect(why(of, { date: '2026-03-21' })).toBe('range');
  expect(why(report({ range: null, rows: [] }), {})).toBe('range');
});

test('the copy’s date counts; where it is not told, a day at the edge may be another one there', () => {
  expect(why(report(), { date: '2026-02-01', copy: copy({ date: '2026-03-15' }) })).toBeNull();
  expect(why(report(), { date: '2026-03-31', copy: copy() })).toBe('range');
  expect(why(report(), { date: '2026-03-29', copy: copy() })).toBeNull();
});

test('where all rows are of one customer, others may be filtered out', () => {
  const of = report({ rows: [row(), row({ number: '2' })] });
  expect(why(of, { party: 'Cedar Grove HOA' })).toBe('filter');
  expect(why(of, { party: 'Birch and Sons' })).toBeNull();
});

test('where every row has an open balance, what is paid or uncertain is not missing', () => {
  const of = report({ rows: [row({ open: '5' }), row({ open: '7', name: 'Cedar Grove HOA' })] });
  expect(why(of, {}, '0')).toBe('filter');
  expect(why(of, {}, null)).toBe('filter');
  expect(why(of, {}, '100')).toBeNull();
});

test('a customer has no date, so that a range leaves none out', () => {
  expect(why(report(), { type: 'customer', date: null })).toBeNull();
});
