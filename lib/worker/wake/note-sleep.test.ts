import { expect, test } from 'vitest';
import { missedSince } from './note-sleep.ts';

const MINUTE = 60_000;
const due = (next_due_at: number | null, last_run_at: number | null, outage: object | null = null) => ({
  next_due_at,
  last_run_at,
  outage,
});

test('a sync overdue at worker start means that the computer slept since the last one [SY-07]', () => {
  expect(missedSince([due(100 * MINUTE, 90 * MINUTE)], 700 * MINUTE)).toEqual({
    from: 90 * MINUTE,
    to: 700 * MINUTE,
  });
});

test('a few minutes do not count as sleep, nor does an outage or a sync that is never due', () => {
  expect(missedSince([due(100 * MINUTE, 90 * MINUTE)], 104 * MINUTE)).toBeNull();
  expect(missedSince([due(100 * MINUTE, 90 * MINUTE, {})], 700 * MINUTE)).toBeNull();
  expect(missedSince([due(null, 90 * MINUTE)], 700 * MINUTE)).toBeNull();
  expect(missedSince([], 700 * MINUTE)).toBeNull();
});

test('of several companies, the last run tells when the sleep began', () => {
  const companies = [due(100 * MINUTE, 40 * MINUTE), due(100 * MINUTE, 90 * MINUTE)];
  expect(missedSince(companies, 700 * MINUTE)?.from).toBe(90 * MINUTE);
});
