import { afterEach, expect, test } from 'vitest';
import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import { COMPANY_A } from '../../world/access-keys.ts';
import { scenarioRecord } from '../../world/common-world.ts';
import {
  commonWorld,
  worldS08,
  worldS19,
  worldS23,
  worldS24,
  worldS26,
  worldS33,
} from '../../world/scenario-world.ts';
import type { World } from '../../world/world.ts';
import { openTestClient, type TestClient } from '../test-client.ts';

let client: TestClient;
afterEach(() => client.platform.close());
const open = async (world: World) => {
  client = await openTestClient(world);
};

/** Action, record, input, and the resulting state. */
const STEPS: [string, string, object, SyncState][] = [
  ['approve', 'ref_12', {}, 'ready'],
  ['resync', 'inv_1043', {}, 'scheduled'],
  ['resync', 'inv_1041', {}, 'scheduled'],
  ['cancel', 'inv_1045', {}, 'canceled'],
  ['cancel', 'inv_1046', {}, 'canceled'],
  ['cancel', 'pay_502', {}, 'canceled'],
  ['remove', 'ref_12', {}, 'removed'],
  ['remove', 'inv_1046', {}, 'removed'],
  ['move', 'inv_1046', { to: 'top' }, 'scheduled'],
  ['skip', 'inv_1043', { reason: 'asked' }, 'skipped'],
  ['ignore_error', 'cus_202', { signature: 's' }, 'error_ignored'],
  ['clear_id', 'inv_1042', {}, 'ready'],
  ['create_new', 'cus_202', { display_name: 'Birch & Sons Landscaping' }, 'ready'],
  ['sync_off', 'cus_202', {}, 'sync_off'],
  ['update', 'svc_31', { fields: { name: 'Spring cleanup' } }, 'failed'],
  ['update', 'inv_1041', { fields: { amount: '1300.00' } }, 'changed'],
];

test.each(STEPS)('%s of %s with %j leads to %s', async (action, id, input, state) => {
  await open(commonWorld());
  const before = await client.record(id);
  expect(before.allowed).toContain(action);
  const result = await client.command(action, id, { input });
  expect(result.problem).toBeNull();
  expect(result.record?.sync.state).toBe(state);
  expect(Number(result.record?.version)).toBe(Number(before.version) + 1);
  expect(Date.parse(result.record?.updated_at ?? '')).toBeGreaterThan(Date.parse(before.updated_at));
  const line = client.platform.control.logLines(COMPANY_A).findLast((one) => one.record_id === id);
  expect(line).toMatchObject({ actor: { id: 'u1' }, action, outcome: 'succeeded' });
});

/** Each command on a record in a state in which it is not allowed. */
const NOT_FROM: [string, string][] = [
  ['approve', 'inv_1041'],
  ['resync', 'inv_1045'],
  ['resync', 'inv_1042'],
  ['cancel', 'inv_1041'],
  ['remove', 'inv_1043'],
  ['restore', 'inv_1045'],
  ['move', 'pay_502'],
  ['skip', 'inv_1042'],
  ['unskip', 'inv_1043'],
  ['ignore_error', 'inv_1043'],
  ['notice_error', 'cus_202'],
  ['clear_id', 'inv_1041'],
  ['clear_id', 'inv_1043'],
  ['link', 'inv_1045'],
  ['create_new', 'cus_201'],
  ['sync_off', 'inv_1043'],
  ['sync_on', 'cus_201'],
  ['mark_matched', 'inv_1041'],
  ['delete', 'inv_1043'],
];

test.each(NOT_FROM)('%s is not eligible for %s', async (action, id) => {
  await open(commonWorld());
  const before = await client.record(id);
  expect(before.allowed).not.toContain(action);
  const result = await client.command(action, id, { input: { to: 'top', fields: {} } });
  expect(result).toMatchObject({ status: 'refused', problem: { code: 'not_eligible', retryable: false } });
  expect((await client.record(id)).version).toBe(before.version);
});

test('restore, unskip and notice_error return the record to its earlier state', async () => {
  await open(commonWorld());
  for (const id of ['ref_12', 'inv_1045', 'inv_1046']) {
    const was = client.state(id);
    await client.command('remove', id);
    expect((await client.command('restore', id)).record?.sync.state).toBe(was);
  }
  await client.command('skip', 'inv_1043');
  expect((await client.command('unskip', 'inv_1043')).record?.sync).toMatchObject({
    state: 'failed',
    decided: null,
    error: { code: '6140' },
  });
  await client.command('ignore_error', 'cus_202');
  expect((await client.command('notice_error', 'cus_202')).record?.sync.state).toBe('failed');
});

test('a skip until a day ends at the first run after that day', async () => {
  await open(commonWorld());
  await client.command('skip', 'inv_1043', { input: { until: '2026-03-04T14:00:00Z' } });
  await client.run();
  expect(client.state('inv_1043')).toBe('skipped');
  client.platform.control.setTime('2026-03-04T14:00:01Z');
  await client.run();
  expect(client.state('inv_1043')).toBe('failed');
});

