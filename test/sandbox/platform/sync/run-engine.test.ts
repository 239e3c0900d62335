import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../world/access-keys.ts';
import { CEDAR_GROVE, scenarioRecord } from '../../world/common-world.ts';
import { MAPLE_LANDSCAPING } from '../../world/sandbox-settings.ts';
import {
  commonWorld,
  worldS02,
  worldS03,
  worldS06,
  worldS08,
  worldS10,
  worldS16,
  worldS21,
} from '../../world/scenario-world.ts';
import type { World } from '../../world/world.ts';
import { openTestClient, type TestClient } from '../test-client.ts';
import type { WireOperation, WireRun } from '../wire.ts';

let client: TestClient;
afterEach(() => client.platform.close());
const open = async (world: World) => {
  client = await openTestClient(world);
  return client.platform.control;
};
const invoice = (id: string, more: object = {}) =>
  scenarioRecord({
    id,
    type: 'invoice',
    state: 'ready',
    number: id,
    party: CEDAR_GROVE,
    date: '2026-03-02',
    amount: '25.00',
    depends_on: ['cus_201'],
    ...more,
  });

test('a failing record holds up only its own children', async () => {
  const control = await open(worldS21());
  const positions = await Promise.all(
    ['inv_1043', 'pay_701', 'inv_1045', 'inv_1046'].map(
      async (id) => (await client.record(id)).sync.position,
    ),
  );
  expect(positions).toEqual([1, 2, 3, 4]);
  const run = await client.run();
  expect(run).toMatchObject({ state: 'finished', total: 4, done: 4, failed: 1 });
  expect(['inv_1043', 'pay_701', 'inv_1045', 'inv_1046'].map(client.state)).toEqual([
    'failed',
    'waiting',
    'synced',
    'synced',
  ]);
  expect((await client.record('inv_1043')).sync).toMatchObject({
    attempts: 1,
    error: {
      code: '6140',
      detail: expect.stringContaining('DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111'),
    },
  });
  expect(control.books(COMPANY_A, 'Payment')).toHaveLength(0);
});

test('after Clear ID one new invoice is created, and the waiting payment follows by itself', async () => {
  const control = await open(worldS03());
  await client.command('clear_id', 'inv_1042');
  await client.run();
  expect(client.state('inv_1042')).toBe('synced');
  expect(client.state('pay_502')).toBe('synced');
  const alive = control.books(COMPANY_A).filter((one) => one.status === 'active');
  expect(alive.filter((one) => one.number === '1042')).toHaveLength(1);
  const [payment] = alive.filter((one) => one.mark === 'pay_502');
  const copy = (await client.record('inv_1042')).sync.quickbooks;
  expect(copy?.id).not.toBe('146');
  expect(payment?.linked).toEqual([{ type: 'Invoice', id: copy?.id }]);
  const lines = control.logLines(COMPANY_A).filter((line) => line.record_id === 'inv_1042');
  expect(lines[0]).toMatchObject({ action: 'clear_id', before: { quickbooks_id: '146' } });
});

test('a record syncs after its number is corrected on the platform', async () => {
  await open(worldS06());
  await client.command('update', 'inv_1043', { input: { fields: { number: '1043-A' } } });
  await client.command('resync', 'inv_1043');
  await client.run();
  expect(await client.record('inv_1043')).toMatchObject({
    number: '1043-A',
    sync: { state: 'synced', error: null },
  });
});

test('a resync sends local changes and makes no second copy, however often it runs', async () => {
  const control = await open(worldS02());
  const count = control.books(COMPANY_A, 'Invoice').length;
  for (let time = 0; time < 3; time += 1) {
    await client.command('resync', 'inv_1047');
    await client.run(['inv_1047']);
    expect(client.state('inv_1047')).toBe('synced');
  }
  expect(control.document(COMPANY_A, 'Invoice', '150')).toMatchObject({ amount: '355.00', sync_token: 1 });
  expect(control.books(COMPANY_A, 'Invoice')).toHaveLength(count);
});

