import { expect, test } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import {
  COMPANY,
  claimDueJobs,
  give,
  job,
  mirror,
  request,
  SESSION,
  settleJobs,
  storeWith,
} from '../../../test/engine/world/plain-store.ts';
import { failureOf } from '../records/mirror-records.ts';
import { claimCompany } from './claim-company.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import { takeBackJob } from './take-back-job.ts';

const FAILED = makeRecord({
  id: 'i1',
  sync: { state: 'failed', error: { code: '610', message: 'Gone 12', detail: null, request_id: null } },
});

test('the same key is one job, and so is the same command on a record while one is open', async () => {
  const tables = await storeWith([FAILED]);
  const [first] = await give(tables, request({ key: 'a', record_id: 'i1' }));
  const [repeated] = await give(tables, request({ key: 'a', record_id: 'i1' }));
  const [pressedAgain] = await give(tables, request({ key: 'b', record_id: 'i1' }));
  expect([first?.key, repeated?.key, pressedAgain?.key]).toEqual(['a', 'a', 'a']);
  expect(await tables.bulk.jobs.count()).toBe(1);
  expect(await tables.bulk.log.count()).toBe(1);
});

test('another command, or the same with other input, is another job, in order of request', async () => {
  const tables = await storeWith([FAILED]);
  await give(tables, request({ key: 'a', record_id: 'i1' }));
  await give(tables, request({ key: 'b', record_id: 'i1', input: { fields: { amount: 'platform' } } }));
  await give(tables, request({ key: 'c', record_id: 'i1', action: 'skip' }));
  const rows = await tables.bulk.jobs.all();
  expect(rows.sort((a, b) => a.order - b.order).map((row) => row.key)).toEqual(['a', 'b', 'c']);
});

test('a record that is not in the mirror rejects its request and all that came with it', async () => {
  const tables = await storeWith([FAILED]);
  const requests = [request({ key: 'a', record_id: 'i1' }), request({ key: 'b', record_id: 'nowhere' })];
  await expect(give(tables, ...requests)).rejects.toMatchObject({ code: 'record_gone', retryable: false });
  expect(await tables.bulk.jobs.count()).toBe(0);
  expect(await tables.bulk.log.count()).toBe(0);
});

test('an automatic request yields to any open job on its record', async () => {
  const tables = await storeWith([FAILED]);
  await give(
    tables,
    request({ key: 'a', record_id: 'i1', action: 'skip', hold: { session: SESSION, ms: 10_000 } }),
  );
  const [yielded] = await give(tables, request({ key: 'b', record_id: 'i1', asked_by: 'correction' }));
  expect(yielded?.key).toBe('a');
  expect(await tables.bulk.jobs.count()).toBe(1);
});

test('a user’s command ends the grace count; undo restarts the count', async () => {
  const tables = await storeWith([FAILED]);
  const grace = async () => (await tables.bulk.records.get([COMPANY, 'i1']))?.grace;
  await give(
    tables,
    request({ key: 'a', record_id: 'i1', action: 'skip', hold: { session: SESSION, ms: 10_000 } }),
  );
  expect(await grace()).toEqual({ failure: failureOf(FAILED), cycles: 0, corrected: true });
  await takeBackJob(tables, 'a', 'undone', BEGIN);
  expect(await grace()).toBeNull();
});

test('a tried correction is remembered while the record retries, whatever its version', async () => {
  const tables = await storeWith([FAILED]);
  const grace = { failure: failureOf(FAILED), cycles: 3, corrected: true };
  const row = await tables.bulk.records.get([COMPANY, 'i1']);
  if (row) await tables.bulk.records.put({ ...row, grace });
  const later = (n: number) => new Date(BEGIN + n).toISOString();
  const graceAfter = async (...states: Parameters<typeof makeRecord>[0][]) => {
    for (const state of states) await mirror(tables, [makeRecord(state)]);
    return (await tables.bulk.records.get([COMPANY, 'i1']))?.grace;
  };
  const again = { code: '610', message: 'Gone 13', detail: null, request_id: null };
  expect(
    await graceAfter(
      { id: 'i1', version: '2', updated_at: later(1), sync: { state: 'scheduled' } },
      { id: 'i1', version: '3', updated_at: later(2), sync: { state: 'failed', error: again } },
    ),
  ).toEqual(grace);
  expect(
    await graceAfter({ id: 'i1', version: '4', updated_at: later(3), sync: { state: 'synced' } }),
  ).toBeNull();
});

test('a parked command that is requested again is retried under its own key', async () => {
  const tables = await storeWith([FAILED]);
  await give(tables, request({ key: 'a', record_id: 'i1' }));
  const company = await claimCompany(tables, COMPANY);
  const epoch = company?.epoch ?? 0;
  await claimDueJobs(tables, COMPANY, epoch, BEGIN, 10);
  await settleJobs(
    tables,
    COMPANY,
    epoch,
    new Map([['a', { to: 'parked', code: 'stopped_the_worker' }]]),
    BEGIN,
  );
  expect(await job(tables, 'a')).toMatchObject({ state: 'parked', lane: 'parked' });
  // The same request, repeated, changes nothing.
  await give(tables, request({ key: 'a', record_id: 'i1' }));
  expect(await job(tables, 'a')).toMatchObject({ state: 'parked' });
  const [resumed] = await enqueueJobs(tables, [request({ key: 'b', record_id: 'i1' })], BEGIN + 5);
  expect(resumed).toMatchObject({
    key: 'a',
    state: 'retry',
    lane: 'due',
    due_at: BEGIN + 5,
    starts: 0,
    problem: null,
  });
  expect(await tables.bulk.jobs.count()).toBe(1);
});
