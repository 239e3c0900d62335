import { expect, test } from 'vitest';
import { isSuspicious } from './plan-failsafe.ts';

test.each([
  [0, 0, false],
  [5, 5, false],
  [6, 29, true],
  [6, 30, false],
  [200, 1_000, false],
  [201, 1_000, true],
  [1_000, 1_000_000, false],
  [1_001, 1_000_000, true],
])('%i changes among %i records: suspicious %s', (changes, records, suspicious) => {
  expect(isSuspicious(changes, records)).toBe(suspicious);
});