test('a document saved before its answer was lost is found again by its mark', async () => {
  const control = await open(commonWorld());
  const count = control.books(COMPANY_A, 'Invoice').length;
  const error = {
    code: '6000',
    message: 'Business Validation Error',
    detail: 'Unexpected Internal Error. (-30003)',
  };
  control.forcePosts({ realm: COMPANY_A, record_id: 'inv_1045', times: 1, error, saved: true });
  await client.run(['inv_1045']);
  expect(await client.record('inv_1045')).toMatchObject({
    sync: { state: 'failed', quickbooks: null, error },
  });
  await client.command('resync', 'inv_1045');
  await client.run(['inv_1045']);
  expect(client.state('inv_1045')).toBe('synced');
  expect(control.books(COMPANY_A, 'Invoice')).toHaveLength(count + 1);
});

test('changes made while the answer was lost are sent to the existing document', async () => {
  const control = await open(commonWorld());
  const error = { code: '10000', message: 'System Failure Error', detail: null };
  control.forcePosts({ realm: COMPANY_A, record_id: 'inv_1045', times: 1, error, saved: true });
  await client.run(['inv_1045']);
  control.changeRecord(COMPANY_A, 'inv_1045', { amount: '650.00', number: '1045-B' });
  await client.command('resync', 'inv_1045');
  await client.run(['inv_1045']);
  expect(client.state('inv_1045')).toBe('synced');
  const made = control.books(COMPANY_A, 'Invoice').filter((one) => one.mark === 'inv_1045');
  expect(made).toMatchObject([{ number: '1045-B', amount: '650.00' }]);
});

test('a run notices changes in QuickBooks before it sends anything', async () => {
  const control = await open(commonWorld());
  control.deleteInQuickBooks(COMPANY_A, 'Invoice', '145');
  expect(client.state('inv_1041')).toBe('synced');
  await client.run();
  expect(client.state('inv_1041')).toBe('link_broken');
  expect(client.state('pay_501')).toBe('waiting');
});

test('a payment waits on an invoice with a broken link, even before anybody has looked', async () => {
  const control = await open(commonWorld());
  control.forceRecord(COMPANY_A, 'inv_1041', { sync: { state: 'link_broken' } });
  await client.run();
  expect(client.state('pay_501')).toBe('waiting');
});

test('a payment in a deposit is locked and reports it', async () => {
  const control = await open(commonWorld());
  await client.run();
  const payment = (await client.record('pay_501')).sync.quickbooks?.id ?? '';
  control.depositInQuickBooks(COMPANY_A, 'Payment', payment);
  control.changeRecord(COMPANY_A, 'pay_501', { amount: '1200.00' });
  expect(client.state('pay_501')).toBe('changed');
  await client.command('resync', 'pay_501');
  await client.run();
  expect((await client.record('pay_501')).sync).toMatchObject({ state: 'failed', error: { code: '6540' } });
});

test('the same invoice entered by hand is linked, not duplicated; another one with that number is a clash', async () => {
  const control = await open(commonWorld());
  const party = { id: '58', name: CEDAR_GROVE.name };
  control.createInQuickBooks(COMPANY_A, {
    type: 'Invoice',
    id: '700',
    number: '1045',
    party,
    date: '2026-03-02',
    amount: '640.00',
  });
  control.createInQuickBooks(COMPANY_A, {
    type: 'Invoice',
    id: '701',
    number: '1046',
    party,
    date: '2026-03-02',
    amount: '1.00',
  });
  await client.run();
  expect((await client.record('inv_1045')).sync).toMatchObject({
    state: 'synced',
    quickbooks: { id: '700' },
  });
  expect((await client.record('inv_1046')).sync).toMatchObject({ state: 'failed', error: { code: '6140' } });
});

