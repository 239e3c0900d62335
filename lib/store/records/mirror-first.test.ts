import { expect, test } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import { COMPANY, give, mirror, request, storeWith } from '../../../test/engine/world/plain-store.ts';
import { recount, storedCounters } from '../../../test/engine/world/recount.ts';
import { mirrorFirst } from './mirror-first.ts';

test('a first read treats existing rows like any report: no older data, no double counts', async () => {
  const later = new Date(BEGIN + 1_000).toISOString();
  const tables = await storeWith([]);
  await mirror(tables, [
    makeRecord({ id: 'known', sync: { state: 'failed' } }),
    makeRecord({ id: 'newer', version: '9', updated_at: later, sync: { state: 'synced' } }),
    makeRecord({ id: 'asked', sync: { state: 'failed' } }),
    makeRecord({ id: 'gone', sync: { state: 'ready' } }),
  ]);
  await give(tables, request({ key: 'a', record_id: 'asked' }));
  const reported = [
    makeRecord({ id: 'new', sync: { state: 'needs_approval' } }),
    makeRecord({ id: 'known', updated_at: later, sync: { state: 'synced' } }),
    makeRecord({ id: 'newer', sync: { state: 'failed' } }),
    makeRecord({ id: 'asked', updated_at: later, sync: { state: 'failed' } }),
    makeRecord({ id: 'gone', updated_at: later, deleted: true }),
  ];
  const db = tables.bulk;
  const changed = await db.write(['records', 'jobs', 'counters'], async (tx) =>
    mirrorFirst(tx, COMPANY, reported, 0, BEGIN + 60_000),
  );
  expect(changed.toSorted()).toEqual(['asked', 'gone', 'known', 'new']);
  const rows = await db.records.all();
  expect(Object.fromEntries(rows.map((row) => [row.id, row.state]))).toEqual({
    new: 'needs_approval',
    known: 'synced',
    newer: 'synced',
    asked: 'syncing',
  });
  const counted = await recount(tables, COMPANY);
  expect(await storedCounters(tables, COMPANY)).toEqual({
    ...counted,
    by_state: { needs_approval: 1, synced: 2, syncing: 1 },
  });
});
