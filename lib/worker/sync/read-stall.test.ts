import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCompany } from '../../../test/engine/world/make-company.ts';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import { COMPANY, mirror, storeWith } from '../../../test/engine/world/plain-store.ts';
import type { SyncStatus } from '../../core/records/platform-record.ts';
import type { Tables } from '../../store/database.ts';
import { recountRecords } from '../../store/set-aside-damaged.ts';
import { isLeftBehind, readWaits } from './read-stall.ts';

const company = makeCompany('c');
const at = (ms: number) => new Date(BEGIN + ms).toISOString();

let tables: Tables;
beforeEach(async () => {
  tables = await storeWith([]);
});
afterEach(() => tables.connection.close());

const put = (id: string, sync: Partial<SyncStatus>, updated = 0) =>
  mirror(tables, [makeRecord({ id, updated_at: at(updated), sync })]);

test('of what waits, the first that is due and the first that is scheduled are told', async () => {
  expect(await readWaits(tables, company)).toEqual({ moved: 0, due: null, since: null });
  await put('held', { state: 'waiting', since: at(0) });
  await put('runs', { state: 'syncing', since: at(1) });
  await put('later', { state: 'ready', since: at(2), next_attempt_at: at(9) });
  await put('next', { state: 'scheduled', since: at(3) });
  const waits = await readWaits(tables, company);
  expect(waits).toEqual({ moved: 4, due: BEGIN + 3, since: BEGIN + 1 });
  expect([isLeftBehind(waits, BEGIN + 3), isLeftBehind(waits, BEGIN + 4)]).toEqual([false, true]);
});

test('a time that cannot be read hides no other', async () => {
  await put('odd', { state: 'ready', since: 'soon' });
  // It is read first.
  await put('another', { state: 'ready', since: '0 o’clock' });
  await put('next', { state: 'ready', since: at(3) });
  expect(await readWaits(tables, company)).toMatchObject({ due: BEGIN + 3, since: BEGIN + 3 });
});

test('records that wait for a parent, however many, hide none that is due', async () => {
  const held = Array.from({ length: 300 }, (_, n) =>
    makeRecord({ id: `held ${n}`, sync: { state: 'waiting', since: at(0) } }),
  );
  await mirror(tables, [...held, makeRecord({ id: 'next', sync: { state: 'ready', since: at(1) } })]);
  expect(await readWaits(tables, company)).toEqual({ moved: 301, due: BEGIN + 1, since: BEGIN + 1 });
});

test('they are read anew once one has changed, and after a recount', async () => {
  await put('next', { state: 'ready', since: at(3) });
  const waits = await readWaits(tables, company);
  expect(await readWaits(tables, { ...company, waits })).toBe(waits);
  await put('next', { state: 'ready', since: at(5) }, 1);
  expect(await readWaits(tables, { ...company, waits })).toMatchObject({ due: BEGIN + 5 });
  await tables.bulk.companies.change(COMPANY, { waits });
  await recountRecords(tables.bulk, COMPANY);
  const after = await tables.bulk.companies.get(COMPANY);
  expect(after && (await readWaits(tables, after))).toEqual({ moved: 1, due: BEGIN + 5, since: BEGIN + 5 });
});