test('choices after a comparison apply field by field, and only those fields are sent', async () => {
  const control = await open(worldS08());
  await client.command('resync', 'inv_1050');
  await client.run();
  expect((await client.record('inv_1050')).sync).toMatchObject({ state: 'changed', changed: { by: 'both' } });
  await client.command('resync', 'inv_1050', {
    input: { fields: { amount: 'platform', due_date: 'quickbooks', memo: 'quickbooks' } },
  });
  await client.run();
  expect(client.state('inv_1050')).toBe('synced');
  expect(control.document(COMPANY_A, 'Invoice', '152')).toMatchObject({
    amount: '540.00',
    fields: { due_date: '2026-03-31', memo: 'call first' },
  });
  expect(control.record(COMPANY_A, 'inv_1050')?.fields).toEqual({
    due_date: '2026-03-31',
    memo: 'call first',
  });
});

test('deleted, voided, edited and inactive documents in QuickBooks are distinguished', async () => {
  const control = await open(commonWorld());
  await client.run();
  const copy = async (id: string) => (await client.record(id)).sync.quickbooks?.id ?? '';
  control.deleteInQuickBooks(COMPANY_A, 'Invoice', await copy('inv_1041'));
  control.voidInQuickBooks(COMPANY_A, 'Invoice', await copy('inv_1045'));
  control.editInQuickBooks(COMPANY_A, 'Invoice', await copy('inv_1046'), { amount: '99.00' });
  control.notice(COMPANY_A);
  expect((await client.record('inv_1041')).sync).toMatchObject({
    state: 'link_broken',
    quickbooks: { id: '145', status: 'deleted' },
  });
  expect((await client.record('inv_1045')).sync).toMatchObject({
    state: 'changed',
    changed: { by: 'quickbooks' },
    quickbooks: { status: 'voided', amount: { value: '0.00' } },
  });
  expect((await client.record('inv_1046')).sync).toMatchObject({
    state: 'changed',
    changed: { by: 'quickbooks' },
    quickbooks: { status: 'active' },
  });
  control.deactivateInQuickBooks(COMPANY_A, 'Customer', '58');
  control.addRecords(COMPANY_A, [invoice('inv_new')]);
  await client.run(['inv_new']);
  expect((await client.record('inv_new')).sync.error).toMatchObject({
    code: '610',
    detail: expect.stringContaining('made inactive'),
  });
});

test('closed books refuse, with another code if there is a password', async () => {
  const control = await open(commonWorld());
  await client.command('resync', 'inv_1044');
  await client.run();
  expect((await client.record('inv_1044')).sync.error?.code).toBe('6200');
  control.setCompany(COMPANY_A, { closing_password: true });
  await client.command('resync', 'inv_1044');
  await client.run();
  expect((await client.record('inv_1044')).sync.error?.code).toBe('6210');
  control.setCompany(COMPANY_A, { books_closed_through: '2026-01-29' });
  await client.command('resync', 'inv_1044');
  await client.run();
  expect(client.state('inv_1044')).toBe('synced');
});

test('at manual speed one record is in flight; records canceled meanwhile are not sent', async () => {
  const control = await open(worldS16());
  control.setRunSpeed('manual');
  const started = await client.run();
  expect(started).toMatchObject({ state: 'running', total: 121, done: 0 });
  expect(client.inState('syncing')).toEqual(['inv_6001']);
  expect(control.company(COMPANY_A)?.running).toBe(started.id);
  const again = await client.run();
  expect(again.id).toBe(started.id);
  control.step(20);
  expect(client.inState('synced').filter((id) => id.startsWith('inv'))).toHaveLength(20);
  for (const id of client.inState('scheduled')) await client.command('cancel', id);
  expect((await client.command('resync', 'inv_6021')).problem?.code).toBe('not_eligible');
  control.step();
  const after = await client.inCompany<{ run: WireRun }>('GET', `/runs/${started.id}`);
  expect(after.body.run).toMatchObject({ state: 'finished', total: 21, done: 21, failed: 0 });
  expect(client.inState('canceled')).toHaveLength(100);
  expect(control.books(COMPANY_A, 'Invoice').filter((one) => one.number?.startsWith('60'))).toHaveLength(21);
});

test('a run over some records does not touch the others', async () => {
  const control = await open(worldS16());
  const run = await client.run(['inv_6001', 'inv_6002']);
  expect(run).toMatchObject({ state: 'finished', total: 2, done: 2 });
  expect(client.inState('scheduled')).toHaveLength(119);
  expect(control.company(COMPANY_A)).toMatchObject({
    running: null,
    last_processed_at: '2026-03-03T14:00:00.000Z',
  });
});

