import { expect, test } from 'vitest';
import { judgeQueue, type QueueFacts } from './judge-queue.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-03-03T12:00:00Z');

/** A queue that moves: hourly, processed a moment ago, nothing waits. */
const moving: QueueFacts = {
  ...{ intervalMs: HOUR, stalledSince: null, scheduled: 0, processedAt: NOW - MINUTE, nextDueAt: NOW + HOUR },
  ...{
    connectedAt: NOW - 30 * HOUR,
    firstReadDone: true,
    due: null,
    doubtful: null,
    accepted: null,
    cycle: null,
  },
};
const judged = (facts: Partial<QueueFacts>) => judgeQueue({ ...moving, ...facts }, NOW);

test('a queue that moves or is empty has no fault', () => {
  expect(judged({})).toBeNull();
  expect(judged({ due: { count: 3, since: NOW - 9 * MINUTE } })).toBeNull();
  expect(judged({ cycle: { stepSince: NOW - 14 * MINUTE, runSince: null } })).toBeNull();
  expect(judged({ nextDueAt: NOW - 9 * MINUTE })).toBeNull();
});

const day = NOW - 24 * HOUR;
const faults = [
  ['stalled', { stalledSince: day }],
  ['stalled', { scheduled: 4, processedAt: day }],
  ['run_stands', { cycle: { stepSince: NOW, runSince: day } }],
  ['cycle_stands', { cycle: { stepSince: day, runSince: null } }],
  ['not_answered', { doubtful: { count: 1, since: day } }],
  ['not_sent', { due: { count: 5, since: day } }],
  ['not_done', { accepted: { count: 2, since: day } }],
  ['never_read', { firstReadDone: false }],
  ['overdue', { nextDueAt: day }],
] as const;

test.each(faults)('what waits too long is told: %s, of %j', (fault, facts) => {
  const told = judged(facts);
  expect(told?.fault).toBe(fault);
  const waiting = Object.values(facts).find((each) => typeof each === 'object' && 'count' in each);
  expect(told?.count).toBe(waiting && 'count' in waiting ? waiting.count : 0);
});

test('of several faults the worst is told: the first of the list', () => {
  // A cycle under way takes the place of one that is overdue.
  for (const [at, [fault, facts]] of faults.entries())
    for (const [other, more] of faults.slice(at + 1))
      if (!('cycle' in facts && 'cycle' in more))
        expect(judged({ ...more, ...facts })?.fault, other).toBe(fault);
});

test('without automatic syncs nothing is overdue, and nothing stands because records are scheduled', () => {
  expect(judged({ intervalMs: null, nextDueAt: day, scheduled: 9, processedAt: day })).toBeNull();
});
