import { expect, test } from 'vitest';
import { recordOfRef } from './record-of-ref.ts';
import { recordView } from './record-view.fixture.ts';

test('a record page finds the one record linked to it, by type and id', () => {
  const record = recordView({ quickbooks: { type: 'Invoice', id: '145' } });
  const payment = recordView({ id: 'pay_1', quickbooks: { type: 'Payment', id: '145' } });
  expect(recordOfRef({ type: 'Invoice', id: '145' }, [payment, record])).toBe(record);
  expect(recordOfRef({ type: 'Invoice', id: '146' }, [record])).toBeNull();
  expect(
    recordOfRef({ type: 'Invoice', id: '145' }, [record, recordView({ ...record, id: 'inv_2' })]),
  ).toBeNull();
});