test('250 approved records make 250 documents', async () => {
  const control = await open(worldS10());
  const ids = client.inState('needs_approval');
  control.commandAs(
    ADMIN_KEY_A,
    COMPANY_A,
    ids.map((record_id) => ({
      key: record_id,
      action: 'approve',
      record_id,
      version: '1',
      input: {},
      dry_run: false,
    })),
  );
  await client.run();
  expect(client.inState('synced').filter((id) => id.startsWith('inv'))).toHaveLength(250);
  expect(control.books(COMPANY_A, 'Invoice').filter((one) => one.made_by === 'platform')).toHaveLength(250);
  expect(Object.values(control.effects()).filter((count) => count > 1)).toEqual([]);
});

test('a busy QuickBooks fails no record: the run ends and the next one continues', async () => {
  const control = await open(commonWorld());
  control.forcePosts({ realm: COMPANY_A, times: 1, error: 'busy' });
  expect(await client.run()).toMatchObject({ state: 'failed', done: 0, failed: 0 });
  expect(client.inState('scheduled')).toEqual(['inv_1045', 'inv_1046', 'pay_501']);
  expect(await client.run()).toMatchObject({ state: 'finished', done: 3 });
});

test('no run starts while the platform is disconnected in QuickBooks, and no record fails because of it', async () => {
  const control = await open(commonWorld());
  control.setCompany(COMPANY_A, {
    quickbooks: { ...MAPLE_LANDSCAPING.quickbooks, connected: false, reason: 'Disconnected in QuickBooks' },
  });
  const failed = client.inState('failed');
  const answer = await client.inCompany('POST', '/runs', { key: 'k', record_ids: null });
  expect(answer).toMatchObject({ status: 409, body: { code: 'quickbooks_disconnected', retryable: true } });
  expect(client.inState('failed')).toEqual(failed);
});

test('an operation runs until its record has its answer', async () => {
  const control = await open(commonWorld());
  const { operation_id } = await client.command('resync', 'inv_1043');
  const operation = async () =>
    (await client.inCompany<WireOperation>('GET', `/operations/${operation_id}`)).body;
  expect(await operation()).toMatchObject({ status: 'running', problem: null });
  await client.run();
  expect(await operation()).toMatchObject({
    status: 'failed',
    record: { id: 'inv_1043', sync: { state: 'failed' } },
    problem: { code: '6140' },
  });
  const second = await client.command('resync', 'inv_1041');
  await client.command('cancel', 'inv_1041');
  expect(
    (await client.inCompany<WireOperation>('GET', `/operations/${second.operation_id}`)).body.problem?.code,
  ).toBe('canceled');
  control.setResyncAnswer('done');
  expect(await client.command('resync', 'inv_1043')).toMatchObject({ status: 'done', operation_id: null });
});

test('a run’s key starts it once', async () => {
  const control = await open(worldS16());
  const body = { key: 'one-run', record_ids: ['inv_6001'] };
  const first = await client.inCompany<{ run: WireRun }>('POST', '/runs', body);
  const again = await client.inCompany<{ run: WireRun }>('POST', '/runs', body);
  expect(first.status).toBe(202);
  expect(again.body.run.id).toBe(first.body.run.id);
  expect(control.effects()['one-run']).toBe(1);
  expect((await client.inCompany('POST', '/runs', { ...body, record_ids: null })).status).toBe(422);
});

test('a queue longer than one chunk is sent completely', async () => {
  const control = await open(worldS10(1_200));
  for (const id of client.inState('needs_approval')) {
    control.forceRecord(COMPANY_A, id, { sync: { state: 'ready' } });
  }
  const { id } = await client.run();
  let run: WireRun | undefined;
  do {
    run = (await client.inCompany<{ run: WireRun }>('GET', `/runs/${id}`)).body.run;
  } while (run.state === 'running');
  expect(run).toMatchObject({ state: 'finished', total: 1_200, done: 1_200, failed: 0 });
});
