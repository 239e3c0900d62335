import { expect, test } from 'vitest';
import { missedSince } from './note-sleep.ts';

const MINUTE = 60_000;
const due = (next_due_at: number | null, last_run_at: number | null, outage: object | null = null) => ({
  next_due_at,
  last_run_at,
  outage,
});

test('a sync that is overdue at the start of the worker was slept through, since the last one [SY-07]', () => {
  expect(missedSince([due(100 * MINUTE, 90 * MINUTE)], 700 * MINUTE)).toEqual({
    from: 90 * MINUTE,
    to: 700 * MINUTE,
  });
});

test('a few minutes are nothing, and neither is an outage, nor a sync that is never due', () => {
  expect(missedSince([due(100 * MINUTE, 90 * MINUTE)], 104 * MINUTE)).toBeNull();
  expect(missedSince([due(100 * MINUTE, 90 * MINUTE, {})], 700 * MINUTE)).toBeNull();
  expect(missedSince([due(null, 90 * MINUTE)], 700 * MINUTE)).toBeNull();
  expect(missedSince([], 700 * MINUTE)).toBeNull();
});

test('of several companies the one that ran last tells when it began', () => {
  const companies = [due(100 * MINUTE, 40 * MINUTE), due(100 * MINUTE, 90 * MINUTE)];
  expect(missedSince(companies, 700 * MINUTE)?.from).toBe(90 * MINUTE);
});
