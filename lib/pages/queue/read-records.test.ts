import { expect, test, vi } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import { COMPANY, give, mirror, request, storeWith } from '../../../test/engine/world/plain-store.ts';
import { ERROR_GUIDE } from '../../core/error-guide/error-guide.fixture.ts';
import type { SyncState } from '../../core/records/sync-state.ts';
import { followRecords, readOpenJobs } from './read-records.ts';

const record = (id: string, state: SyncState) => makeRecord({ id, sync: { state } });
const later = (id: string, state: SyncState) =>
  makeRecord({ id, version: '2', updated_at: new Date(BEGIN + 1_000).toISOString(), sync: { state } });

test('the records behind the three counts are shown first, then all; none of another company', async () => {
  const tables = await storeWith([
    record('a', 'synced'),
    record('b', 'failed'),
    record('c', 'needs_approval'),
    record('d', 'ready'),
    record('e', 'skipped'),
  ]);
  const [row] = await tables.bulk.records.all();
  if (!row) throw new Error('There is no row.');
  await tables.bulk.records.put({ ...row, company_key: `${COMPANY}0`, id: 'other' });
  const seen: { ids: string[]; complete: boolean }[] = [];
  const followed = followRecords(tables.bulk, COMPANY, ERROR_GUIDE, () => {
    const { records, complete } = followed.now();
    seen.push({ ids: records.map(({ id }) => id).sort(), complete });
  });
  await followed.readAll();
  expect(seen.at(0)?.complete).toBe(false);
  expect(seen.filter(({ complete }) => !complete).at(-1)?.ids).toEqual(['b', 'c', 'd']);
  expect(seen.at(-1)).toEqual({ ids: ['a', 'b', 'c', 'd', 'e'], complete: true });
});

test('only changed records are read again; deleted ones go, and without a change the list is the same object', async () => {
  const tables = await storeWith([record('a', 'failed'), record('b', 'ready')]);
  const followed = followRecords(tables.bulk, COMPANY, ERROR_GUIDE, () => undefined);
  await followed.readAll();
  const before = followed.now();
  expect(followed.now()).toBe(before);
  const kept = followed.get('b');
  await mirror(tables, [later('a', 'synced')]);
  expect(followed.get('a')?.state).toBe('failed');
  await followed.readSome(['a']);
  expect(followed.get('a')?.state).toBe('synced');
  expect(followed.get('b')).toBe(kept);
  await tables.bulk.records.delete([COMPANY, 'a']);
  await followed.readSome(['a']);
  expect(followed.now().records.map(({ id }) => id)).toEqual(['b']);
  const shown = followed.now();
  await followed.readSome([]);
  expect(followed.now()).toBe(shown);
});

test('a change during a full read is not overwritten by older data', async () => {
  const tables = await storeWith(
    Array.from({ length: 2_100 }, (_, at) => record(`r${String(at).padStart(4, '0')}`, 'synced')),
  );
  const followed = followRecords(tables.bulk, COMPANY, ERROR_GUIDE, () => undefined);
  // Between the first slice, which holds the record, and the second.
  const { records } = tables.bulk;
  const between = records.between.bind(records);
  let slices = 0;
  vi.spyOn(records, 'between').mockImplementation((...bounds) => {
    const range = between(...bounds);
    slices += 1;
    if (slices !== 2) return range;
    const all = range.all.bind(range);
    range.all = async (limit) => {
      await mirror(tables, [later('r0000', 'changed')]);
      await followed.readSome(['r0000']);
      return all(limit);
    };
    return range;
  });
  await followed.readAll();
  expect(followed.get('r0000')?.state).toBe('changed');
  expect(followed.now()).toMatchObject({ complete: true });
  expect(followed.now().records).toHaveLength(2_100);
});

test('a failure shows how many runs it has left, only while they are counted [SS-16]', async () => {
  const tables = await storeWith([record('a', 'failed'), record('b', 'failed'), record('c', 'ready')]);
  const grace = { failure: 'x', cycles: 1, corrected: false };
  const rows = await tables.bulk.records.all();
  await tables.bulk.records.putAll(
    rows.map((row) => (row.id === 'a' ? { ...row, state: 'retrying' as const, grace } : row)),
  );
  const followed = followRecords(tables.bulk, COMPANY, ERROR_GUIDE, () => undefined);
  await followed.readAll();
  expect(['a', 'b', 'c'].map((id) => followed.get(id)?.runs_left)).toEqual([2, null, null]);
});

test('open commands are in the order of their requests', async () => {
  const tables = await storeWith([record('a', 'failed'), record('b', 'failed'), record('c', 'failed')]);
  await give(tables, request({ key: 'second', record_id: 'b' }));
  await give(tables, request({ key: 'held', record_id: 'a', hold: { session: 's', ms: 10_000 } }));
  await give(tables, request({ key: 'last', record_id: 'c' }));
  expect((await readOpenJobs(tables.bulk, COMPANY)).map(({ key }) => key)).toEqual([
    'second',
    'held',
    'last',
  ]);
  expect(await readOpenJobs(tables.bulk, 'another')).toEqual([]);
});

test('enough records for a window are shown first, and no failure waits for synced records', async () => {
  const failed = Array.from({ length: 700 }, (_, at) => record(`f${at}`, 'failed'));
  const tables = await storeWith([...failed, record('ready', 'ready'), record('synced', 'synced')]);
  const seen: number[] = [];
  const followed = followRecords(tables.bulk, COMPANY, ERROR_GUIDE, () => {
    if (!followed.now().complete) seen.push(followed.now().records.length);
  });
  await followed.readAll();
  expect(seen).toEqual([300, 700, 700, 701]);
  expect(followed.now().records).toHaveLength(702);
});
