import { expect, test } from 'vitest';
import { BEGIN, makeRecord } from '../../test/engine/world/make-record.ts';
import { COMPANY, give, job, request, storeWith } from '../../test/engine/world/plain-store.ts';
import type { Tables } from './database.ts';
import type { LogRow } from './rows.ts';
import { tidyStore } from './tidy-store.ts';

const DAY = 24 * 60 * 60_000;
const OTHER = 'other:1';

function line(at: number, company_key = COMPANY): LogRow {
  return {
    company_key,
    at,
    who: 'The bookkeeper',
    action: 'resync',
    record_id: 'inv',
    label: '1043',
    outcome: 'succeeded',
    detail: null,
    quickbooks_id: null,
    amount: null,
    settled_at: at,
  };
}

/** A store with this many log lines, one per minute, the last of them now. */
async function storeOf(count: number, of: (minutesAgo: number) => LogRow): Promise<Tables> {
  const tables = await storeWith([makeRecord({ id: 'inv' })]);
  await tables.bulk.log.putAll(Array.from({ length: count }, (_, at) => of(count - 1 - at)));
  return tables;
}

const times = async (tables: Tables, company = COMPANY) =>
  (await tables.bulk.log.all()).filter((row) => row.company_key === company).map(({ at }) => at);

test('log lines are kept for two years to the day', async () => {
  const tables = await storeOf(1_200, (ago) => line(BEGIN - ago * DAY));
  await tidyStore(tables, COMPANY, BEGIN);
  const kept = await times(tables);
  expect(kept).toHaveLength(731);
  expect(Math.min(...kept)).toBe(BEGIN - 730 * DAY);
  expect(Math.max(...kept)).toBe(BEGIN);
});

test('beyond the limit the oldest lines of any company are deleted, and no others', async () => {
  const tables = await storeOf(1_300, (ago) => line(BEGIN - ago * 60_000, ago % 2 ? COMPANY : OTHER));
  await tidyStore(tables, COMPANY, BEGIN, 100);
  const kept = [...(await times(tables)), ...(await times(tables, OTHER))];
  expect(kept).toHaveLength(100);
  expect(Math.min(...kept)).toBe(BEGIN - 99 * 60_000);
});

test('tidying one company does not delete old lines of another', async () => {
  const tables = await storeOf(2, (ago) => line(BEGIN - 900 * DAY, ago ? COMPANY : OTHER));
  await tidyStore(tables, COMPANY, BEGIN);
  expect(await times(tables)).toEqual([]);
  expect(await times(tables, OTHER)).toHaveLength(1);
});

test('all commands settled long ago are deleted; open ones stay, however old', async () => {
  const tables = await storeWith([makeRecord({ id: 'inv' })]);
  await give(tables, request({ key: 'open', record_id: 'inv' }));
  const open = await job(tables, 'open');
  const settled = (order: number, at: number) =>
    ({
      ...open,
      key: `settled ${order}`,
      state: 'done',
      lane: 'settled',
      order,
      due_at: at,
      settled_at: at,
    }) as const;
  await tables.bulk.jobs.putAll([
    ...Array.from({ length: 1_100 }, (_, at) => settled(at, BEGIN)),
    settled(5_000, BEGIN + 100 * DAY),
  ]);
  await tidyStore(tables, COMPANY, BEGIN + 91 * DAY);
  expect((await tables.bulk.jobs.all()).map(({ key }) => key).sort()).toEqual(['open', 'settled 5000']);
});
