import { expect, test } from 'vitest';
import { SHOWN_STATES, STATES, SYNC_STATES } from './sync-state.ts';

test.each(SHOWN_STATES)('%s counts as its other columns say', (state) => {
  const { countedAs, progress, attention, synced, hiddenAtFirst } = STATES[state];
  expect(countedAs === 'pending').toBe(progress !== null);
  expect(countedAs === 'failed').toBe(attention !== null);
  if (synced) expect([countedAs, hiddenAtFirst]).toEqual([null, true]);
});

test('The platform reports every state but the one that Tickmark derives', () => {
  const reported: ReadonlySet<string> = new Set(SYNC_STATES);
  expect(SHOWN_STATES.filter((state) => !reported.has(state))).toEqual(['retrying']);
});
