import { expect, test } from 'vitest';
import type { FollowedBatch } from '../../core/listing/command-batch.ts';
import type { JobRow } from '../../store/rows.ts';
import { followBatches } from './follow-batches.ts';

type Job = Pick<JobRow, 'key' | 'lane'>;

/** A store whose commands and records are read only on request. */
function bench() {
  const batch: FollowedBatch = { kind: 'resync', keys: ['1', '2'], record_ids: ['a', 'b'], before: {} };
  const store = { jobs: [] as Job[], state: 'failed', syncing: false };
  let seen = { ...store };
  const ends: string[] = [];
  let current: FollowedBatch | null = batch;
  const batches = followBatches({
    batch: () => current,
    jobs: () => seen.jobs,
    isSyncing: () => seen.syncing,
    look: async () => {
      await Promise.resolve();
      seen = { ...store };
    },
    onEnd: () => {
      ends.push(seen.state);
      current = null;
    },
  });
  return {
    batch,
    store,
    ends,
    batches,
    /** Reads commands but no records, as after a push that names none. */
    seeJobs: () => {
      seen = { ...seen, jobs: store.jobs };
    },
  };
}

const job = (key: string, lane: Job['lane']): Job => ({ key, lane });

test('a batch that has not been read yet has not ended', async () => {
  const { batches, ends, store, batch } = bench();
  await batches.check();
  expect(batches.done(batch)).toBe(0);
  store.jobs = [job('1', 'due'), job('2', 'due')];
  await batches.begin(batch);
  expect(ends).toEqual([]);
  expect(batches.done(batch)).toBe(0);
});

test('accepted commands count as done, and the end is judged by the records read after it', async () => {
  const { batches, ends, store, batch, seeJobs } = bench();
  store.jobs = [job('1', 'following'), job('2', 'due')];
  await batches.begin(batch);
  expect(batches.done(batch)).toBe(1);
  store.jobs = [];
  store.state = 'synced';
  seeJobs();
  await Promise.all([batches.check(), batches.check()]);
  expect(ends).toEqual(['synced']);
});

test('a batch that ended before the first read is judged at once', async () => {
  const { batches, ends, store, batch } = bench();
  store.state = 'synced';
  await batches.begin(batch);
  expect(ends).toEqual(['synced']);
});

test('a record that waits for its run keeps the batch open after its commands have settled', async () => {
  const { batches, ends, store, batch } = bench();
  store.syncing = true;
  await batches.begin(batch);
  expect(ends).toEqual([]);
  store.syncing = false;
  store.state = 'synced';
  await batches.begin(batch);
  expect(ends).toEqual(['synced']);
});
