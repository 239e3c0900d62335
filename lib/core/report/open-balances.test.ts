import { expect, test } from 'vitest';
import { openBalances } from './open-balances.ts';
import { aSideRecord } from './side-record.fixture.ts';

const EXPORTED = Date.parse('2026-03-03T12:00:00Z');
const invoice = aSideRecord({ id: 'inv_1', amount: '1250.00' });
const payment = (id: string, amount: string, more: Parameters<typeof aSideRecord>[0] = {}) =>
  aSideRecord({ id, type: 'payment', amount, depends_on: ['inv_1'], ...more });
const openOf = (...others: readonly ReturnType<typeof payment>[]) =>
  openBalances([invoice, ...others], EXPORTED)(invoice);

test('what payments leave of an invoice is open', () => {
  expect(openOf(payment('p1', '250.00'))).toBe('1000');
  expect(openOf(payment('p1', '250.00'), payment('p2', '999.99'))).toBe('0.01');
  expect(openOf(payment('p1', '1250.00'))).toBe('0');
  // Somebody else's payment: this invoice is open as a whole.
  expect(openOf(payment('p1', '10.00', { depends_on: ['inv_2'], party: 'other' }))).toBe('1250');
});

test('a balance has the thousandths of its currency', () => {
  const small = aSideRecord({ id: 'inv_1', amount: '1.250' });
  const openOfSmall = (paid: string) => openBalances([small, payment('p1', paid)], EXPORTED)(small);
  expect([openOfSmall('1.005'), openOfSmall('1.249'), openOfSmall('1.250')]).toEqual(['0.245', '0.001', '0']);
});

test('a platform without payments knows no open balance', () => {
  expect(openOf()).toBeNull();
  expect(openOf(aSideRecord({ id: 'b1', type: 'bill', amount: '10.00' }))).toBeNull();
});

test.each([
  ['came after the report', { updated_at: EXPORTED + 1 }],
  ['names no invoice of the customer', { depends_on: [] }],
  ['is a credit memo', { type: 'credit_memo' }],
  ['has no amount', { amount: null }],
] as const)('nothing is certain where a deduction %s', (_what, more) => {
  expect(openOf(payment('p1', '250.00'), payment('p2', '10.00', more))).toBeNull();
});

test('nothing is certain where a payment is for two invoices', () => {
  const second = aSideRecord({ id: 'inv_2', amount: '80.00' });
  const both = payment('p1', '250.00', { depends_on: ['inv_1', 'inv_2'] });
  const ask = openBalances([invoice, second, both], EXPORTED);
  expect([ask(invoice), ask(second)]).toEqual([null, null]);
});

test('a customer, a payment and an invoice without an amount have no open balance', () => {
  const ask = openBalances([invoice, payment('p1', '1.00')], EXPORTED);
  expect(ask(payment('p1', '1.00'))).toBeNull();
  expect(ask(aSideRecord({ id: 'inv_9', amount: null }))).toBeNull();
});
