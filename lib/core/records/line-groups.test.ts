import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counters, countChange, NO_RECORDS } from './counters.ts';
import { lineGroups } from './line-groups.ts';
import { isSynced, SHOWN_STATES, STATES } from './sync-state.ts';

test('the line counts what agrees and what does not, and tells failures without a copy apart', () => {
  const by_state = { synced: 129, synced_warn: 8, changed: 6, failed: 8, retrying: 3, skipped: 4, ready: 2 };
  expect(lineGroups({ by_state }, 10)).toEqual([
    { group: 'agree', count: 129 },
    { group: 'warned', count: 8 },
    { group: 'changed', count: 6 },
    { group: 'failed', count: 1 },
    { group: 'failed_absent', count: 10 },
    { group: 'pending', count: 2 },
  ]);
});

test('for any records, what needs a decision adds up to the count that is on every surface', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SHOWN_STATES)), fc.nat(), (states, some) => {
      const counters = states.reduce<Counters>((sum, state) => countChange(sum, null, state), NO_RECORDS);
      const failed = states.filter((state) => STATES[state].attention === 'failed').length;
      const groups = lineGroups(counters, Math.min(some, failed));
      const sum = (...names: readonly string[]) =>
        groups.reduce((total, { group, count }) => (names.includes(group) ? total + count : total), 0);
      expect(sum('failed', 'failed_absent', 'changed', 'link_broken', 'unknown')).toBe(counters.failed);
      expect(sum('agree', 'warned')).toBe(states.filter(isSynced).length);
      expect(sum('pending')).toBe(counters.pending);
      expect(groups.every(({ count }) => count > 0)).toBe(true);
    }),
  );
});
