import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from '../records/money.ts';
import { readTypedAmount } from './read-typed-amount.ts';

const both = (text: string) => [readTypedAmount(text, '.'), readTypedAmount(text, ',')];

test.each([
  ['1250', 1250],
  ['1 250,50', 1250.5],
  ['1.250,50', 1250.5],
  ['1,250.50', 1250.5],
  ["1'250.50", 1250.5],
  ['1250,5', 1250.5],
  ['1250.5', 1250.5],
  ['1250.', 1250],
  ['1\u00a0250,50\u00a0$', 1250.5],
  ['1\u202f250,50 $ CA', 1250.5],
  ['CA$1,250.50', 1250.5],
  ['USD 1,250.50', 1250.5],
  ['12,50,000.00', 1250000],
  ['1.250.000', 1250000],
  ['0.125', 0.125],
  ['0,125', 0.125],
  [',50', 0.5],
  ['.5', 0.5],
  ['−$75.10', -75.1],
  ['(75,10)', -75.1],
  ['0', 0],
])('%j is %d in every language', (text, amount) => {
  expect(both(text)).toEqual([amount, amount]);
});

test.each([
  ['1,250', 1250, 1.25],
  ['1.250', 1.25, 1250],
])('%j is %d where a point is the decimal mark, and %d where a comma is', (text, point, comma) => {
  expect(both(text)).toEqual([point, comma]);
});

test.each([
  [''],
  ['-'],
  ['$'],
  ['.'],
  ['abc'],
  ['1e3'],
  ['0x10'],
  ['1.2.3'],
  ['1,250.50.5'],
  ['12 50'],
  ['1-2'],
  ['∞'],
])('%j is no amount', (text) => {
  expect(both(text)).toEqual([null, null]);
});

test('an amount as lists show it is read in its language, and with cents in every language', () => {
  const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
  fc.assert(
    fc.property(
      cents,
      fc.constantFrom('en', 'fr-CA'),
      fc.constantFrom('USD', 'CAD', 'EUR'),
      (n, locale, currency) => {
        const text = formatMoney({ value: (n / 100).toFixed(2), currency }, locale);
        expect(both(text)).toEqual([n / 100, n / 100]);
      },
    ),
  );
});
