import { expect, test } from 'vitest';
import { readReport } from './read-report.ts';
import type { Report } from './report.ts';

const FOOTER = ['Accrual Basis Tuesday, September 29, 2026 09:30 PM GMT-04:00'];

function read(lines: readonly string[], decimals?: number): Report {
  const cells = [...lines.map((line) => line.split('|')), FOOTER, ['']];
  const table = { cells, is_text: true, ends_with_line: true };
  const outcome = readReport(table, 'Maple Landscaping Inc.', null, decimals);
  if (outcome.status !== 'read') throw new Error(JSON.stringify(outcome));
  return outcome.report;
}

test.each([
  [['Invoice List by Date', 'Maple Landscaping Inc.'], 'Maple Landscaping Inc.'],
  [['Maple Landscaping Inc.', 'Invoice List by Date'], 'Maple Landscaping Inc.'],
  [['Somebody Else Ltd.', 'Invoice List by Date'], 'Somebody Else Ltd.'],
  [['My own report', 'MAPLE LANDSCAPING INC'], 'MAPLE LANDSCAPING INC'],
  // The only line may be the title.
  [['My own report'], null],
])('the lines %j name the company %s', (above, company) => {
  const report = read([
    ...above,
    'All Dates',
    '',
    'Date|Transaction type|Num|Amount',
    '2026-09-01|Invoice|1|1.00',
  ]);
  expect(report.company).toBe(company);
});

test('a journal’s rows are one document each: by its id, by following lines, or by empty cells', () => {
  const header = '|Transaction date|Transaction type|Num|Name|Account Name|Debit|Credit';
  const byId = read([
    ...[
      'Journal',
      header,
      '25|||||||',
      '|09/15/2026|Invoice|1043|Birch|A/R|100.00|',
      '|09/15/2026|Invoice|1043|Birch|Sales||100.00',
    ],
    ...[
      'Total for 25||||||100.00|100.00',
      '26|||||||',
      '|09/15/2026|Journal Entry|7||Cash|5.00|',
      '||||Oak|Bank|3.00|8.00',
    ],
    'Total for 26||||||8.00|8.00',
  ]);
  expect(byId.rows).toMatchObject([
    { type: 'invoice', number: '1043', id: '25', amount: '100', name: 'Birch' },
    { type: 'journal_entry', number: '7', id: '26', amount: '8', name: 'Oak' },
  ]);
  const following = read([
    ...['Journal', header, '|09/15/2026|Payment||Birch|Cash|9.00|', '|09/15/2026|Payment||Birch|A/R||9.00'],
    ...['|09/15/2026|Payment||Birch|Cash|9.00|', '|09/15/2026|Payment||Birch|A/R||9.00'],
  ]);
  expect(following.rows).toMatchObject([
    { number: null, amount: '9' },
    { number: null, amount: '9' },
  ]);
});

test('a running balance is no open balance; one beside a due date is', () => {
  const running = read([
    'Date|Transaction type|Num|Name|Split|Amount|Balance',
    '09/15/2026|Invoice|1|Birch|A/R|5.00|500.00',
  ]);
  expect(running).toMatchObject({ kind: 'lines', rows: [{ open: null, whole_amount: false }] });
  const open = read([
    'Date|Transaction type|Num|Name|Due date|Amount|Balance',
    '09/15/2026|Invoice|1|Birch|10/15/2026|5.00|5.00',
  ]);
  expect(open).toMatchObject({ kind: 'documents', rows: [{ open: '5', whole_amount: true }] });
});

test('amounts of each notation are read, and French words', () => {
  const report = read([
    'Liste des opérations par date',
    'Date|Type d’opération|Nº|Nom|Mémo|Montant',
    '15/09/2026|Facture|1|Birch||1 234,56',
    '15/09/2026|Reçu de vente|2|Birch||1.234,56',
    '15/09/2026|Note de crédit|3|Birch||(75,10)',
    '15/09/2026|Facture|4|Birch|Annulée|0,00',
    '15/09/2026|Rajustement de stock|5|Birch||1,00',
  ]);
  expect(report.rows).toMatchObject([
    { type: 'invoice', amount: '1234.56', date: '2026-09-15' },
    { type: 'sales_receipt', amount: '1234.56' },
    { type: 'credit_memo', amount: '-75.1' },
    { type: 'invoice', amount: '0', voided: true },
  ]);
  expect(report.unknown_types).toBe(1);
});

test('amounts of a currency with three decimals are read with all of them', () => {
  const lines = [
    'Date|Transaction type|Num|Name|Due date|Amount|Open balance',
    '09/15/2026|Invoice|1|Birch|10/15/2026|1.250|0.125',
    '09/15/2026|Invoice|2|Birch|10/15/2026|1,250.005|1250.500',
    '09/15/2026|Credit Memo|3|Birch||(12,345)|-12.345',
    '09/15/2026|Invoice|4|Birch|10/15/2026|3|KWD 2.500',
    '09/15/2026|Invoice|5|Birch|10/15/2026|1.250.000|1 250,500',
    'TOTAL|||||1,251,241.910|2491.280',
  ];
  const report = read(lines, 3);
  expect(report.rows.map(({ amount, open }) => [amount, open])).toEqual([
    ['1.25', '0.125'],
    ['1250.005', '1250.5'],
    ['-12.345', '-12.345'],
    ['3', '2.5'],
    ['1250000', '1250.5'],
  ]);
  expect(report.sums_differ).toBe(false);
  const changed = lines.map((line) => line.replace('241.910', '241.911'));
  expect(read(changed, 3).sums_differ).toBe(true);
  // In a currency with two, the same text has groups.
  expect(read(lines.slice(0, 2)).rows).toMatchObject([{ amount: '1250', open: '0.125' }]);
});

test('lines of one document add up in thousandths', () => {
  const header = 'Date|Transaction type|Num|Name|Product/Service|Qty|Amount';
  const line = '09/15/2026|Invoice|1|Birch|Mowing|1|0.335';
  expect(read(['Sales by Customer Detail', header, line, line, line], 3).rows).toMatchObject([
    { amount: '1.005' },
  ]);
});

test('a chart of accounts has the full names of its accounts', () => {
  const report = read([
    'Account List',
    'Account #|Full name|Type|Detail type|Balance',
    '1010|Cash|Bank|Cash on hand|5.00',
  ]);
  expect(report).toMatchObject({
    kind: 'accounts',
    types: ['account'],
    rows: [{ type: 'account', name: 'Cash' }],
  });
});
