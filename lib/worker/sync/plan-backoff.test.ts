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

test('at least half of each wait is fixed, and none is longer than an hour', () => {
  fc.assert(
    fc.property(tries, random, (tried, chance) => {
      const wait = planBackoff(tried, chance, null);
      expect(wait).toBeGreaterThanOrEqual(15_000);
      expect(wait).toBeLessThanOrEqual(HOUR);
    }),
  );
});

const asked = fc.integer({ min: 0, max: 24 * HOUR });

test('is never shorter than the platform asked for', () => {
  fc.assert(
    fc.property(tries, random, asked, (tried, chance, ms) => {
      expect(planBackoff(tried, chance, ms)).toBeGreaterThanOrEqual(ms);
    }),
  );
});

test('exceeds what the platform asked for by at most a quarter, and at most half a minute', () => {
  for (const [ms, most] of [
    [1_000, 1_250],
    [2_000, 2_500],
    [20_000, 25_000],
    [HOUR, HOUR + 30_000],
  ] as const) {
    expect(planBackoff(1, 0, ms)).toBe(ms);
    expect(Math.round(planBackoff(1, 0.999_999, ms))).toBe(most);
  }
  fc.assert(
    fc.property(tries, random, fc.integer({ min: 30_000, max: 24 * HOUR }), (tried, chance, ms) => {
      expect(planBackoff(tried, chance, ms)).toBeLessThanOrEqual(Math.ceil(ms * 1.25));
    }),
  );
});

test('a platform that asks for no wait is still not asked again at once', () => {
  const least = [1, 2, 3, 4, 5, 6, 7].map((each) => planBackoff(each, 0, 0) / 1_000);
  expect(least).toEqual([1, 2, 4, 8, 16, 30, 30]);
});