test('an ignored error stays ignored when it comes again, but another error counts', async () => {
  await open(commonWorld());
  await client.command('ignore_error', 'cus_202', { input: { signature: 'no_match' } });
  await client.command('resync', 'cus_202');
  await client.run();
  expect(client.state('cus_202')).toBe('error_ignored');
  await client.command('resync', 'cus_202');
  client.platform.control.forcePosts({
    realm: COMPANY_A,
    record_id: 'cus_202',
    times: 1,
    error: { code: '6000', message: 'A business validation error', detail: null },
  });
  await client.run();
  expect(client.state('cus_202')).toBe('failed');
});

test('move puts a record first or last, keeps parents before children and reports the others anew', async () => {
  await open(commonWorld());
  const positions = async () => {
    const ids = ['pay_501', 'inv_1045', 'inv_1046'];
    return Promise.all(ids.map(async (id) => (await client.record(id)).sync.position));
  };
  expect(await positions()).toEqual([1, 2, 3]);
  const other = await client.record('pay_501');
  await client.command('move', 'inv_1046', { input: { to: 'top' } });
  expect(await positions()).toEqual([2, 3, 1]);
  const shifted = await client.record('pay_501');
  expect(shifted.version).toBe(other.version);
  expect(Date.parse(shifted.updated_at)).toBeGreaterThan(Date.parse(other.updated_at));
  await client.command('move', 'inv_1046', { input: { to: 'bottom' } });
  expect(await positions()).toEqual([1, 2, 3]);
});

test('clear_id of an existing document requires its typed number before it makes a second copy', async () => {
  await open(commonWorld());
  client.platform.control.forceRecord(COMPANY_A, 'inv_1041', { sync: { state: 'link_broken' } });
  const asked = await client.command('clear_id', 'inv_1041', { dry_run: true });
  expect(asked.effects).toMatchObject({
    creates: true,
    duplicate_of: { type: 'Invoice', id: '145', number: '1041' },
  });
  expect(await client.command('clear_id', 'inv_1041')).toMatchObject({
    status: 'refused',
    problem: { code: 'confirm_duplicate' },
  });
  await client.command('clear_id', 'inv_1041', { input: { confirm_duplicate: '1041' } });
  await client.run(['inv_1041']);
  const copies = client.platform.control.books(COMPANY_A, 'Invoice').filter((one) => one.number === '1041');
  expect(copies).toHaveLength(2);
  expect((await client.record('inv_1041')).sync.quickbooks?.id).not.toBe('145');
});

test('clear_id in closed books is refused', async () => {
  await open(commonWorld());
  client.platform.control.forceRecord(COMPANY_A, 'inv_1044', { sync: { state: 'link_broken' } });
  expect(await client.command('clear_id', 'inv_1044')).toMatchObject({
    status: 'refused',
    problem: { code: 'closed_period' },
  });
});

test('clear_id is for deleted documents, not for inactive ones', async () => {
  await open(commonWorld());
  const { control } = client.platform;
  const copy = (await client.record('inv_1041')).sync.quickbooks;
  const failed = (detail: string) =>
    control.forceRecord(COMPANY_A, 'inv_1041', {
      sync: {
        state: 'failed',
        quickbooks: copy,
        error: { code: '610', message: 'Object Not Found', detail, request_id: null },
      },
    });
  failed("Object Not Found : Something you're trying to use has been made inactive.");
  expect((await client.record('inv_1041')).allowed).not.toContain('clear_id');
  failed('Object Not Found : Another user has deleted this transaction.');
  expect((await client.record('inv_1041')).allowed).toContain('clear_id');
});

test('link accepts a free record of the right type and releases the waiting records', async () => {
  await open(worldS23());
  const link = (type: string, id: string, dry_run = false) =>
    client.command('link', 'cus_202', { input: { quickbooks: { type, id } }, dry_run });
  expect((await link('Customer', '72')).problem).toMatchObject({
    code: 'already_linked',
    detail: 'Already linked to Birch Holdings',
  });
  expect((await link('Invoice', '145')).problem?.code).toBe('wrong_type');
  expect((await link('Customer', '999')).problem?.code).toBe('not_found');
  expect((await link('Customer', '71', true)).effects?.releases).toEqual(['inv_1060', 'pay_702']);
  expect((await link('Customer', '71')).record?.sync).toMatchObject({
    state: 'synced',
    quickbooks: { id: '71' },
  });
  expect(client.state('inv_1060')).toBe('ready');
  await client.run();
  expect([client.state('inv_1060'), client.state('pay_702')]).toEqual(['synced', 'synced']);
});

