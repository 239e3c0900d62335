import { expect, test } from 'vitest';
import type { RowContent } from '../quickbooks/read-list.ts';
import { recordOfRef, recordOfRow } from './match-records.ts';
import { pageAnswer, recordView } from './record-view.fixture.ts';

const row = (change: Partial<RowContent> = {}): RowContent => ({
  type: 'invoice',
  by: 'number',
  value: '1043',
  party: null,
  amount: null,
  ...change,
});

test('a record page finds the one record that is linked to it, by type and id', () => {
  const record = recordView({ quickbooks: { type: 'Invoice', id: '145' } });
  const payment = recordView({ id: 'pay_1', quickbooks: { type: 'Payment', id: '145' } });
  expect(recordOfRef({ type: 'Invoice', id: '145' }, [payment, record])).toBe(record);
  expect(recordOfRef({ type: 'Invoice', id: '146' }, [record])).toBeNull();
  expect(
    recordOfRef({ type: 'Invoice', id: '145' }, [record, recordView({ ...record, id: 'inv_2' })]),
  ).toBeNull();
});

test('a row finds the one record of its type and number, linked or not', () => {
  const record = recordView();
  expect(recordOfRow(row(), pageAnswer([record]))).toBe(record);
  const linked = recordView({ quickbooks: { type: 'Invoice', id: '145' } });
  expect(recordOfRow(row(), pageAnswer([linked]))).toBe(linked);
});

test('a record whose copy has another number stands in the row of that number, and in no other', () => {
  const copy = { type: 'Invoice', id: '145', number: '1043-A' } as const;
  const answer = pageAnswer([recordView({ quickbooks: copy })]);
  expect(recordOfRow(row(), answer)).toBeNull();
  expect(recordOfRow(row({ value: '1043-A' }), answer)?.id).toBe('inv_1043');
});

test.each([
  ['another number', pageAnswer([recordView({ number: '1044' })])],
  ['no number', pageAnswer([recordView({ number: null })])],
  ['another type with the number', pageAnswer([recordView({ type: 'estimate' })])],
  ['two records with the number', pageAnswer([recordView(), recordView({ id: 'inv_2' })])],
  [
    'a number said to be ambiguous',
    pageAnswer([recordView()], { ambiguous: [{ type: 'invoice', value: '1043', count: 2 }] }),
  ],
  [
    'a record that is linked to something the list does not show',
    pageAnswer([recordView({ quickbooks: { type: 'SalesReceipt', id: '9' } })]),
  ],
])('no badge: %s', (_, answer) => {
  expect(recordOfRow(row(), answer)).toBeNull();
});

test('another party and another amount are another document; one of them alone is not', () => {
  const answer = pageAnswer([recordView()]);
  const find = (party: string | null, amount: string | null) =>
    recordOfRow(row({ party, amount }), answer) !== null;
  expect(find('Birch & Sons', '$75.00')).toBe(false);
  expect(find('Birch & Sons', '$2,310.75')).toBe(true);
  expect(find('Birch & Sons', '2 310,75 $')).toBe(true);
  expect(find('cedar  grove hoa', '$75.00')).toBe(true);
  expect(find('Cedar Grove HOA:Block 2', '$75.00')).toBe(true);
  expect(find('Birch & Sons', '—')).toBe(true);
  expect(find('Birch & Sons', null)).toBe(true);
});

test('lists of names are resolved by the whole name', () => {
  const customer = recordView({ type: 'customer', number: null, name: 'Birch  & Sons' });
  const answer = pageAnswer([customer]);
  const named = (value: string) => recordOfRow(row({ type: 'customer', by: 'name', value }), answer);
  expect(named('Birch & Sons')).toBe(customer);
  expect(named('Birch & Sons Ltd')).toBeNull();
  expect(named('birch & sons')).toBeNull();
});
