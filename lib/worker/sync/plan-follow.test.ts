import { expect, test } from 'vitest';
import { SYNC_STATES, type SyncState } from '../../core/records/sync-state.ts';
import { isOver, isOwnLookDue, planLook } from './plan-follow.ts';

test('accepted commands are looked at within five seconds for a minute, whatever the clock does', () => {
  expect(planLook([])).toBeNull();
  for (let age = 0; age < 60_000; age += 500) {
    expect(planLook([age]), `${age} ms`).toBeLessThanOrEqual(5_000);
    expect(planLook([-age]), `${-age} ms: the clock was set back`).toBeLessThanOrEqual(5_000);
  }
  expect(planLook([60_000])).toBeNull();
  // The youngest decides.
  expect(planLook([600_000, 11_999])).toBe(3_000);
  expect(planLook([600_000, 12_000])).toBe(4_000);
});

test('a command is read by itself after 3, 10, 30 and 60 seconds, and no more', () => {
  const looks: number[] = [];
  for (let age = 0; age <= 600_000; age += 500) if (isOwnLookDue(looks.length, age)) looks.push(age);
  expect(looks).toEqual([3_000, 10_000, 30_000, 60_000]);
});

test('a command is done where its record has another version and waits for nothing', () => {
  const record = (state: SyncState, version: string) => ({ version, sync: { state } });
  expect(isOver('1', undefined)).toBe(true);
  const waiting: SyncState[] = [];
  for (const state of SYNC_STATES) {
    if (isOver('1', record(state, '2'))) {
      expect(isOver('1', record(state, '1')), `${state}, the version of before`).toBe(false);
      expect(isOver(null, record(state, '1')), `${state}, done at once`).toBe(true);
    } else waiting.push(state);
  }
  expect(waiting).toEqual(['ready', 'scheduled', 'syncing']);
});
