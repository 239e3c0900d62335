import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterJudging, MOST, planJudging } from './plan-judging.ts';

const failures = (count: number, moved = 1, rules = 'a') => ({ count, moved, rules });

test('every failure is judged, however many there are; once a turn has had no result, none is read any more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12_345 }), fc.nat({ max: 20_000 }), (count, begun) => {
      const seen = new Set<number>();
      let at = planJudging({ moved: 0, rules: 'a', next: begun, left: 0 }, failures(count));
      let cycles = 0;
      for (; at.left > 0; cycles += 1) {
        const judged = Math.min(MOST, count - at.next);
        for (let place = at.next; place < at.next + judged; place += 1) seen.add(place);
        at = planJudging(afterJudging(at, failures(count), judged, true), failures(count));
      }
      expect(seen.size).toBe(count);
      expect(cycles).toBeLessThanOrEqual(Math.ceil(count / MOST) + 1);
    }),
  );
});

test('a failure or a rule that changes, and a result, begin the turn anew', () => {
  const calm = { moved: 1, rules: 'a', next: 0, left: 0 };
  expect(planJudging(calm, failures(5)).left).toBe(0);
  expect(planJudging(calm, failures(5, 2)).left).toBe(5);
  expect(planJudging(calm, failures(5, 1, 'b')).left).toBe(5);
  expect(afterJudging({ ...calm, left: 5 }, failures(5), 5, false).left).toBe(5);
  expect(planJudging(undefined, failures(3))).toMatchObject({ next: 0, left: 3 });
});
