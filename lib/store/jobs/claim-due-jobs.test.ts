import { expect, test } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import {
  COMPANY,
  claimDueJobs,
  give,
  job,
  mirror,
  request,
  settleJobs,
  storeWith,
} from '../../../test/engine/world/plain-store.ts';
import type { Tables } from '../database.ts';
import { claimCompany, MOST_STARTS } from './claim-company.ts';
import type { JobEnd } from './job-end.ts';
import { takeBackJob } from './take-back-job.ts';

const ready = { state: 'needs_approval' } as const;
const cus = makeRecord({ id: 'cus', type: 'customer', sync: ready });
const inv = makeRecord({ id: 'inv', type: 'invoice', depends_on: ['cus'], sync: ready });
const pay = makeRecord({ id: 'pay', type: 'payment', depends_on: ['inv'], sync: ready });
const approve = (key: string, record_id = key) => request({ key, record_id, action: 'approve' });
const DONE: JobEnd = { to: 'done', record: null, operation_id: null, accepted: false };

async function claimed(tables: Tables, epoch: number, limit = 10): Promise<string[]> {
  const jobs = await claimDueJobs(tables, COMPANY, epoch, BEGIN, limit);
  return jobs.map(({ key }) => key);
}

async function end(tables: Tables, epoch: number, key: string, how: JobEnd): Promise<string[]> {
  return settleJobs(tables, COMPANY, epoch, new Map([[key, how]]), BEGIN);
}

async function newEpoch(tables: Tables): Promise<number> {
  return (await claimCompany(tables, COMPANY))?.epoch ?? 0;
}

test('parents go before children in any order of requests; a child is shown waiting', async () => {
  const tables = await storeWith([pay, inv, cus]);
  await give(tables, approve('pay'), approve('inv'), approve('cus'));
  const epoch = await newEpoch(tables);
  expect(await claimed(tables, epoch)).toEqual(['cus']);
  expect(await job(tables, 'inv')).toMatchObject({ state: 'blocked', blocked_by: ['cus'] });
  expect(await tables.bulk.records.get([COMPANY, 'pay'])).toMatchObject({ state: 'waiting' });
  expect(await claimed(tables, epoch)).toEqual([]);
  await end(tables, epoch, 'cus', DONE);
  expect(await claimed(tables, epoch)).toEqual(['inv']);
  await end(tables, epoch, 'inv', { to: 'refused', record: null, code: 'not_allowed', detail: null });
  // A parent's refusal releases the child: the platform decides what becomes of it.
  expect(await claimed(tables, epoch)).toEqual(['pay']);
});

test('a parent that is undone releases its children', async () => {
  const tables = await storeWith([cus, inv]);
  await give(tables, approve('cus'), approve('inv'));
  await tables.bulk.jobs.change('cus', { due_at: BEGIN + 60_000 });
  const epoch = await newEpoch(tables);
  expect(await claimed(tables, epoch)).toEqual([]);
  await takeBackJob(tables, 'cus', 'undone', BEGIN);
  expect(await claimed(tables, epoch)).toEqual(['inv']);
});

test('a record’s later command waits for its earlier one, even while that one waits for a retry', async () => {
  const tables = await storeWith([inv]);
  await give(tables, approve('first', 'inv'));
  await give(tables, request({ key: 'second', record_id: 'inv', action: 'sync_off' }));
  const epoch = await newEpoch(tables);
  expect(await claimed(tables, epoch)).toEqual(['first']);
  await end(tables, epoch, 'first', { to: 'retry', due_at: BEGIN + 1_000, received: true });
  expect(await claimed(tables, epoch)).toEqual([]);
  await end(tables, epoch, 'first', DONE);
  expect(await job(tables, 'second')).toMatchObject({ state: 'blocked' });
});

test('records that depend on each other in a circle, or on themselves, do not wait forever', async () => {
  const one = makeRecord({ id: 'a', type: 'payment', depends_on: ['b'], sync: ready });
  const two = makeRecord({ id: 'b', type: 'payment', depends_on: ['c', 'b'], sync: ready });
  const three = makeRecord({ id: 'c', type: 'invoice', depends_on: ['a'], sync: ready });
  const tables = await storeWith([one, two, three]);
  await give(tables, approve('a'), approve('b'), approve('c'));
  const epoch = await newEpoch(tables);
  const order: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (const key of await claimed(tables, epoch)) {
      order.push(key);
      await end(tables, epoch, key, DONE);
    }
  }
  expect(order.toSorted()).toEqual(['a', 'b', 'c']);
  expect(order.indexOf('c')).toBeLessThan(order.indexOf('b'));
});

test('dependencies may change while a command waits: the next worker checks again', async () => {
  const tables = await storeWith([cus, inv]);
  await give(tables, approve('cus'), approve('inv'));
  await tables.bulk.jobs.change('cus', { due_at: BEGIN + 60_000 });
  const epoch = await newEpoch(tables);
  expect(await claimed(tables, epoch)).toEqual([]);
  await mirror(tables, [
    { ...inv, depends_on: [], version: '2', updated_at: new Date(BEGIN + 1).toISOString() },
  ]);
  expect(await claimed(tables, await newEpoch(tables))).toEqual(['inv']);
});

test('at most one batch is claimed, and jobs not yet due stay', async () => {
  const records = Array.from({ length: 5 }, (_, at) => makeRecord({ id: `i${at}`, sync: ready }));
  const tables = await storeWith(records);
  await give(tables, ...records.map(({ id }) => approve(id)));
  await tables.bulk.jobs.change('i4', { due_at: BEGIN + 1 });
  const epoch = await newEpoch(tables);
  expect(await claimed(tables, epoch, 3)).toEqual(['i0', 'i1', 'i2']);
  expect(await claimed(tables, epoch, 3)).toEqual(['i3']);
});

test('a worker with an outdated epoch claims and settles nothing', async () => {
  const tables = await storeWith([inv]);
  await give(tables, approve('inv'));
  const old = await newEpoch(tables);
  expect(await claimed(tables, old)).toEqual(['inv']);
  const epoch = await newEpoch(tables);
  await expect(claimDueJobs(tables, COMPANY, old, BEGIN, 10)).rejects.toMatchObject({ code: 'fenced' });
  await expect(end(tables, old, 'inv', DONE)).rejects.toMatchObject({ code: 'fenced' });
  expect(await job(tables, 'inv')).toMatchObject({ state: 'in_doubt', epoch });
});

test('a new worker repairs what the last one left: leases of earlier versions end, jobs being sent are in doubt', async () => {
  const tables = await storeWith([cus, inv]);
  await give(tables, approve('cus'));
  await tables.bulk.jobs.change('cus', { state: 'leased', lane: 'busy' });
  await newEpoch(tables);
  expect(await job(tables, 'cus')).toMatchObject({ state: 'queued', starts: 0 });
  for (let start = 1; start <= MOST_STARTS; start += 1) {
    const mine = await newEpoch(tables);
    await claimed(tables, mine);
    const next = await newEpoch(tables);
    expect(await job(tables, 'cus')).toMatchObject({ state: 'in_doubt', starts: start, epoch: next });
    await end(tables, next, 'cus', { to: 'retry', due_at: BEGIN, received: false });
  }
  expect(await job(tables, 'cus')).toMatchObject({ starts: MOST_STARTS, attempts: MOST_STARTS });
});
