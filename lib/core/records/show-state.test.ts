import { expect, test } from 'vitest';
import { ACTION_NAMES, expectedState } from './actions.ts';
import { JOB_STATES, type JobState } from './job.ts';
import { showState } from './show-state.ts';
import { SYNC_STATES } from './sync-state.ts';

const open = (state: JobState, following = false) => ({ action: 'resync', state, following }) as const;

test('without a command, a badge shows what the platform reports; a failure with runs left is retried', () => {
  for (const state of SYNC_STATES) {
    expect(showState(state, null, null)).toBe(state);
    expect(showState(state, null, 0)).toBe(state);
    expect(showState(state, null, 2)).toBe(state === 'failed' ? 'retrying' : state);
  }
});

test('a command shows where it leads until it has ended, and then the platform’s report counts', () => {
  const leads = expectedState('resync');
  const shown = Object.fromEntries(
    JOB_STATES.map((state) => [state, showState('failed', open(state), null)]),
  );
  expect(shown).toEqual({
    ...{ queued: leads, leased: leads, sending: leads, in_doubt: leads },
    ...{ retry: 'scheduled', blocked: 'waiting' },
    ...{ parked: 'failed', done: 'failed', refused: 'failed', conflict: 'failed', canceled: 'failed' },
  });
  expect(showState('failed', open('done', true), null)).toBe(leads);
});

test('a command that leads to no state of its own changes nothing that is shown', () => {
  const quiet = ACTION_NAMES.filter((action) => expectedState(action) === null);
  expect(quiet.length).toBeGreaterThan(0);
  for (const action of quiet)
    for (const state of JOB_STATES)
      expect(showState('failed', { action, state, following: true }, null)).toBe('failed');
});
