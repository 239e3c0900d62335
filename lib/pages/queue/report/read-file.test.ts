import { expect, test } from 'vitest';
import { readReport } from '../../../core/report/read-report.ts';
import { readFile } from './read-file.ts';

const HEAD = 'Invoice List by Date,,,,,\r\nMaple Landscaping Inc.,,,,,\r\nAll Dates,,,,,\r\n\r\n';
const HEADER = 'Date,Transaction type,Num,Name,Amount,Open balance\r\n';

async function outcomeOf(content: string | Uint8Array, order: 'day_first' | null = null) {
  const file = await readFile(new Blob([typeof content === 'string' ? content : new Uint8Array(content)]));
  if ('refusal' in file) return { status: 'refused' as const, refusal: file.refusal };
  return readReport(file.table, 'Maple Landscaping Inc.', order);
}
const refusalOf = async (content: string | Uint8Array) => {
  const outcome = await outcomeOf(content);
  return outcome.status === 'refused' ? outcome.refusal : outcome;
};

test.each([
  ['', { reason: 'empty' }],
  [' \r\n\r\n', { reason: 'empty' }],
  ['%PDF-1.7 …', { reason: 'pdf' }],
  ['<html><body>Sign in</body></html>', { reason: 'web_page' }],
  [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), { reason: 'old_excel' }],
  [new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), { reason: 'damaged' }],
  [new Uint8Array([1, 2, 3, 0, 200, 201, 7, 9, 12]), { reason: 'not_a_table' }],
  ['one,two\r\nthree,four\r\n', { reason: 'no_header' }],
])('a file that is no report is refused by its content: %j', async (content, refusal) => {
  expect(await refusalOf(content)).toEqual(refusal);
});

test.each([
  ['Transaction type,Num,Name,Amount', 'date'],
  ['Date,Num,Name,Amount', null],
  ['Date,Transaction type,Name,Amount', 'number'],
  ['Date,Transaction type,Num,Name', 'amount'],
  ['Transaction date,Transaction type,Num,Account,Debit', 'credit'],
])('a report with %s lacks %s', async (header, column) => {
  const outcome = await refusalOf(`${HEAD}${header}\r\n`);
  // The title tells the type.
  expect(outcome).toEqual(column === null ? { reason: 'no_rows' } : { reason: 'missing_column', column });
});

test('without a title that tells it, the type is missing', async () => {
  expect(await refusalOf('Transaction List by Date\r\n\r\nDate,Num,Name,Amount\r\n')).toEqual({
    reason: 'missing_column',
    column: 'type',
  });
});

test.each([
  ['13/13/2026,Invoice,1,Birch,10.00,0.00', 'bad_date'],
  ['09/01/2026,Invoice,1,Birch,ten,0.00', 'bad_amount'],
  ['09/01/2026,Invoice,1,Birch,10.00,0.00,7', 'broken_row'],
  ['09/01/2026,,1,Birch,10.00,0.00', 'broken_row'],
  ['09/01/2026,Invoice,1,"Birch,10.00,0.00', 'broken_quotes'],
])('the damaged row %s is refused as %s, with its line', async (row, reason) => {
  const text = `${HEAD}${HEADER}09/15/2026,Invoice,2,Cedar,10.00,0.00\r\n${row}\r\nTOTAL,,,,20.00,0.00\r\n`;
  expect(await refusalOf(text)).toMatchObject({ reason, line: 7 });
});

test('days in both orders are refused', async () => {
  const rows = '09/15/2026,Invoice,1,Birch,10.00,0.00\r\n15/09/2026,Invoice,2,Birch,10.00,0.00\r\n';
  expect(await refusalOf(HEAD + HEADER + rows)).toMatchObject({ reason: 'two_orders', line: 7 });
});

test('where day and month cannot be told apart, the person is asked, unless the range tells', async () => {
  const rows = '03/04/2026,Invoice,1,Birch,10.00,0.00\r\nTOTAL,,,,10.00,0.00\r\n\r\n';
  expect(await outcomeOf(HEAD + HEADER + rows)).toEqual({
    status: 'ask_order',
    sample: '03/04/2026',
    days: ['2026-03-04', '2026-04-03'],
  });
  const answered = await outcomeOf(HEAD + HEADER + rows, 'day_first');
  expect(answered).toMatchObject({ status: 'read', report: { rows: [{ date: '2026-04-03' }] } });
  const told = await outcomeOf(HEAD.replace('All Dates', '"April 1-30, 2026"') + HEADER + rows);
  expect(told).toMatchObject({ status: 'read', report: { rows: [{ date: '2026-04-03' }] } });
});

test('a file without total and last line is not known to be whole, and one that does not add up is told', async () => {
  const row = '09/15/2026,Invoice,1,Birch,10.00,0.00\r\n';
  expect(await outcomeOf(HEAD + HEADER + row)).toMatchObject({ report: { whole: null } });
  const whole = await outcomeOf(`${HEAD}${HEADER}${row}TOTAL,,,,10.00,0.00\r\n`);
  expect(whole).toMatchObject({ report: { whole: 'total', sums_differ: false } });
  const less = await outcomeOf(`${HEAD}${HEADER}${row}TOTAL,,,,30.00,0.00\r\n`);
  expect(less).toMatchObject({ report: { whole: 'total', sums_differ: true } });
});

test('a last line without quotes, divided at its commas, is no row', async () => {
  const row = '09/15/2026,Invoice,1,Birch,10.00,0.00\r\n';
  const last = 'Accrual Basis Tuesday, September 29, 2026 09:30 PM GMT-04:00\r\n';
  expect(await outcomeOf(HEAD + HEADER + row + last)).toMatchObject({
    report: {
      whole: 'footer',
      basis: 'accrual',
      exported_at: Date.parse('2026-09-30T01:30:00Z'),
      rows: [{ number: '1' }],
    },
  });
});

test('a list of customers has their names alone, whole or below their parent', async () => {
  const text =
    'Customer Contact List\r\nMaple Landscaping Inc.\r\n\r\n' +
    'Customer full name,Phone numbers,Email,Full name,Bill address,Ship address\r\n' +
    'Birch & Sons,,,,,\r\n"Cedar Grove HOA:Unit 4",555,a@b.example,,"1 Main St\r\nToronto",\r\n' +
    '\r\nTuesday, September 29, 2026 09:30 PM GMT-04:00\r\n';
  expect(await outcomeOf(text)).toMatchObject({
    report: {
      kind: 'customers',
      whole: 'footer',
      types: ['customer'],
      rows: [{ name: 'Birch & Sons' }, { name: 'Cedar Grove HOA:Unit 4' }],
    },
  });
});
