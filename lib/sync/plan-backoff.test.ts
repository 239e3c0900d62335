import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planBackoff } from './plan-backoff.ts';

const tries = fc.integer({ min: 1, max: 10_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const HOUR = 60 * 60_000;

test('grows from half a minute to at most an hour', () => {
  const most = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => planBackoff(each, 0.999_999, null) / 1_000);
  expect(most.map(Math.round)).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
});

test('at least half of each wait is certain, and it is never longer than an hour', () => {
  fc.assert(
    fc.property(tries, random, (tried, chance) => {
      const wait = planBackoff(tried, chance, null);
      expect(wait).toBeGreaterThanOrEqual(15_000);
      expect(wait).toBeLessThanOrEqual(HOUR);
    }),
  );
});

test('is never shorter than the platform asked for, nor much longer', () => {
  fc.assert(
    fc.property(tries, random, fc.integer({ min: 0, max: 24 * HOUR }), (tried, chance, asked) => {
      const wait = planBackoff(tried, chance, asked);
      expect(wait).toBeGreaterThanOrEqual(asked);
      expect(wait).toBeLessThanOrEqual(asked + 30_000);
    }),
  );
});
