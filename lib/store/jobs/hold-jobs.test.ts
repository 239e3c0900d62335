import { expect, test, vi } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import {
  COMPANY,
  claimDueJobs,
  give,
  job,
  request,
  SESSION,
  storeWith,
} from '../../../test/engine/world/plain-store.ts';
import { claimCompany } from './claim-company.ts';
import { releaseDueHolds, releaseJob, releaseJobs } from './hold-jobs.ts';
import { takeBackJob } from './take-back-job.ts';

const held = { session: SESSION, ms: 10_000 };
const records = [makeRecord({ id: 'i1', sync: { state: 'needs_approval' } })];

test('a held command is sent when its time for undo ends, not before', async () => {
  const tables = await storeWith(records);
  await give(tables, request({ key: 'a', record_id: 'i1', action: 'approve', hold: held }));
  await releaseDueHolds(tables, COMPANY, SESSION, BEGIN + 9_999);
  expect(await claimDueJobs(tables, COMPANY, 0, BEGIN + 9_999, 10)).toEqual([]);
  await releaseDueHolds(tables, COMPANY, SESSION, BEGIN + 10_000);
  expect(await claimDueJobs(tables, COMPANY, 0, BEGIN + 10_000, 10)).toMatchObject([{ key: 'a' }]);
});

test('a held command of an ended browser session is canceled and logged', async () => {
  const tables = await storeWith(records);
  await give(tables, request({ key: 'a', record_id: 'i1', action: 'approve', hold: held }));
  await releaseDueHolds(tables, COMPANY, 'the next session', BEGIN + 60_000);
  expect(await job(tables, 'a')).toMatchObject({ state: 'canceled', problem: { code: 'browser_closed' } });
  expect(await tables.bulk.log.all()).toMatchObject([{ outcome: 'canceled', detail: 'browser_closed' }]);
  expect(await tables.bulk.records.get([COMPANY, 'i1'])).toMatchObject({ state: 'needs_approval' });
});

test('only the browser session that holds a command can end its time for undo', async () => {
  const tables = await storeWith(records);
  await give(tables, request({ key: 'a', record_id: 'i1', action: 'approve', hold: held }));
  expect(await releaseJob(tables, 'a', 'another session', BEGIN)).toBe(false);
  expect(await releaseJob(tables, 'a', SESSION, BEGIN)).toBe(true);
  expect(await job(tables, 'a')).toMatchObject({ state: 'queued', lane: 'due', due_at: BEGIN });
});

test('a command that is undone is not sent; one being sent cannot be undone', async () => {
  const tables = await storeWith([...records, makeRecord({ id: 'i2', sync: { state: 'failed' } })]);
  await give(
    tables,
    request({ key: 'a', record_id: 'i1', action: 'approve' }),
    request({ key: 'b', record_id: 'i2' }),
  );
  const epoch = (await claimCompany(tables, COMPANY))?.epoch ?? 0;
  await takeBackJob(tables, 'a', 'undone', BEGIN);
  expect(await claimDueJobs(tables, COMPANY, epoch, BEGIN, 10)).toMatchObject([{ key: 'b' }]);
  await expect(takeBackJob(tables, 'b', 'undone', BEGIN)).rejects.toMatchObject({ code: 'too_late' });
  await expect(takeBackJob(tables, 'c', 'undone', BEGIN)).rejects.toMatchObject({ code: 'too_late' });
  // A repeated undo is no error.
  expect(await takeBackJob(tables, 'a', 'undone', BEGIN)).toMatchObject({ state: 'canceled' });
});

test('many commands are released or undone together, in one write to disk', async () => {
  const many = Array.from({ length: 50 }, (_, n) =>
    makeRecord({ id: `m${n}`, sync: { state: 'needs_approval' } }),
  );
  const tables = await storeWith(many);
  const keys = many.map(({ id }) => `key ${id}`);
  const hold = () =>
    give(
      tables,
      ...many.map(({ id }) => request({ key: `key ${id}`, record_id: id, action: 'approve', hold: held })),
    );
  await hold();
  const transaction = vi.spyOn(tables.strict, 'write');
  expect(await releaseJobs(tables, keys.slice(0, 20), SESSION, BEGIN)).toBe(20);
  expect(transaction).toHaveBeenCalledTimes(1);
  transaction.mockClear();
  await releaseDueHolds(tables, COMPANY, SESSION, BEGIN + 10_000);
  expect(transaction).toHaveBeenCalledTimes(1);
  expect(await claimDueJobs(tables, COMPANY, 0, BEGIN + 10_000, 100)).toHaveLength(50);
});
