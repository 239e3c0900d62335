import { expect, test } from 'vitest';
import type { Nameable } from '../../lib/core/records/nameable.ts';
import { shared as en } from '../../lib/locales/shared/en.ts';
import { shared as fr } from '../../lib/locales/shared/fr-ca.ts';
import { labelOf, sentenceOf, subtitleOf, titleOf } from './name-record.ts';

const INVOICE: Nameable = {
  type: 'invoice',
  number: '1042',
  name: null,
  party: 'Cedar Grove HOA',
  date: '2026-02-12',
  amount: { value: '480.00', currency: 'USD' },
};

test('a record is named by type, number, amount, customer and date', () => {
  expect(sentenceOf(INVOICE, en, 'en')).toBe('Invoice 1042, $480.00, Cedar Grove HOA, 2026-02-12');
  expect(sentenceOf({ ...INVOICE, amount: { value: '1234.56', currency: 'CAD' } }, fr, 'fr-CA')).toBe(
    'Facture 1042, 1\u00a0234,56\u00a0$, Cedar Grove HOA, 2026-02-12',
  );
});

test('without a number it is named by its name', () => {
  const customer: Nameable = {
    type: 'customer',
    number: null,
    name: 'Érablière Côté & Fils',
    party: null,
    date: null,
    amount: null,
  };
  expect(titleOf(customer, en, 'en')).toBe('Customer Érablière Côté & Fils');
  expect(subtitleOf(customer)).toBeNull();
  expect(subtitleOf({ ...customer, number: 'C-201' })).toBe('Érablière Côté & Fils');
});

test('without number and name it is named by date and amount, each once', () => {
  const bare = { ...INVOICE, number: null };
  expect(labelOf(bare, en, 'en')).toBe('2026-02-12, $480.00');
  expect(sentenceOf(bare, en, 'en')).toBe('Invoice 2026-02-12, $480.00, Cedar Grove HOA');
});

test('a record without any of these still has a name', () => {
  expect(titleOf({ ...INVOICE, number: null, date: null, amount: null }, en, 'en')).toBe(
    'Invoice without a number',
  );
});
