import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grace } from '../../core/records/grace.ts';
import { type CorrectionRule, planGrace } from './plan-grace.ts';

const safe: CorrectionRule = { uses_grace: true, correction: 'rematch-product', when: 'after-grace' };
const atOnce: CorrectionRule = { uses_grace: false, correction: 'resend-once', when: 'at-once' };
const none: CorrectionRule = { uses_grace: true, correction: null, when: null };

/** The result for one failure over these cycles; `true` for an automatic one. */
function over(rule: CorrectionRule, cycles: readonly boolean[], failure = 'f') {
  let grace: Grace | null = null;
  return cycles.map((counts) => {
    const planned = planGrace(failure, grace, rule, counts);
    grace = planned.grace;
    return planned.correct;
  });
}

test('a failure is cycle 0; its correction is tried once after three more automatic cycles [SS-16]', () => {
  expect(over(safe, [true, true, true, true, true, true])).toEqual([
    null,
    null,
    null,
    'rematch-product',
    null,
    null,
  ]);
});

test('cycles requested by users do not count', () => {
  expect(over(safe, [true, false, true, false, false, true, true])).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    'rematch-product',
  ]);
});

test('an immediate correction is made once, in the first automatic cycle that sees the failure', () => {
  expect(over(atOnce, [false, true, true])).toEqual([null, 'resend-once', null]);
});

test('a failure without a safe correction is never touched nor counted [SS-17]', () => {
  expect(planGrace('f', null, none, true)).toEqual({ grace: null, correct: null });
});

test('another failure restarts the count', () => {
  const before = { failure: 'f', cycles: 2, corrected: false };
  expect(planGrace('g', before, safe, true)).toEqual({
    grace: { failure: 'g', cycles: 0, corrected: false },
    correct: null,
  });
});

test('a correction held back after its grace is made once it is released, whoever requested the cycle', () => {
  const over = { failure: 'f', cycles: 3, corrected: false };
  expect(planGrace('f', over, safe, false)).toEqual({
    grace: { failure: 'f', cycles: 3, corrected: true },
    correct: 'rematch-product',
  });
});

test('for any cycles, a failure is corrected at most once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { maxLength: 30 }),
      fc.constantFrom(safe, atOnce, none),
      (cycles, rule) => {
        const corrected = over(rule, cycles).filter((each) => each !== null).length;
        expect(corrected).toBeLessThanOrEqual(1);
      },
    ),
  );
});
