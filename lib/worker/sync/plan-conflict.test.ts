import { expect, test } from 'vitest';
import type { Action } from '../../core/records/actions.ts';
import type { SyncState } from '../../core/records/sync-state.ts';
import { isAlreadyFulfilled } from './plan-conflict.ts';

test.each<[Action, Record<string, unknown>, SyncState, boolean]>([
  ['resync', {}, 'scheduled', true],
  ['resync', {}, 'synced', true],
  ['resync', {}, 'changed', false],
  ['resync', { fields: { amount: 'platform' } }, 'scheduled', false],
  ['approve', {}, 'ready', true],
  ['approve', {}, 'removed', false],
  ['skip', {}, 'skipped', true],
  ['skip', {}, 'synced', false],
  ['link', { quickbooks: { type: 'Customer', id: '71' } }, 'synced', false],
  ['clear_id', {}, 'ready', false],
  ['update', { fields: { name: 'Mulch' } }, 'synced', false],
])('%s %o on a record that is now %s: already fulfilled %s', (action, input, state, done) => {
  expect(isAlreadyFulfilled(action, input, state)).toBe(done);
});
