import { expect, test } from 'vitest';
import { planNextWake, type WakeFacts } from './plan-next-wake.ts';

const NOW = 1_000_000;
const quiet: WakeFacts = { cycleUnderWay: false, outageUntil: null, scheduledAt: null, commandAt: null };

test.each<[string, Partial<WakeFacts>[], number | null]>([
  ['nothing due', [{}], null],
  ['no company', [], null],
  ['the schedule', [{ scheduledAt: NOW + 600_000 }], NOW + 600_000],
  ['the earliest of several companies', [{ scheduledAt: NOW + 9 }, { scheduledAt: NOW + 3 }], NOW + 3],
  ['a cycle left over', [{ cycleUnderWay: true, scheduledAt: NOW + 600_000 }], NOW + 30_000],
  ['a cycle that waits out an outage', [{ cycleUnderWay: true, outageUntil: NOW + 90_000 }], NOW + 90_000],
  ['a command held for undo', [{ commandAt: NOW + 10_000, scheduledAt: NOW + 600_000 }], NOW + 10_000],
  ['a command during an outage', [{ commandAt: NOW, outageUntil: NOW + 60_000 }], NOW + 60_000],
  ['the schedule during an outage', [{ scheduledAt: NOW, outageUntil: NOW + 60_000 }], NOW + 60_000],
  ['something overdue', [{ scheduledAt: NOW - 5 }], NOW],
])('wakes for %s', (_, facts, expected) => {
  expect(
    planNextWake(
      facts.map((each) => ({ ...quiet, ...each })),
      NOW,
    ),
  ).toBe(expected);
});
