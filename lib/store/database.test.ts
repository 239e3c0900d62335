import { expect, test, vi } from 'vitest';
import { BEGIN, makeRecord } from '../../test/engine/world/make-record.ts';
import { newDisk, openStore } from '../../test/engine/world/open-store.ts';
import { COMPANY, storeWith } from '../../test/engine/world/plain-store.ts';
import type { Tables } from './database.ts';
import { QueueError } from './queue-error.ts';
import type { LogRow, RecordRow } from './rows.ts';

const line = (action: string): LogRow => ({
  ...{ company_key: COMPANY, at: BEGIN, who: null, action, record_id: 'a', label: null },
  ...{ outcome: 'pending', detail: null, quickbooks_id: null, amount: null, settled_at: null },
});

async function rowOf(id: string): Promise<RecordRow> {
  const row = await (await storeWith([makeRecord({ id })])).bulk.records.get([COMPANY, id]);
  if (!row) throw new Error(`There is no ${id}`);
  return row;
}

test('work that fails leaves nothing of what it wrote, and its own error', async () => {
  const { bulk } = await storeWith([makeRecord({ id: 'a' })]);
  const failed = bulk.write(['records', 'log'], async (tx) => {
    await tx.log.add(line('resync'));
    await tx.records.delete([COMPANY, 'a']);
    throw new QueueError('fenced', 'Somebody else has it');
  });
  await expect(failed).rejects.toMatchObject({ code: 'fenced' });
  expect([await bulk.log.count(), await bulk.records.count()]).toEqual([0, 1]);
});

test('a write that nobody waited for ends the transaction with the reason of the browser', async () => {
  const { bulk } = await storeWith([]);
  const row = await rowOf('a');
  const failed = bulk.write(['records', 'log'], async (tx) => {
    await tx.log.add(line('resync'));
    await tx.records.put({ ...row, id: undefined } as never);
  });
  await expect(failed).rejects.toMatchObject({ name: 'DataError' });
  const twice = bulk.write(['log'], async (tx) => {
    await tx.log.add({ ...line('resync'), id: 1 });
    await tx.log.add({ ...line('cancel'), id: 1 });
  });
  await expect(twice).rejects.toMatchObject({ name: 'ConstraintError' });
  expect(await bulk.log.count()).toBe(0);
});

test('a transaction that has ended before its work is an error of its own: the work cannot be undone', async () => {
  const { bulk } = await storeWith([]);
  const failed = bulk.write(['log'], async (tx) => {
    await tx.log.add(line('resync'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new Error('too late');
  });
  await expect(failed).rejects.toThrow('A transaction ended before its work');
});

test('new rows are added, known ones stay as they are', async () => {
  const { bulk } = await storeWith([makeRecord({ id: 'a' }), makeRecord({ id: 'c' })]);
  const row = await rowOf('a');
  const added = ['a', 'b', 'c'].map((id) => ({ ...row, id, since: 'later' }));
  expect(await bulk.records.addNew(added)).toEqual([0, 2]);
  const since = (await bulk.records.all()).map((each) => each.since === 'later');
  expect(since).toEqual([false, true, false]);
});

test('rows are found by any of several keys once, and a limit of 0 finds none', async () => {
  const { bulk } = await storeWith(['a', 'b', 'c'].map((id) => makeRecord({ id, number: id })));
  const labels = ['invoice:a', 'invoice:c', 'invoice:a', 'invoice:none'];
  const found = await bulk.records.by('label').equalToAny(labels.map((label) => [COMPANY, label]));
  expect(found.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(await bulk.records.all(0)).toEqual([]);
  expect((await bulk.records.under(COMPANY).last(2)).map(({ id }) => id)).toEqual(['c', 'b']);
});

test('strict writes wait for the disk, others do not', async () => {
  const tables = await storeWith([]);
  const begin = vi.spyOn(await tables.connection.open(), 'transaction');
  await tables.strict.log.add(line('resync'));
  await tables.bulk.log.add(line('resync'));
  expect(begin.mock.calls.map(([, mode, options]) => [mode, options?.durability])).toEqual([
    ['readwrite', 'strict'],
    ['readwrite', 'relaxed'],
  ]);
});

test('tables that somebody else wants to change are let go, and opened again at the next query', async () => {
  const disk = newDisk();
  const tables = openStore(disk);
  await tables.bulk.log.add(line('resync'));
  const deleting = disk.deleteDatabase('tickmark');
  await new Promise((resolve, reject) => {
    deleting.onsuccess = resolve;
    deleting.onblocked = reject;
  });
  expect(await tables.bulk.log.count()).toBe(0);
});

const useClock = () =>
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });

/** Deletes the tables if the log cannot be read. */
const deleteUnreadable = ({ bulk, connection }: Tables) =>
  connection.deleteUnreadable(() => bulk.log.all()).catch((error: Error) => error.name);

test('tables that something holds open are not deleted, neither while a person waits nor afterwards', async () => {
  useClock();
  const disk = newDisk();
  const opening = disk.open('tickmark', 1);
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const deleting = vi.spyOn(disk, 'deleteDatabase');
  const deleted = deleteUnreadable(openStore(disk));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await deleted).toBe('DatabaseClosedError');
  expect(deleting).not.toHaveBeenCalled();
  vi.useRealTimers();
  opening.result.close();
});

test('tables that were only slow to open are not deleted', async () => {
  useClock();
  const disk = newDisk();
  const before = openStore(disk);
  await before.bulk.log.add(line('resync'));
  before.connection.close();
  const opens = vi.spyOn(disk, 'open');
  opens.mockReturnValueOnce({} as IDBOpenDBRequest);
  const tables = openStore(disk);
  const slow = tables.bulk.log.count().catch((error: Error) => error.name);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await slow).toBe('DatabaseClosedError');
  await expect(tables.bulk.log.count()).rejects.toThrow('The tables are closed');
  vi.useRealTimers();
  await deleteUnreadable(tables);
  expect(await tables.bulk.log.count()).toBe(1);
});

test('tables that open and cannot be read are deleted', async () => {
  const { bulk, connection } = await storeWith([makeRecord({ id: 'a' })]);
  await connection.deleteUnreadable(() => Promise.reject(new DOMException('', 'UnknownError')));
  expect(await bulk.records.count()).toBe(0);
});
