import { expect, test } from 'vitest';
import { formatNumber, plural } from './plural.ts';

const failures = { one: 'échec', other: 'échecs' };

test.each([
  [0, 'échec'],
  [1, 'échec'],
  [2, 'échecs'],
  [1_000_000, 'échecs'],
])('in French %i takes « %s »', (n, word) => {
  expect(plural('fr-CA', n, failures)).toBe(word);
});

test.each([
  [0, 'failures'],
  [1, 'failure'],
  [2, 'failures'],
])('in English %i takes "%s"', (n, word) => {
  expect(plural('en', n, { one: 'failure', other: 'failures' })).toBe(word);
});

test('numbers are grouped by the rules of the language', () => {
  expect(formatNumber(12400, 'en')).toBe('12,400');
  expect(formatNumber(12400, 'fr-CA')).toBe('12\u00a0400');
});
