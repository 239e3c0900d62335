import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeGuard } from './guard.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const forever = new AbortController().signal;
const SECOND = 1_000;

/** Inserts at this rate whenever allowed; returns the number of insertions and the length of each rest. */
function fight(guard: ReturnType<typeof makeGuard>, seconds: number, aSecond: number) {
  let puts = 0;
  const rests: number[] = [];
  for (let times = 0, since = 0; times < seconds * aSecond; times++) {
    const wasResting = guard.isResting;
    if (guard.mayPut('title')) puts++;
    if (guard.isResting && !wasResting) since = Date.now();
    vi.advanceTimersByTime(SECOND / aSecond);
    if (!guard.isResting && since > 0) {
      rests.push(Date.now() - since);
      since = 0;
    }
  }
  return { puts, rests };
}

test('1,600 removals within 12 seconds cause few insertions', () => {
  expect(fight(makeGuard(forever), 12, 1_600 / 12).puts).toBeLessThan(500);
});

test('for any rate and duration of removals, each rest is longer, and work stays bounded', () => {
  fc.assert(
    fc.property(fc.integer({ min: 45, max: 300 }), fc.integer({ min: 60, max: 900 }), (aSecond, seconds) => {
      const { puts, rests } = fight(makeGuard(forever), seconds, aSecond);
      expect(rests.length).toBeGreaterThan(1);
      for (const [at, rest] of rests.entries()) {
        expect(rest).toBeGreaterThan((rests[at - 1] ?? 0) * 1.9);
      }
      // A rest follows 200 insertions within a period, and at most as many in the period before.
      expect(puts).toBeLessThanOrEqual(401 * (Math.log2(seconds / 10 + 1) + 1));
    }),
    { numRuns: 20 },
  );
});

test('a page that re-renders slowly does not count as a fight', () => {
  expect(fight(makeGuard(forever), 60, 30)).toEqual({ puts: 60 * 30, rests: [] });
});

test('each place has its own count', () => {
  const guard = makeGuard(forever);
  for (let row = 0; row < 1_000; row++) expect(guard.mayPut(`row ${row}`)).toBe(true);
});

test('a rest ends by itself, or earlier on request', async () => {
  const guard = makeGuard(forever);
  const changes: boolean[] = [];
  guard.onChange(() => changes.push(guard.isResting), forever);
  for (let times = 0; times < 300; times++) guard.mayPut('title');
  expect(guard.isResting).toBe(true);
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  expect(guard.isResting).toBe(false);
  for (let times = 0; times < 300; times++) guard.mayPut('title');
  await vi.advanceTimersByTimeAsync(SECOND);
  guard.goOn();
  await vi.advanceTimersByTimeAsync(0);
  expect(guard.isResting).toBe(false);
  expect(changes).toEqual([true, false, true, false]);
});

test('after a long quiet time, a rest is as short as the first', () => {
  const guard = makeGuard(forever);
  const lengthOfRest = () => {
    for (let times = 0; times < 300; times++) guard.mayPut('title');
    let length = 0;
    for (; guard.isResting; length++) vi.advanceTimersByTime(SECOND);
    return length;
  };
  expect([lengthOfRest(), lengthOfRest(), lengthOfRest()]).toEqual([10, 20, 40]);
  vi.advanceTimersByTime(321 * SECOND);
  expect(lengthOfRest()).toBe(10);
});

test('at the end, no timer or listener is left', () => {
  const end = new AbortController();
  const guard = makeGuard(end.signal);
  for (let times = 0; times < 300; times++) guard.mayPut('title');
  end.abort();
  expect(vi.getTimerCount()).toBe(0);
});
