import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import {
  ADMIN_KEY_A,
  BOOKKEEPER_KEY_A,
  COMPANY_A,
  VIEWER_KEY_A,
} from '../../../../test/sandbox/world/access-keys.ts';
import { manyInvoices, worldS01, worldS16 } from '../../../../test/sandbox/world/scenario-world.ts';
import type { World } from '../../../../test/sandbox/world/world.ts';
import type { Request } from '../../../protocol/requests.ts';
import { answerRequest } from '../answer-request.ts';
import { openTestContext, type TestContext } from '../worker-context.fixture.ts';

let open: TestContext | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function connected(access_key: string, world: World) {
  open = await openTestContext(world);
  const { context, platform, settle } = open;
  // biome-ignore lint/suspicious/noExplicitAny: each test reads the answer of the request it sends
  const ask = (request: Request): Promise<any> => answerRequest(request, context);
  const { connection_id } = await ask({
    type: 'connect',
    values: { address: platform.url, access_key },
    replaces: null,
  });
  await settle();
  const company_key = `${connection_id}:${COMPANY_A}`;
  const commands = async (action: 'approve' | 'resync' | 'cancel', ids: readonly string[]) => {
    const rows = await context.tables.bulk.records.getMany(
      ids.map((id) => [company_key, id] as [string, string]),
    );
    const items = ids.map((record_id, at) => ({
      record_id,
      version: rows[at]?.record.version ?? '1',
      key: crypto.randomUUID(),
      input: {},
    }));
    const answer = await ask({ type: 'commands', company_key, action, items });
    return { answer, keys: items.map(({ key }) => key) };
  };
  const states = (state: string) =>
    platform.control
      .records(COMPANY_A)
      .filter(({ sync }) => sync.state === state)
      .map(({ id }) => id);
  return { ask, commands, states, company_key, ...open };
}

/** The scheduled invoices 6001 to 6005 of S16. */
function worldOfFive(): World {
  const world = worldS16();
  return {
    ...world,
    companies: world.companies.map((each) => ({ ...each, records: [...each.records].slice(0, 6) })),
  };
}

test('only the requested records of the queue run, and none twice [EL-14]', async () => {
  const { ask, settle, states, company_key, platform } = await connected(ADMIN_KEY_A, worldOfFive());
  const { control } = platform;
  expect(states('scheduled')).toHaveLength(5);
  control.clearCalls();
  const record_ids = ['inv_6002', 'inv_6004'];
  await ask({ type: 'sync_now', company_key, record_ids });
  await ask({ type: 'sync_now', company_key, record_ids });
  await settle();
  expect(states('scheduled')).toEqual(['inv_6001', 'inv_6003', 'inv_6005']);
  const runs = control.calls({ method: 'POST', path: '/runs$' });
  expect(runs.map(({ body }) => (body as { record_ids: string[] }).record_ids)).toEqual([record_ids]);

  // A synced record needs no run.
  await ask({ type: 'sync_now', company_key, record_ids: ['inv_6002'] });
  await settle();
  expect(control.calls({ method: 'POST', path: '/runs$' })).toHaveLength(1);
  expect(states('scheduled')).toHaveLength(3);
});

test('automatic approval is off by default; if on, every approval is sent once and names nobody [EL-05]', async () => {
  const { ask, context, settle, states, company_key, platform } = await connected(ADMIN_KEY_A, worldS01());
  const approvals = () =>
    platform.control
      .calls({ method: 'POST', path: '/commands$' })
      .flatMap(({ body }) => (body as { commands: { action: string; record_id: string }[] }).commands)
      .filter(({ action }) => action === 'approve')
      .map(({ record_id }) => record_id);
  const waiting = states('needs_approval');
  expect(waiting).toHaveLength(4);
  await ask({ type: 'sync_now', company_key });
  await settle();
  expect(states('needs_approval')).toEqual(waiting);
  expect(approvals()).toEqual([]);

  await ask({ type: 'set_approval', company_key, approval: 'automatic' });
  await ask({ type: 'sync_now', company_key });
  await settle();
  await ask({ type: 'sync_now', company_key });
  await settle();
  expect(states('needs_approval')).toEqual([]);
  expect(approvals().sort()).toEqual(waiting.sort());
  const log = await context.tables.bulk.log.all();
  expect(new Set(log.map(({ who }) => who))).toEqual(new Set([null]));
});

test('commands on many records are undone together, and released ones stay', async () => {
  const { ask, commands, settle, states, company_key, platform } = await connected(
    BOOKKEEPER_KEY_A,
    worldS01(),
  );
  const waiting = states('needs_approval');
  const { answer, keys } = await commands('approve', waiting);
  expect(answer).toMatchObject({ status: 'accepted', accepted: 4, refused: [] });
  expect(Date.parse(answer.undo_until)).toBeGreaterThan(Date.now());
  const [first = '', ...rest] = keys;
  expect(await ask({ type: 'release', company_key, keys: [first] })).toEqual({
    status: 'done',
    count: 1,
  });
  await settle();
  expect(await ask({ type: 'undo', company_key, keys })).toEqual({ status: 'done', count: 3 });
  await settle();
  expect(states('needs_approval')).toEqual(waiting.slice(1));
  const sent = platform.control
    .calls({ method: 'POST', path: '/commands$' })
    .flatMap(({ body }) => (body as { commands: { key: string }[] }).commands);
  expect(sent.map(({ key }) => key)).toEqual([first]);
  expect(rest).toHaveLength(3);
});

