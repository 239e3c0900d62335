import { expect, test } from 'vitest';
import { addDays } from './add-days.ts';

test.each([
  ['2026-03-08', 1, '2026-03-09'],
  ['2026-11-02', -1, '2026-11-01'],
  ['2026-01-31', 1, '2026-02-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-01-31', -30, '2026-01-01'],
  ['no date', 1, ''],
  ['', 1, ''],
])('%s and %d days: %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
});
