import { expect, test } from 'vitest';
import { hasAll, readSearch } from './read-search.ts';

const finds = (typed: string, text: string) => hasAll(text, readSearch(typed));

test.each(['$2,310.75', '2 310,75', '2,310.75', '2310.75', "2'310.75", '2 310,75 $', 'CA$2,310.75'])(
  'the amount %s finds 2310.75 and no other',
  (typed) => {
    expect(finds(typed, 'invoice 1043 2310.75')).toBe(true);
    expect(finds(typed, 'invoice 1043 2310.57')).toBe(false);
  },
);

test.each([
  'Feb 27',
  '27 févr.',
  '27 février 2026',
  'February 27, 2026',
  '2/27/2026',
  '27/2/2026',
  '2026-02-27',
  '02/27/26',
  '27.02.2026',
  '02-27-2026',
  '2026/02/27',
  '2026.2.27',
])('the date %s finds February 27', (typed) => {
  expect(finds(typed, 'invoice 1043 2026-02-27')).toBe(true);
  expect(finds(typed, 'invoice 1043 2026-03-27')).toBe(false);
});

test('a date that may be read in two ways finds both days', () => {
  expect(finds('2/3', 'x 2026-02-03')).toBe(true);
  expect(finds('2/3', 'x 2026-03-02')).toBe(true);
  expect(finds('2/3', 'x 2026-02-04')).toBe(false);
});

test('an amount that is still being typed finds what it may become', () => {
  for (const typed of ['$2', '$2,3', '$2,31', '$2,310', '$2,310.7'])
    expect(finds(typed, 'x 2310.75'), typed).toBe(true);
  expect(finds('$2,31', 'x 2.31')).toBe(true);
  expect(finds('$2,32', 'x 2310.75')).toBe(false);
});

test.each(['Invoice #1043', 'Invoice No. 1043', 'Facture nº 1043', '“1043”', '#1043'])(
  'a number written as in a title of QuickBooks is found: %s',
  (typed) => {
    expect(finds(typed, 'invoice facture 1043')).toBe(true);
    expect(finds(typed, 'invoice facture 1044')).toBe(false);
  },
);

test('a number with marks of a date is found as well', () => {
  expect(finds('12-05-2026', 'bill 12-05-2026')).toBe(true);
  expect(finds('1.234.567', 'x 1234567.00')).toBe(true);
});

test('all words must occur, in any order, without accents and capitals', () => {
  expect(finds('COTE erabliere', 'erabliere cote 1042')).toBe(true);
  expect(finds('cote 1043', 'erabliere cote 1042')).toBe(false);
  expect(finds('  ', 'anything')).toBe(true);
});
