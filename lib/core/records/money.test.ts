import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../languages.ts';
import { decimalsOf, formatMoney, formatSums, type Money, setHomeCurrency, sumMoney } from './money.ts';

const CURRENCIES = [...Intl.supportedValuesOf('currency'), 'ZZZ'];
const language = fc.constantFrom(...Object.keys(LANGUAGES));
const cents = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 });
const money: fc.Arbitrary<Money> = fc.record({
  value: cents.map((amount) => (amount / 100).toFixed(2)),
  currency: fc.constantFrom('USD', 'CAD', 'EUR', 'AUD', 'MXN', 'XOF', 'ZZZ'),
});
/** In cents, computed differently from the code under test. */
const inCents = ({ value }: Money) => Math.round(Number(value) * 100);

test('every currency is formatted differently from every other, in every language', () => {
  for (const locale of Object.keys(LANGUAGES)) {
    const texts = CURRENCIES.map((currency) =>
      formatMoney({ value: '1234', currency }, locale).replace(/[.,]0+/, ''),
    );
    expect(new Set(texts).size).toBe(CURRENCIES.length);
  }
});

test('no amount is rounded, whatever the currency', () => {
  fc.assert(
    fc.property(cents, fc.constantFrom(...CURRENCIES), (amount, currency) => {
      const value = (amount / 100).toFixed(2);
      // Some currencies' signs end in a full stop.
      const digits = formatMoney({ value, currency }, 'en').replace(/(?<!\d)\.|[^\d.]/g, '');
      expect(Number(digits)).toBe(Math.abs(amount) / 100);
    }),
  );
});

test('a sum contains all amounts of one currency, and no others', () => {
  fc.assert(
    fc.property(fc.array(fc.option(money), { maxLength: 30 }), language, (amounts, locale) => {
      const there = amounts.filter((amount) => amount !== null);
      const sums = sumMoney(there);
      expect(sums.map(({ currency }) => currency)).toEqual([
        ...new Set(there.map(({ currency }) => currency)),
      ]);
      for (const sum of sums) {
        const own = there.filter(({ currency }) => currency === sum.currency);
        expect(inCents(sum)).toBe(own.reduce((total, amount) => total + inCents(amount), 0));
      }
      const written = formatSums(amounts, locale);
      const parts = written === '' ? [] : written.split(' + ');
      expect(parts).toEqual(sums.map((sum) => formatMoney(sum, locale)));
      expect(new Set(parts.map((part) => part.replace(/[\d\s.,−-]/g, ''))).size).toBe(sums.length);
    }),
  );
});

test.each([
  ['USD', 2],
  ['JPY', 2],
  ['KWD', 3],
  ['BHD', 3],
  ['TND', 3],
  ['OMR', 3],
  ['JOD', 3],
  ['dollars', 2],
  [null, 2],
])('amounts in %s have %i decimals', (currency, decimals) => {
  expect(decimalsOf(currency)).toBe(decimals);
});

test('US and Canadian dollars are distinguished in a sum', () => {
  const usd = { value: '1000.00', currency: 'USD' };
  const cad = { value: '1076.55', currency: 'CAD' };
  expect(formatSums([usd, cad, null], 'en')).toBe('$1,000.00 + CA$1,076.55');
  expect(formatSums([cad, usd], 'fr-CA')).toBe('1\u00a0076,55\u00a0$ + 1\u00a0000,00\u00a0$\u00a0US');
});

test('in English the dollar alone is that of the company', () => {
  const written = (home: string | null) => {
    setHomeCurrency(home);
    return ['CAD', 'USD'].map((currency) => formatMoney({ value: '1250.00', currency }, 'en'));
  };
  expect(written('CAD')).toEqual(['$1,250.00', 'US$1,250.00']);
  expect(written('USD')).toEqual(['CA$1,250.00', '$1,250.00']);
  expect(written(null)).toEqual(['CA$1,250.00', '$1,250.00']);
});
