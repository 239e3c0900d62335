import { expect, test } from 'vitest';
import { countedAs, isSynced, SHOWN_STATES, STATES, SYNC_STATES } from './sync-state.ts';

test.each(SHOWN_STATES)('%s is under way, needs a person, is synced, or none of these', (state) => {
  const { progress, attention } = STATES[state];
  expect([progress !== null, attention !== null, isSynced(state)].filter(Boolean).length).toBeLessThanOrEqual(
    1,
  );
});

test('each of the three counts includes its states', () => {
  const states = (number: string | null) => SHOWN_STATES.filter((state) => countedAs(state) === number);
  expect(states('to_approve')).toEqual(['needs_approval']);
  expect(states('pending')).toEqual(['ready', 'scheduled', 'syncing', 'waiting']);
  expect(states('failed')).toEqual(['retrying', 'failed', 'changed', 'link_broken', 'unknown']);
});

test('the platform reports every state except the one that Tickmark derives', () => {
  const reported: ReadonlySet<string> = new Set(SYNC_STATES);
  expect(SHOWN_STATES.filter((state) => !reported.has(state))).toEqual(['retrying']);
});
