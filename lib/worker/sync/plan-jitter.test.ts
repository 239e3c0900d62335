import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planJitter } from './plan-jitter.ts';

test('is under half a minute, and constant for one browser', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(500), (id, companies) => {
      expect(planJitter(id, companies)).toBeGreaterThanOrEqual(0);
      expect(planJitter(id)).toBe(planJitter(id));
      expect(planJitter(id)).toBeGreaterThanOrEqual(0);
      expect(planJitter(id)).toBeLessThan(30_000);
    }),
  );
});

test('spreads browsers, however similar their ids', () => {
  const tenths = Array.from({ length: 100 }, (_, at) => Math.floor(planJitter(`browser-${at}`) / 3_000));
  expect(new Set(tenths).size).toBe(10);
});

test('spreads fifty companies over minutes, none so late that its sync counts as missed', () => {
  const delays = Array.from({ length: 50 }, (_, at) => planJitter(`company-${at}`, 50));
  expect(Math.max(...delays)).toBeGreaterThan(90_000);
  expect(new Set(delays.map((delay) => Math.floor(delay / 15_000))).size).toBe(10);
  expect(Math.max(...Array.from({ length: 500 }, (_, at) => planJitter(`${at}`, 500)))).toBeLessThan(
    5 * 60_000,
  );
});