test('create_new refuses a name that a vendor, an employee or an inactive customer has', async () => {
  await open(worldS24());
  client.platform.control.createInQuickBooks(COMPANY_A, { type: 'Customer', id: '77', name: 'Old Customer' });
  client.platform.control.deactivateInQuickBooks(COMPANY_A, 'Customer', '77');
  const create = (display_name: string) =>
    client.command('create_new', 'cus_203', { input: { display_name } });
  expect((await create('ace supply')).problem).toMatchObject({
    code: 'duplicate_name',
    detail: 'A vendor uses this name in QuickBooks: Ace Supply',
  });
  expect((await create('Crew lead')).problem?.detail).toContain('An employee uses this name');
  expect((await create('Old Customer')).problem?.code).toBe('duplicate_name');
  expect((await create('Ace Supply (customer)')).record?.sync.state).toBe('ready');
  await client.run();
  expect(await client.record('cus_203')).toMatchObject({
    name: 'Ace Supply (customer)',
    sync: { state: 'synced', quickbooks: { type: 'Customer' } },
  });
});

test('sync_off includes all of the customer’s records; sync_on returns them to matching and approval', async () => {
  await open(worldS24());
  const invoices = ['inv_1071', 'inv_1072', 'inv_1073'];
  const dry = await client.command('sync_off', 'cus_205', { dry_run: true });
  expect(dry.effects?.affects).toEqual({ count: 3, total: { value: '4120.00', currency: 'USD' } });
  await client.command('sync_off', 'cus_205');
  expect(invoices.map(client.state)).toEqual(['sync_off', 'sync_off', 'sync_off']);
  for (let cycle = 0; cycle < 3; cycle += 1) await client.run();
  expect(client.state('cus_205')).toBe('sync_off');
  await client.command('sync_on', 'cus_205');
  expect(client.state('cus_205')).toBe('failed');
  expect(invoices.map(client.state)).toEqual(['waiting', 'waiting', 'waiting']);
  await client.command('create_new', 'cus_205', { input: { display_name: 'Private account' } });
  await client.run();
  expect(invoices.map(client.state)).toEqual(['needs_approval', 'needs_approval', 'needs_approval']);
});

test('mark_matched accepts both sides as they are', async () => {
  await open(worldS08());
  expect((await client.command('mark_matched', 'inv_1050')).record?.sync).toMatchObject({
    state: 'synced_warn',
    changed: null,
    warnings: [{ code: 'amount_differs' }],
  });
  await client.run();
  expect(client.state('inv_1050')).toBe('synced_warn');
});

test('a service is corrected in place; only services can be deleted, which releases their users', async () => {
  await open(worldS26());
  await client.command('update', 'svc_31', { input: { fields: { name: 'Spring cleanup' } } });
  await client.command('resync', 'svc_31');
  await client.run();
  expect((await client.record('svc_31')).sync).toMatchObject({ state: 'synced', quickbooks: { id: '12' } });
  const dry = await client.command('delete', 'svc_32', { dry_run: true });
  expect(dry.effects?.affects).toEqual({ count: 2, total: { value: '110.00', currency: 'USD' } });
  expect((await client.command('delete', 'svc_32')).record).toMatchObject({ deleted: true, allowed: [] });
  await client.run();
  expect([client.state('inv_1081'), client.state('inv_1082')]).toEqual(['synced', 'synced']);
});

test('a payment over its invoice waits until someone decides about the cent', async () => {
  await open(worldS33());
  await client.run();
  expect((await client.record('pay_703')).sync).toMatchObject({
    state: 'waiting',
    warnings: [{ code: 'payment_exceeds_invoice' }],
  });
  await client.command('update', 'pay_703', { input: { fields: { overpayment: 'credit' } } });
  await client.run();
  expect(client.state('pay_703')).toBe('synced');
});

test('a platform that cannot change invoices in QuickBooks offers no resync of a changed one', async () => {
  await open(worldS08());
  client.platform.control.setPlatform({ no_update: ['invoice'] });
  const { allowed } = await client.record('inv_1050');
  expect(allowed).not.toContain('resync');
  expect(allowed).toContain('mark_matched');
});

test('an import is approved and synced without a second document', async () => {
  await open(commonWorld());
  const before = client.platform.control.books(COMPANY_A).length;
  await client.command('approve', 'cus_301');
  await client.command('approve', 'pay_601');
  await client.run(['cus_301', 'pay_601']);
  expect([client.state('cus_301'), client.state('pay_601')]).toEqual(['synced', 'synced']);
  expect(client.platform.control.books(COMPANY_A)).toHaveLength(before);
});

test('records that are not synced are approved in groups', async () => {
  await open(worldS19());
  client.platform.control.addRecords(COMPANY_A, [
    scenarioRecord({ id: 'inv_x', type: 'invoice', state: 'not_synced', number: 'X', amount: '1.00' }),
  ]);
  for (const id of client.inState('not_synced').filter((one) => one.startsWith('inv'))) {
    expect((await client.command('approve', id)).status).toBe('done');
  }
  expect(client.inState('ready')).toHaveLength(7);
  expect(client.inState('not_synced')).toHaveLength(4);
});
