import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counters, countChange, NO_RECORDS } from './counters.ts';
import { lineGroups } from './line-groups.ts';
import { isSynced, SHOWN_STATES } from './sync-state.ts';

const of = (states: Readonly<Record<string, number>>, type = 'invoice') =>
  Object.fromEntries(Object.entries(states).map(([state, count]) => [`${type} ${state}`, count]));

test('the line counts what agrees and what does not, and tells failures without a copy apart', () => {
  const by_type = {
    ...of({ synced: 129, synced_warn: 8, changed: 6, failed: 1, skipped: 4, 'ready new': 2 }),
    ...of({ 'failed new': 7, 'retrying new': 3, 'synced new': 0 }),
    ...of({ synced: 40, failed: 2, link_broken: 1 }, 'payment'),
  };
  expect(lineGroups(by_type, ['invoice'])).toEqual({
    groups: [
      { group: 'agree', count: 129 },
      { group: 'warned', count: 8 },
      { group: 'changed', count: 6 },
      { group: 'failed', count: 1 },
      { group: 'failed_absent', count: 10 },
      { group: 'pending', count: 2 },
    ],
    attention: 17,
  });
  expect(lineGroups(by_type, ['invoice', 'payment']).attention).toBe(20);
  expect(lineGroups(by_type, ['bill'])).toEqual({ groups: [], attention: 0 });
});

test('for any records, what needs a decision adds up to the count that is on every surface', () => {
  const record = fc.tuple(fc.constantFrom('invoice', 'bill'), fc.constantFrom(...SHOWN_STATES), fc.boolean());
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const counters = records.reduce<Counters>(
        (sum, [, state]) => countChange(sum, null, state),
        NO_RECORDS,
      );
      const by_type: Record<string, number> = {};
      for (const [type, state, isNew] of records) {
        const key = `${type} ${state}${isNew ? ' new' : ''}`;
        by_type[key] = (by_type[key] ?? 0) + 1;
      }
      const { groups, attention } = lineGroups(by_type, null);
      const sum = (...names: readonly string[]) =>
        groups.reduce((total, { group, count }) => (names.includes(group) ? total + count : total), 0);
      expect(attention).toBe(counters.failed);
      expect(sum('failed', 'failed_absent', 'changed', 'link_broken', 'unknown')).toBe(counters.failed);
      expect(sum('agree', 'warned')).toBe(records.filter(([, state]) => isSynced(state)).length);
      expect(sum('pending')).toBe(counters.pending);
      expect(groups.every(({ count }) => count > 0)).toBe(true);
      const parts = ['invoice', 'bill'].map((type) => lineGroups(by_type, [type]).attention);
      expect(parts.reduce((total, part) => total + part)).toBe(attention);
    }),
  );
});
