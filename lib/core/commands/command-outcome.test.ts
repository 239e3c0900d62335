import { expect, test } from 'vitest';
import { ACTION_NAMES, type Action, needsRun } from '../records/actions.ts';
import { JOB_STATES, type JobState } from '../records/job.ts';
import { SHOWN_STATES, type ShownState } from '../records/sync-state.ts';
import {
  type CommandOutcome,
  joinEnds,
  NOT_CHANGED,
  outcomeOf,
  type StoredCommand,
} from './command-outcome.ts';

const command = (action: Action, state: JobState, more: Partial<StoredCommand> = {}): StoredCommand => ({
  action,
  state,
  following: false,
  problem: null,
  ...more,
});

test.each<[ShownState, CommandOutcome]>([
  ['synced', 'synced'],
  ['synced_warn', 'synced'],
  ['failed', 'failed'],
  ['changed', 'failed'],
  ['link_broken', 'failed'],
  ['scheduled', 'done'],
  ['waiting', 'done'],
  ['needs_approval', 'done'],
])('after a resync that has ended, a record that is %s makes it %s', (state, outcome) => {
  expect(outcomeOf(command('resync', 'done'), state)).toBe(outcome);
});

test('before a command ends, the state of its record does not matter', () => {
  for (const state of SHOWN_STATES) {
    expect(outcomeOf(command('resync', 'done', { following: true }), state)).toBe('under_way');
    for (const open of ['queued', 'blocked', 'leased', 'sending', 'in_doubt', 'retry'] as const) {
      expect(outcomeOf(command('resync', open), state)).toBe('under_way');
    }
  }
});

test('a command that was not executed is never done, and an undone one is no failure', () => {
  for (const state of SHOWN_STATES) {
    for (const not of ['refused', 'conflict', 'parked'] as const) {
      expect(outcomeOf(command('skip', not), state)).toBe('not_done');
    }
    expect(outcomeOf(command('skip', 'canceled', { problem: { code: 'undone' } }), state)).toBe('taken_back');
    expect(outcomeOf(command('resync', 'canceled', { problem: { code: NOT_CHANGED } }), state)).toBe(
      'not_done',
    );
  }
});

test('a command that makes the platform try nothing leaves a failure unchanged and has not failed', () => {
  for (const action of ACTION_NAMES.filter((each) => !needsRun(each))) {
    expect(outcomeOf(command(action, 'done'), 'failed')).toBe('done');
  }
  expect(outcomeOf(command('link', 'done'), 'synced')).toBe('synced');
});

test('a command that is no longer stored, or whose record is deleted, has ended', () => {
  expect(outcomeOf(undefined, 'failed')).toBe('done');
  expect(outcomeOf(command('delete', 'done'), null)).toBe('done');
  expect(JOB_STATES.map((state) => outcomeOf(command('delete', state), null))).not.toContain('failed');
});

test('a change and its follow-up have one outcome: the first failure decides', () => {
  const end = (outcome: CommandOutcome) => ({ outcome });
  expect(joinEnds([end('done'), end('synced')])?.outcome).toBe('synced');
  expect(joinEnds([end('done'), end('under_way')])?.outcome).toBe('under_way');
  const refused = end('not_done');
  expect(joinEnds([refused, end('not_done')])).toBe(refused);
  expect(joinEnds([])).toBeNull();
});