test('repeating a command on the same records finds the open commands, whose keys undo it', async () => {
  const { ask, commands, settle, states, company_key } = await connected(BOOKKEEPER_KEY_A, worldS01());
  const waiting = states('needs_approval');
  const first = await commands('approve', waiting);
  expect(first.answer.joined).toEqual([]);
  const second = await commands('approve', waiting);
  const keys = second.answer.joined.map(({ key }: { key: string }) => key);
  expect(keys).toEqual(first.keys);
  expect(await ask({ type: 'undo', company_key, keys })).toEqual({ status: 'done', count: 4 });
  await settle();
  expect(states('needs_approval')).toEqual(waiting);
});

test('a record on which a command is impossible is named with the reason, and the others continue', async () => {
  const { commands } = await connected(BOOKKEEPER_KEY_A, worldS01());
  const { answer } = await commands('resync', ['inv_1043', 'inv_1041x', 'inv_1042']);
  expect(answer).toMatchObject({
    status: 'accepted',
    accepted: 1,
    refused: [
      { record_id: 'inv_1041x', code: 'record_gone' },
      { record_id: 'inv_1042', code: 'not_eligible' },
    ],
  });
});

function worldWithOlder(): World {
  const world = worldS01();
  const older = manyInvoices(3, 900, 'synced').map((record, at) => ({
    ...record,
    older: true,
    date: `2025-12-${10 + at}`,
  }));
  return {
    ...world,
    companies: world.companies.map((each, at) =>
      at === 0 ? { ...each, records: [...each.records, ...older] } : each,
    ),
  };
}

test('older records are counted, then imported once and not sent; only an admin may [EL-07]', async () => {
  const { ask, context, settle, company_key, platform } = await connected(ADMIN_KEY_A, worldWithOlder());
  const known = (id: string) => context.tables.bulk.records.get([company_key, id]);
  const range = { company_key, key: crypto.randomUUID(), from: '2025-12-01', to: '2025-12-11' };
  expect(await ask({ type: 'backfill', ...range, dry_run: true })).toEqual({
    count: 2,
    total: { value: '21.00', currency: 'USD' },
  });
  await settle();
  expect(await known('inv_900')).toBeUndefined();

  for (const _ of [1, 2]) {
    expect(await ask({ type: 'backfill', ...range, dry_run: false })).toMatchObject({ count: 2 });
  }
  await settle();
  expect((await known('inv_900'))?.state).toBe('not_synced');
  expect((await known('inv_901'))?.state).toBe('not_synced');
  expect(await known('inv_902')).toBeUndefined();
  expect(platform.control.calls({ method: 'POST', path: '/(runs|commands)$' })).toEqual([]);
  const log = await context.tables.bulk.log.all();
  expect(log[0]).toMatchObject({ who: 'Office admin', action: 'backfill', label: '2025-12-01 – 2025-12-11' });
});

test.each([BOOKKEEPER_KEY_A, VIEWER_KEY_A])(
  'older records are refused to %s without asking the platform [EL-07]',
  async (key) => {
    const { ask, company_key, platform } = await connected(key, worldWithOlder());
    const range = { company_key, key: crypto.randomUUID(), from: '2025-12-01', to: '2025-12-31' };
    const answer = await ask({ type: 'backfill', ...range, dry_run: true });
    expect(answer).toMatchObject({ status: 'refused', problem: { code: 'not_allowed' } });
    expect(platform.control.calls({ path: '/backfill$' })).toEqual([]);
  },
);

test('a viewer changes no list, and the platform is not asked', async () => {
  const { ask, company_key, platform } = await connected(VIEWER_KEY_A, worldS01());
  const edit = { kind: 'add' as const, key: crypto.randomUUID(), name: 'Winter', parent_id: null };
  const answer = await ask({ type: 'edit_list', company_key, list: 'classes', edit });
  expect(answer).toMatchObject({ status: 'refused', problem: { code: 'not_allowed' } });
  expect(platform.control.calls({ path: '/lists/' })).toEqual([]);
});

test('commands held back for undo can be undone after the connection has ended, and are not sent once it is renewed', async () => {
  const { ask, commands, settle, company_key, platform, context } = await connected(ADMIN_KEY_A, worldS01());
  const rows = (await context.tables.bulk.records.all())
    .filter(({ record }) => record.sync.state === 'needs_approval')
    .slice(0, 2);
  const { keys } = await commands(
    'approve',
    rows.map(({ id }) => id),
  );
  const [first = '', second = ''] = keys;
  const [connection_id = ''] = company_key.split(':');
  await ask({ type: 'disconnect', connection_id });
  expect(await ask({ type: 'undo', company_key, keys: [first] })).toEqual({
    status: 'done',
    count: 1,
  });
  expect(await ask({ type: 'undo', realm: COMPANY_A, company_key, keys: [second] })).toEqual({
    status: 'done',
    count: 1,
  });
  platform.control.clearCalls();
  await ask({
    type: 'connect',
    values: { address: platform.url, access_key: ADMIN_KEY_A },
    replaces: connection_id,
  });
  await settle();
  expect(platform.control.calls({ method: 'POST', path: '/commands$' })).toEqual([]);
});
