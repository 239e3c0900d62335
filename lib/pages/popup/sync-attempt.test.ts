import { expect, test } from 'vitest';
import type { SyncAttempt } from '../../../components/popup/sync-attempt.ts';
import type { CompanySummary } from '../../protocol/views.ts';
import { beginAttempt, followAttempt } from './sync-attempt.ts';

const BEFORE = {
  company_key: 'a',
  counters: { to_approve: 4, pending: 4, failed: 4, by_state: {} },
  last_run_at: '2026-03-03T13:50:00Z',
  last_success_at: '2026-03-03T13:50:00Z',
  progress: null,
} as unknown as CompanySummary;
const RUNNING = {
  ...BEFORE,
  progress: {
    step: 'run',
    done: 0,
    total: null,
    started_at: '2026-03-03T14:00:00Z',
    remaining_seconds: null,
  },
} as CompanySummary;
const AFTER: CompanySummary = {
  ...BEFORE,
  counters: { ...BEFORE.counters, failed: 3 },
  last_run_at: '2026-03-03T14:00:05Z',
  last_success_at: '2026-03-03T14:00:05Z',
};

const follow = (...seen: [CompanySummary, number][]): SyncAttempt =>
  seen.reduce((attempt, [company, now]) => followAttempt(attempt, company, now), beginAttempt(BEFORE, 0));

test('a run that was seen to begin and succeed reports its changes [SS-02]', () => {
  expect(follow([RUNNING, 1000], [AFTER, 5000])).toEqual({
    status: 'done',
    company_key: 'a',
    result: { kind: 'succeeded', at: '2026-03-03T14:00:05Z', failed_by: -1, changed: true },
  });
});

test('a run too quick to be seen still reports its result', () => {
  expect(follow([AFTER, 1000])).toMatchObject({ status: 'done', result: { kind: 'succeeded' } });
});

test('a run that ends without a success did not finish', () => {
  expect(follow([RUNNING, 1000], [BEFORE, 3000])).toMatchObject({ result: { kind: 'unfinished' } });
  expect(follow([{ ...BEFORE, last_run_at: '2026-03-03T14:00:05Z' }, 1000])).toMatchObject({
    result: { kind: 'unfinished' },
  });
});

test('a run without any news is reported as such after the time limit', () => {
  expect(follow([BEFORE, 20_000])).toMatchObject({ status: 'running' });
  expect(follow([BEFORE, 20_001])).toMatchObject({ result: { kind: 'no_word' } });
});

test('another company’s data does not affect the attempt', () => {
  expect(follow([{ ...AFTER, company_key: 'b' }, 1000])).toMatchObject({ status: 'running' });
});

test.each(['refused', 'failed', 'partial'] as const)(
  'a run that was %s is told so, never as a success',
  (outcome) => {
    const last_sync = { id: '1', at: 4000, outcome, whole: true, detail: 'You may not start a run' };
    expect(follow([RUNNING, 1000], [{ ...AFTER, last_sync }, 5000])).toMatchObject({
      result: { kind: outcome, detail: 'You may not start a run' },
    });
    // An earlier one says nothing of this attempt.
    expect(follow([{ ...AFTER, last_sync: { ...last_sync, at: -1 } }, 5000])).toMatchObject({
      result: { kind: 'succeeded' },
    });
  },
);
