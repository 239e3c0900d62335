import { expect, test } from 'vitest';
import { isEqual } from './is-equal.ts';

test('deeply equal values are equal, whatever the order of their fields', () => {
  expect(isEqual({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBe(true);
  expect(isEqual({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isEqual(null, null)).toBe(true);
});

test('values that differ anywhere are not equal', () => {
  expect(isEqual({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(isEqual({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(isEqual([], {})).toBe(false);
  expect(isEqual(null, {})).toBe(false);
  expect(isEqual('1', 1)).toBe(false);
});
