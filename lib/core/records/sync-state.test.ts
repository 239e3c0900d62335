import { expect, test } from 'vitest';
import { countedAs, isSynced, SHOWN_STATES, STATES, SYNC_STATES } from './sync-state.ts';

test.each(SHOWN_STATES)(
  '%s is either on its way, in need of a person, in agreement, or none of these',
  (state) => {
    const { progress, attention } = STATES[state];
    expect(
      [progress !== null, attention !== null, isSynced(state)].filter(Boolean).length,
    ).toBeLessThanOrEqual(1);
  },
);

test('Each of the three numbers counts its states', () => {
  const states = (number: string | null) => SHOWN_STATES.filter((state) => countedAs(state) === number);
  expect(states('to_approve')).toEqual(['needs_approval']);
  expect(states('pending')).toEqual(['ready', 'scheduled', 'syncing', 'waiting']);
  expect(states('failed')).toEqual(['retrying', 'failed', 'changed', 'link_broken', 'unknown']);
});

test('The platform reports every state but the one that Tickmark derives', () => {
  const reported: ReadonlySet<string> = new Set(SYNC_STATES);
  expect(SHOWN_STATES.filter((state) => !reported.has(state))).toEqual(['retrying']);
});
