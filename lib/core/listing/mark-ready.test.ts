import { expect, test } from 'vitest';
import type { ShownState } from '../records/sync-state.ts';
import { listedRecord } from './list-record.fixture.ts';
import { readyAction } from './mark-ready.ts';

test.each<[ShownState, 'approve' | 'resync' | null]>([
  ['not_synced', 'approve'],
  ['needs_approval', 'approve'],
  ['failed', 'resync'],
  ['retrying', 'resync'],
  ['changed', 'resync'],
  ['canceled', 'resync'],
  ['skipped', 'resync'],
  ['ready', null],
  ['syncing', null],
  ['waiting', null],
  ['synced', null],
  ['synced_warn', null],
  ['link_broken', null],
  ['removed', null],
])('%s is made ready by %s', (state, action) => {
  expect(readyAction(listedRecord({ id: '1', state }))).toBe(action);
});

test('a command that the platform does not allow is not offered', () => {
  expect(readyAction(listedRecord({ id: '1', state: 'failed', allowed: ['skip'] }))).toBeNull();
});
