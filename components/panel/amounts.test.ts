import { expect, test } from 'vitest';
import type { PlatformRecord } from '../../lib/core/records/platform-record.ts';
import { grossFeeNet } from './Facts.tsx';
import { overpaymentOf } from './Overpaid.tsx';

const money = (value: string, currency = 'USD') => ({ value, currency });
const record = (more: object) =>
  ({
    type: 'payment',
    amount: null,
    fee: null,
    sync: { warnings: [], quickbooks: null },
    party: null,
    ...more,
  }) as unknown as PlatformRecord;

test('a payment with a fee has gross, fee and net; an expense is the fee of its payment [TD-14]', () => {
  const payment = record({ amount: money('1250.00'), fee: money('36.55') });
  expect(grossFeeNet({ record: payment, parents: [] })?.net).toEqual(money('1213.45'));
  const fee = record({ type: 'expense', amount: money('36.55') });
  const of = grossFeeNet({ record: fee, parents: [payment] });
  expect([of?.gross.value, of?.fee.value, of?.net.value, of?.of?.type]).toEqual([
    '1250.00',
    '36.55',
    '1213.45',
    'payment',
  ]);
});

test('without a fee, or in two currencies, there is no net', () => {
  expect(grossFeeNet({ record: record({ amount: money('10.00') }), parents: [] })).toBeNull();
  const mixed = record({ amount: money('10.00'), fee: money('1.00', 'CAD') });
  expect(grossFeeNet({ record: mixed, parents: [] })).toBeNull();
});

const told = { warnings: [{ code: 'payment_exceeds_invoice', message: '' }], quickbooks: null };
const invoice = (value: string) =>
  record({ type: 'invoice', sync: { warnings: [], quickbooks: { amount: money(value) } } });

test('a payment over its only invoice shows the excess', () => {
  const payment = record({ amount: money('108.26'), sync: told });
  expect(overpaymentOf({ record: payment, parents: [invoice('108.25')] })?.over).toEqual(money('0.01'));
  expect(overpaymentOf({ record: payment, parents: [invoice('108.26')] })).toBeNull();
  expect(overpaymentOf({ record: payment, parents: [invoice('50.00'), invoice('50.00')] })).toBeNull();
  expect(
    overpaymentOf({ record: record({ amount: money('108.26') }), parents: [invoice('108.25')] }),
  ).toBeNull();
});
