import { expect, test } from 'vitest';
import { makeRecord } from '../../../test/engine/world/make-record.ts';
import { labelKeyOf } from './label-key.ts';

const copy = {
  type: 'Invoice',
  id: '145',
  name: null,
  party: null,
  date: null,
  amount: null,
  status: 'active',
  checked_at: null,
} as const;

test.each([
  ['its own number', { number: '1043' }, 'invoice:1043'],
  [
    'the number of its copy, which another document may share with the record',
    { number: '1043', sync: { quickbooks: { ...copy, number: '1043-A' } } },
    'invoice:1043-a',
  ],
  [
    'its own number where that of the copy is not known',
    { number: '1043', sync: { quickbooks: { ...copy, number: null } } },
    'invoice:1043',
  ],
  ['its name, without case and spaces', { type: 'customer', name: ' Cedar  Grove ' }, 'customer:cedar grove'],
  ['nothing', { number: null }, ''],
] as const)('a list names a record by %s', (_, given, key) => {
  expect(labelKeyOf(makeRecord({ id: 'i1', ...given }))).toBe(key);
});
