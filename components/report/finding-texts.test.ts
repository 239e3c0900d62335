import { expect, test } from 'vitest';
import { packFindings, unpackFindings } from '../../lib/core/report/pack-findings.ts';
import { type Finding, sumFindings } from '../../lib/core/report/verdicts.ts';
import { REPORT_WORDS } from '../../lib/locales/report/index.ts';
import { csvOfDifferences, differenceOf, notesOf, titleOfFinding } from './finding-texts.ts';

const TEXTS = { words: REPORT_WORDS.en, language: 'en', platform: 'FieldPro', currency: 'USD' } as const;
const FINDING: Finding = {
  verdict: 'amount_differs',
  row: {
    ...{ line: 6, type: 'invoice', number: '1043', id: null, date: '2026-09-10', name: '=HYPERLINK("x")' },
    ...{ amount: '100.5', whole_amount: true, open: null, voided: false },
  },
  record: {
    ...{ id: 'inv_1', type: 'invoice', number: '1043', name: null, party: '-1+cmd', date: '2026-09-11' },
    amount: { value: '90.00', currency: 'USD' },
  },
  ...{ differs: ['amount', 'date'], open: null, would_double: true, changed_since: true },
};

test('a finding is named by its record, else by its row, and told in short sentences', () => {
  expect(titleOfFinding(FINDING, TEXTS)).toBe('Invoice 1043');
  expect(titleOfFinding({ ...FINDING, record: null }, TEXTS)).toBe('Invoice 1043');
  expect(differenceOf(FINDING, TEXTS)).toBe('10.50');
  expect(notesOf(FINDING, TEXTS)).toEqual([
    'Resync would duplicate it',
    'Date: 2026-09-10 in QuickBooks, 2026-09-11',
    'Changed after the report was made',
  ]);
});

test('a difference of a thousandth is told, alone and in the sums', () => {
  const { record, row } = FINDING;
  const finding = {
    ...FINDING,
    row: row && { ...row, amount: '1.005' },
    record: record && { ...record, amount: { value: '1.004', currency: 'KWD' } },
  };
  expect(differenceOf(finding, { ...TEXTS, currency: 'KWD' })).toBe('0.001');
  const told = { report: '1.005', platform: '1.004', difference: '0.001' };
  expect(sumFindings([finding], 'KWD').amount_differs).toMatchObject(told);
});

test('amounts of two currencies, and of lines alone, have no difference', () => {
  const { record, row } = FINDING;
  const foreign = {
    ...FINDING,
    record: record && { ...record, amount: { value: '90.00', currency: 'CAD' } },
  };
  const lines = { ...FINDING, row: row && { ...row, whole_amount: false } };
  expect([foreign, lines].map((each) => differenceOf(each, TEXTS))).toEqual([null, null]);
});

test('the file of differences has no formulas, and nothing that agrees', () => {
  const agreeing = { ...FINDING, verdict: 'agree' } as const;
  const findings = unpackFindings(packFindings([FINDING, agreeing, agreeing], 10));
  const lines = csvOfDifferences(findings, TEXTS).split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")",'-1+cmd,`);
  const french = csvOfDifferences(findings, { ...TEXTS, words: REPORT_WORDS['fr-CA'], language: 'fr-CA' });
  expect(french.split('\r\n')[1]).toContain(';100,5;90,00;10,50;');
});
