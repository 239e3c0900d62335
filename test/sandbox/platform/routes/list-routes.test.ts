import { afterEach, beforeEach, expect, test } from 'vitest';
import { BOOKKEEPER_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../world/access-keys.ts';
import { commonWorld } from '../../world/scenario-world.ts';
import { openTestClient, type TestClient } from '../test-client.ts';
import type { WireListItem, WireLogEntry } from '../wire.ts';

interface Page {
  items: WireListItem[];
  cursor: string;
  has_more: boolean;
  read_at: string;
}

let client: TestClient;
beforeEach(async () => {
  client = await openTestClient(commonWorld());
});
afterEach(() => client.platform.close());
const list = async (name: string) => (await client.inCompany<Page>('GET', `/lists/${name}`)).body;

test.each([
  'accounts',
  'bills',
  'credit_memos',
  'employees',
  'journal_entries',
  'purchases',
  'tax_codes',
  'classes',
])('%s can be looked at', async (name) => {
  const { items, has_more, read_at } = await list(name);
  expect(items.length).toBeGreaterThan(0);
  expect(has_more).toBe(false);
  expect(read_at).toBe('2026-03-03T14:00:00.000Z');
});

test('a list goes page by page', async () => {
  const first = (await client.inCompany<Page>('GET', '/lists/accounts?limit=3')).body;
  const rest = (await client.inCompany<Page>('GET', `/lists/accounts?limit=3&cursor=${first.cursor}`)).body;
  expect([first.has_more, rest.has_more]).toEqual([true, false]);
  expect([...first.items, ...rest.items]).toEqual((await list('accounts')).items);
});

test('a viewer may not see the employees, nor change anything', async () => {
  expect(await client.inCompany('GET', '/lists/employees', undefined, VIEWER_KEY_A)).toMatchObject({
    status: 403,
    body: { code: 'permission' },
  });
  expect((await client.inCompany('GET', '/lists/classes', undefined, VIEWER_KEY_A)).status).toBe(200);
  const add = { key: 'v', name: 'Snow', parent_id: null };
  expect((await client.inCompany('POST', '/lists/classes', add, VIEWER_KEY_A)).status).toBe(403);
});

test('a class is added once by its key, renamed, and made inactive in QuickBooks', async () => {
  const body = { key: 'add-snow', name: 'Snow', parent_id: null };
  const added = await client.inCompany<WireListItem>('POST', '/lists/classes', body, BOOKKEEPER_KEY_A);
  const again = await client.inCompany<WireListItem>('POST', '/lists/classes', body, BOOKKEEPER_KEY_A);
  expect([added.status, again.status]).toEqual([201, 200]);
  expect(again.body).toEqual(added.body);
  expect((await list('classes')).items.filter((one) => one.name === 'Snow')).toHaveLength(1);
  expect((await client.inCompany('POST', '/lists/classes', { ...body, name: 'Ice' })).status).toBe(422);
  expect((await client.inCompany('POST', '/lists/classes', { ...body, key: 'x' })).body.code).toBe(
    'duplicate_name',
  );

  const { id, version, quickbooks_id } = added.body;
  const renamed = await client.inCompany<WireListItem>('PATCH', `/lists/classes/${id}`, {
    key: 'rename',
    version,
    name: 'Snow and ice',
  });
  expect(renamed.body).toMatchObject({ name: 'Snow and ice', version: '2' });
  const late = { key: 'late', version, name: 'Winter' };
  expect(await client.inCompany('PATCH', `/lists/classes/${id}`, late)).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  });

  const gone = await client.inCompany<WireListItem>('DELETE', `/lists/classes/${id}?key=gone&version=2`);
  expect(gone.body).toMatchObject({ active: false, version: '3' });
  const { control } = client.platform;
  expect(control.document(COMPANY_A, 'Class', quickbooks_id ?? '')).toMatchObject({
    status: 'inactive',
    name: 'Snow and ice (deleted)',
  });
  expect(control.logLines(COMPANY_A).map((line) => line.action)).toEqual([
    'list_add',
    'list_rename',
    'list_deactivate',
  ]);
});

test('with tracking off nothing can be changed', async () => {
  const add = { key: 'd', name: 'North yard', parent_id: null };
  expect(await client.inCompany('POST', '/lists/departments', add)).toMatchObject({
    status: 409,
    body: { code: 'tracking_off', detail: 'Location tracking is off in QuickBooks' },
  });
  client.platform.control.setCompany(COMPANY_A, { location_tracking: true });
  expect((await client.inCompany('POST', '/lists/departments', add)).status).toBe(201);
});

test('unknown and read-only lists cannot be edited', async () => {
  expect((await client.inCompany('GET', '/lists/warehouses')).status).toBe(404);
  expect((await client.inCompany('POST', '/lists/accounts', { key: 'a', name: 'b' })).status).toBe(404);
});

test('the log is read page by page or for one record, oldest first', async () => {
  await client.command('skip', 'inv_1043');
  await client.command('approve', 'ref_12');
  await client.command('unskip', 'inv_1043');
  interface LogPage {
    entries: WireLogEntry[];
    cursor: string;
    has_more: boolean;
  }
  const read = async (query: string) => (await client.inCompany<LogPage>('GET', `/log?${query}`)).body;
  const first = await read('limit=2');
  expect(first.entries.map((one) => [one.action, one.record_id])).toEqual([
    ['skip', 'inv_1043'],
    ['approve', 'ref_12'],
  ]);
  expect((await read(`cursor=${first.cursor}`)).entries.map((one) => one.action)).toEqual(['unskip']);
  const one = await read('record=inv_1043');
  expect(one.entries).toMatchObject([
    {
      action: 'skip',
      actor: { id: 'u1', name: 'Office admin' },
      label: 'Invoice 1043',
      outcome: 'succeeded',
      amount: { value: '2310.75', currency: 'USD' },
      after: { state: 'skipped' },
    },
    { action: 'unskip' },
  ]);
});

test('older records are counted first, brought in once, and only by an admin', async () => {
  const { control } = client.platform;
  control.forceRecord(COMPANY_A, 'ref_12', { older: true, date: '2026-01-10' });
  control.forceRecord(COMPANY_A, 'inv_1045', { older: true, date: '2026-01-20' });
  const range = { key: 'older', from: '2026-01-01', to: '2026-01-15' };
  const ask = (body: object, accessKey?: string) => client.inCompany('POST', '/backfill', body, accessKey);
  const all = { ...range, to: '2026-01-31', dry_run: true };
  expect((await ask(all)).body).toEqual({ count: 2, total: { value: '680.00', currency: 'USD' } });
  expect((await ask(range, BOOKKEEPER_KEY_A)).status).toBe(403);
  const brought = await ask({ ...range, dry_run: false });
  expect(brought.body).toEqual({ count: 1, total: { value: '40.00', currency: 'USD' } });
  expect((await ask({ ...range, dry_run: false })).body).toEqual(brought.body);
  expect(client.state('ref_12')).toBe('not_synced');
  expect((await client.record('ref_12')).allowed).toContain('approve');
  expect((await client.inCompany('GET', '/records/inv_1045')).status).toBe(404);
  expect((await ask({ ...range, key: 'no', from: 'soon' })).status).toBe(400);
});
