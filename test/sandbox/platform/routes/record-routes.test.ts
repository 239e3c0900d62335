import { afterEach, expect, test } from 'vitest';
import { COMPANY_A } from '../../world/access-keys.ts';
import { SCENARIO_NOW, scenarioRecord, worldOf } from '../../world/common-world.ts';
import { manyRecords } from '../../world/many-records.ts';
import { commonWorld, worldS10 } from '../../world/scenario-world.ts';
import { openTestClient, type TestClient } from '../test-client.ts';
import type { WireRecord } from '../wire.ts';

interface Page {
  records: WireRecord[];
  cursor: string;
  has_more: boolean;
}

let client: TestClient;
afterEach(() => client.platform.close());
const page = async (cursor: string | null, limit = 50) =>
  (
    await client.inCompany<Page>(
      'GET',
      `/records?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`,
    )
  ).body;

async function readAll(cursor: string | null, limit = 50, between: (page: number) => void = () => {}) {
  const records: WireRecord[] = [];
  let at = cursor;
  for (let n = 0; ; n += 1) {
    const next = await page(at, limit);
    records.push(...next.records);
    at = next.cursor;
    if (!next.has_more) return { records, cursor: at };
    between(n);
  }
}

test('the feed gives every record once, in the order of its changes', async () => {
  client = await openTestClient(worldS10());
  const { records, cursor } = await readAll(null, 40);
  expect(records.map((one) => one.id).sort()).toEqual(
    client
      .all()
      .map((one) => one.id)
      .sort(),
  );
  const keys = records.map((one) => `${one.updated_at} ${one.id}`);
  expect(keys).toEqual([...keys].sort());
  expect(await page(cursor)).toEqual({ records: [], cursor, has_more: false });
});

test('a record that changes while pages are read comes again, and none is left out', async () => {
  client = await openTestClient(worldS10());
  const { control } = client.platform;
  const touched: string[] = [];
  const { records, cursor } = await readAll(null, 30, (n) => {
    const id = `inv_${4001 + n * 20}`;
    control.changeRecord(COMPANY_A, id, { amount: `${n + 1}.00` });
    touched.push(id);
  });
  expect(touched.length).toBeGreaterThan(5);
  const mirror = new Map(records.map((one) => [one.id, one]));
  for (const now of client.all()) {
    expect(mirror.get(now.id)?.version, now.id).toBe(String(now.version));
  }
  control.changeRecord(COMPANY_A, 'inv_4002', { amount: '77.00' });
  expect((await page(cursor)).records.map((one) => [one.id, one.amount?.value])).toEqual([
    ['inv_4002', '77.00'],
  ]);
});

test('two changes within the same moment are both after the cursor between them', async () => {
  client = await openTestClient(worldS10());
  const { cursor } = await readAll(null);
  client.platform.control.changeRecord(COMPANY_A, 'inv_4100', { amount: '1.00' });
  const first = await page(cursor);
  client.platform.control.changeRecord(COMPANY_A, 'inv_4001', { amount: '2.00' });
  const second = await page(first.cursor);
  expect([...first.records, ...second.records].map((one) => one.id)).toEqual(['inv_4100', 'inv_4001']);
});

test('a change in the first moment of the world comes after its start', async () => {
  const at = SCENARIO_NOW;
  const record = { id: 'cus_now', type: 'customer', state: 'synced', name: 'Now', since: at } as const;
  client = await openTestClient(worldOf([scenarioRecord(record)]));
  const { cursor } = await readAll(null);
  client.platform.control.changeRecord(COMPANY_A, 'cus_now', { name: 'Later' });
  expect((await page(cursor)).records.map((one) => one.name)).toEqual(['Later']);
});

test('a deleted record comes once more, marked deleted', async () => {
  client = await openTestClient(commonWorld());
  const { cursor } = await readAll(null);
  client.platform.control.removeRecord(COMPANY_A, 'inv_1041');
  const gone = await page(cursor);
  expect(gone.records).toMatchObject([{ id: 'inv_1041', deleted: true, allowed: [] }]);
  expect((await page(gone.cursor)).records).toEqual([]);
});

test('no page is longer than 200', async () => {
  client = await openTestClient(worldS10());
  expect((await page(null, 5000)).records).toHaveLength(200);
});

test('records from before the start date are in no feed and no lookup until they are brought in', async () => {
  client = await openTestClient(commonWorld());
  const [older] = client.all().filter((one) => one.id === 'ref_12');
  client.platform.control.forceRecord(COMPANY_A, 'ref_12', { older: true });
  expect((await readAll(null)).records.map((one) => one.id)).not.toContain('ref_12');
  expect((await client.inCompany('GET', '/records/ref_12')).status).toBe(404);
  const body = { numbers: [{ type: 'refund', number: older?.number }] };
  expect((await client.inCompany<Page>('POST', '/records:lookup', body)).body.records).toEqual([]);
});

test('a lookup finds records by QuickBooks id and by number, each once', async () => {
  client = await openTestClient(commonWorld());
  const { body } = await client.inCompany<Page>('POST', '/records:lookup', {
    quickbooks: [
      { type: 'Invoice', id: '145' },
      { type: 'Payment', id: '145' },
      { type: 'Invoice', id: '149' },
    ],
    numbers: [
      { type: 'invoice', number: '1041' },
      { type: 'invoice', number: '1043' },
    ],
  });
  expect(body.records.map((one) => one.id)).toEqual(['inv_1041', 'inv_1043']);
  const many = Array.from({ length: 201 }, (_, n) => ({ type: 'Invoice', id: String(n) }));
  expect((await client.inCompany('POST', '/records:lookup', { quickbooks: many })).status).toBe(400);
});

test('many records are the same each time, and contain every state but the rare ones', async () => {
  const count = 3_000;
  client = await openTestClient(manyRecords(count));
  expect(client.all().length).toBeGreaterThanOrEqual(count);
  const again = [...(manyRecords(count).companies[0]?.records ?? [])];
  const stored = new Map(client.all().map((one) => [one.id, one]));
  for (const record of again.slice(-50)) {
    expect(stored.get(record.id)?.amount).toEqual(record.amount);
  }
  for (const state of [
    'synced',
    'synced_warn',
    'failed',
    'needs_approval',
    'ready',
    'not_synced',
    'skipped',
  ]) {
    expect(client.inState(state).length, state).toBeGreaterThan(0);
  }
});
