import { expect, test } from 'vitest';
import type { ShownState } from '../records/sync-state.ts';
import { outcomeOf } from './command-outcome.ts';

test.each<[ShownState, boolean, string]>([
  ['syncing', true, 'under_way'],
  ['synced', true, 'under_way'],
  ['synced', false, 'synced'],
  ['synced_warn', false, 'synced'],
  ['scheduled', false, 'under_way'],
  ['ready', false, 'under_way'],
  ['waiting', false, 'quiet'],
  ['failed', false, 'failed'],
  ['link_broken', false, 'failed'],
  ['needs_approval', false, 'quiet'],
])('a resync of a record that is %s (busy: %s) is %s', (state, busy, outcome) => {
  expect(outcomeOf('resync', { state, busy })).toBe(outcome);
});

test('after any command but resync, a pending record counts as settled', () => {
  expect(outcomeOf('approve', { state: 'ready', busy: false })).toBe('quiet');
  expect(outcomeOf('skip', { state: 'skipped', busy: false })).toBe('quiet');
  expect(outcomeOf('skip', { state: 'skipped', busy: true })).toBe('under_way');
});
