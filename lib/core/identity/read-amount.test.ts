import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDecimal, readAmount } from './read-amount.ts';

test.each([
  ['$1,250.00', '1250', null],
  ['1 250,00 $', '1250', null],
  ['1\u00A0250,50\u00A0$', '1250.5', null],
  ['1\u202F250,50 $', '1250.5', null],
  ["CHF 1'250.00", '1250', 'CHF'],
  ['(75.10)', '-75.1', null],
  ['($75.10)', '-75.1', null],
  ['-$75.10', '-75.1', null],
  ['\u221275.10', '-75.1', null],
  ['1,250', '1250', null],
  ['1.250', '1250', null],
  ['1.250.000', '1250000', null],
  ['1.250,5', '1250.5', null],
  ['0.5', '0.5', null],
  ['$.50', '0.5', null],
  ['-.50', '-0.5', null],
  ['(.50)', '-0.5', null],
  [',50 $', '0.5', null],
  ['.125', '0.125', null],
  ['0.125', '0.125', null],
  ['Rs.500', '500', null],
  ['$0.00', '0', null],
  ['-$0.00', '0', null],
  ['USD 12', '12', 'USD'],
  ['\uFF11\uFF12.\uFF15', '12.5', null],
])('%j is %s', (text, value, currency) => {
  expect(readAmount(text)).toEqual({ value, currency });
});

test.each([[''], ['—'], ['Paid'], ['$5.00 of $10.00'], ['2 items, $5']])('%j is no amount', (text) => {
  expect(readAmount(text)).toBeNull();
});

test('an amount formatted in any locale reads back as the same number', () => {
  const locales = ['en-US', 'en-CA', 'fr-CA', 'fr-FR', 'de-DE', 'de-CH', 'en-IN'];
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      fc.constantFrom(...locales),
      fc.constantFrom('USD', 'CAD', 'EUR'),
      fc.constantFrom('standard', 'accounting' as const),
      (cents, locale, currency, currencySign) => {
        const text = new Intl.NumberFormat(locale, {
          style: 'currency',
          currency,
          currencySign: currencySign as 'standard',
        }).format(cents / 100);
        expect(readAmount(text)?.value).toBe(canonicalDecimal((cents / 100).toFixed(2)));
      },
    ),
  );
});
