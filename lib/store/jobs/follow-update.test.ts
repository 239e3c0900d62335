import { expect, test } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import {
  COMPANY,
  claimDueJobs,
  give,
  job,
  request,
  settleJobs,
  storeWith,
} from '../../../test/engine/world/plain-store.ts';
import { claimCompany } from './claim-company.ts';
import type { JobEnd } from './job-end.ts';

const failed = (version: string) =>
  makeRecord({ id: 's1', type: 'service', version, sync: { state: 'failed' } });

/** A change and its follow-up command, requested together; the change is sent and ends this way. */
async function changed(end: JobEnd) {
  const tables = await storeWith([failed('1'), makeRecord({ id: 'i2', sync: { state: 'failed' } })]);
  await give(
    tables,
    request({ key: 'update', record_id: 's1', action: 'update', input: { fields: { name: 'x' } } }),
    request({ key: 'resync', record_id: 's1' }),
    request({ key: 'other', record_id: 'i2' }),
  );
  const epoch = (await claimCompany(tables, COMPANY))?.epoch ?? 0;
  const claimed = await claimDueJobs(tables, COMPANY, epoch, BEGIN, 10);
  expect(claimed.map(({ key }) => key).sort()).toEqual(['other', 'update']);
  await settleJobs(tables, COMPANY, epoch, new Map([['update', end]]), BEGIN);
  return tables;
}

test('the follow-up of a change is sent on the version that the change produced', async () => {
  const tables = await changed({ to: 'done', record: failed('2'), operation_id: null, accepted: false });
  expect(await job(tables, 'resync')).toMatchObject({ state: 'queued', lane: 'due', version: '2' });
  expect(await job(tables, 'other')).toMatchObject({ version: '1' });
});

test.each([
  { to: 'refused', record: null, code: 'invalid', detail: null },
  { to: 'conflict', record: null, by: null },
] as const)('where the change fails ($to), its follow-up is not sent, and the log says so', async (end) => {
  const tables = await changed(end);
  expect(await job(tables, 'resync')).toMatchObject({
    state: 'canceled',
    problem: { code: 'not_changed' },
  });
  const log = await tables.bulk.log.all();
  expect(log.map(({ action, outcome }) => [action, outcome])).toEqual([
    ['update', end.to],
    ['resync', 'canceled'],
    ['resync', 'pending'],
  ]);
});

test('while the outcome of the change is unknown, its follow-up waits', async () => {
  const tables = await changed({ to: 'in_doubt', due_at: BEGIN });
  expect(await job(tables, 'resync')).toMatchObject({ state: 'blocked', version: '1' });
});
