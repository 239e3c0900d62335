import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import {
  ADMIN_KEY_A,
  ADMIN_KEY_B,
  BOOKKEEPER_KEY_A,
  COMPANY_A,
  COMPANY_B,
  VIEWER_KEY_A,
} from '../../../test/sandbox/world/access-keys.ts';
import {
  commonWorld,
  worldOfFailedUpdates,
  worldS02,
  worldS10,
  worldS26,
} from '../../../test/sandbox/world/scenario-world.ts';
import type { Request, RequestOf } from '../../protocol/requests.ts';
import { TABLE_NAMES } from '../../store/database.ts';
import { QueueError } from '../../store/queue-error.ts';

import type { CycleRow } from '../../store/rows.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let open: TestContext | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

type Item = RequestOf<'commands'>['items'][number];

async function connected(accessKey: string, world = commonWorld()) {
  open = await openTestContext(world);
  const { context, platform, settle } = open;
  // biome-ignore lint/suspicious/noExplicitAny: each test reads the answer of the request it sends
  const ask = (request: Request): Promise<any> => answerRequest(request, context);
  const answer = await ask({
    type: 'connect',
    values: { address: platform.url, access_key: accessKey },
    replaces: null,
  });
  await settle();
  const company_key = `${answer.connection_id}:${accessKey === ADMIN_KEY_B ? COMPANY_B : COMPANY_A}`;
  const describe = (realm: string, more = {}) =>
    ask({ type: 'describe_page', realm, refs: [], rows: [], ...more });
  const command = (
    record_id: string,
    action: 'resync' | 'clear_id' | 'update',
    more: Partial<Item> & { readonly realm?: string } = {},
  ) =>
    describe(COMPANY_A).then(async () => {
      const row = await context.tables.bulk.records.get([company_key, record_id]);
      const key = crypto.randomUUID();
      const { realm = COMPANY_A, ...item } = more;
      const version = row?.record.version ?? '1';
      const items = [{ record_id, version, key, input: {}, ...item }];
      const answer = await ask({ type: 'commands', realm, company_key, action, items });
      return { ...answer, key: answer.joined?.[0]?.key ?? key } as typeof answer;
    });
  return {
    ask,
    context,
    platform,
    settle,
    company_key,
    describe,
    command,
    connection_id: answer.connection_id,
  };
}

/** Invoice 1043 of the sandbox as a list in QuickBooks shows it. */
const ROW_1043 = {
  type: 'invoice',
  by: 'number',
  value: '1043',
  date: '02/27/2026',
  amount: '$2,310.75',
  party: 'Cedar Grove HOA',
};

test('a record page is answered by QuickBooks id, with reason and allowed commands', async () => {
  const { describe } = await connected(ADMIN_KEY_A, worldS02());
  const answer = await describe(COMPANY_A, { refs: [{ type: 'Invoice', id: '150' }] });
  expect(answer.records).toHaveLength(1);
  expect(answer.records[0]).toMatchObject({ id: 'inv_1047', state: 'failed', busy: false });
  expect(answer.records[0].reason).not.toMatch(/unknown/);
  expect(answer.records[0].commands).toContainEqual({ action: 'resync', enabled: true, why: null });
});

test('nothing is reported about a company without a connection', async () => {
  const { describe } = await connected(ADMIN_KEY_A);
  const answer = await describe(COMPANY_B, {
    refs: [{ type: 'Invoice', id: '145' }],
    rows: [ROW_1043],
  });
  expect(answer).toMatchObject({ company: null, records: [], rows: [null], attention: 0 });
});

test('two records with one number give no record', async () => {
  const { ask, describe, context, company_key } = await connected(ADMIN_KEY_A);
  const row = await context.tables.bulk.records.get([company_key, 'inv_1043']);
  if (!row) throw new Error('inv_1043 is missing');
  const alone = await describe(COMPANY_A, { rows: [ROW_1043] });
  expect(alone.rows).toEqual([0]);
  expect(alone.records).toMatchObject([{ id: 'inv_1043' }]);
  const record = { ...row.record, id: 'inv_twin' };
  await context.tables.bulk.records.put({ ...row, id: 'inv_twin', record });
  const answer = await describe(COMPANY_A, { rows: [ROW_1043] });
  expect(answer.rows).toEqual([null]);
  const card = await ask({ type: 'open_card', realm: COMPANY_A, company_key, record_id: 'inv_1043' });
  expect(card.same_label).toBe(2);
});

test('a row with another amount is another document', async () => {
  const { describe } = await connected(ADMIN_KEY_A);
  const answer = await describe(COMPANY_A, { rows: [{ ...ROW_1043, amount: '$50.00' }, ROW_1043] });
  expect(answer.rows).toEqual([null, 0]);
});

test('the date order of a company is learned from one list and stored for the next', async () => {
  const { describe, context, company_key } = await connected(ADMIN_KEY_A);
  await describe(COMPANY_A, { rows: [{ ...ROW_1043, date: '27/02/2026' }] });
  expect((await context.tables.bulk.companies.get(company_key))?.date_order).toBe('day_first');
  // January 2, not February 1.
  const { rows } = await describe(COMPANY_A, { rows: [{ ...ROW_1043, date: '02/01/2026' }] });
  expect(rows).toEqual([null]);
});

test('three presses are one command', async () => {
  const { command, platform, settle } = await connected(BOOKKEEPER_KEY_A, worldS02());
  platform.control.clearCalls();
  const answers = await Promise.all([1, 2, 3].map(() => command('inv_1047', 'resync')));
  expect(new Set(answers.map(({ key }) => key)).size).toBe(1);
  await settle();
  const sent = platform.control
    .calls()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/commands'));
  expect(sent).toHaveLength(1);
});

test('while the platform is out of reach, commands are refused for that reason, not logged as unauthorized', async () => {
  const { command, context, company_key } = await connected(BOOKKEEPER_KEY_A, worldS02());
  const now = context.clock();
  const rest = { asked_until: null, notified_at: null };
  const outage = { code: 'timeout', step: 'pull', since: now, tries: 1, retry_at: now, ...rest } as const;
  await context.tables.strict.companies.change(company_key, { outage });
  const answer = await command('inv_1047', 'resync');
  expect(answer).toMatchObject({ status: 'refused', problem: { code: 'not_now' } });
  expect(answer.problem.what).toBe('Not possible now: FieldPro isn’t responding; try again when it does.');
  expect(await context.tables.bulk.log.count()).toBe(0);
});

test('a command that the role does not permit is refused before anything is sent [SO-21, TD-34]', async () => {
  const { command, platform } = await connected(BOOKKEEPER_KEY_A);
  platform.control.clearCalls();
  expect(await command('inv_1042', 'clear_id')).toMatchObject({
    status: 'refused',
    problem: { code: 'not_allowed' },
  });
  await open?.close();
  const viewer = await connected(VIEWER_KEY_A, worldS02());
  expect(await viewer.command('inv_1047', 'resync')).toMatchObject({
    status: 'refused',
    problem: { code: 'not_allowed' },
  });
  expect(platform.control.calls()).toEqual([]);
});

test('a command for a company other than the open one is refused', async () => {
  const { command, context } = await connected(ADMIN_KEY_A, worldS02());
  expect(await command('inv_1047', 'resync', { realm: COMPANY_B })).toMatchObject({
    status: 'refused',
    problem: { code: 'wrong_company' },
  });
  expect(await context.tables.bulk.jobs.count()).toBe(0);
});

test('a command that does not apply in the record’s state is refused', async () => {
  const { command } = await connected(ADMIN_KEY_A);
  expect(await command('inv_1041', 'clear_id')).toMatchObject({
    status: 'refused',
    problem: { code: 'not_eligible' },
  });
});

test.each([
  ['nonsense', ADMIN_KEY_A, 'address_invalid'],
  ['http://books.example/v1', ADMIN_KEY_A, 'address_insecure'],
  ['', 'wrong-key', 'key_refused'],
  ['', '  \n ', 'key_empty'],
])('connecting to %j with %j is refused as %s, and nothing is stored', async (address, access_key, code) => {
  open = await openTestContext(commonWorld());
  const request = {
    type: 'connect',
    values: { address: address || open.platform.url, access_key },
    replaces: null,
  } as const;
  expect(await answerRequest(request, open.context)).toMatchObject({ status: 'refused', problem: { code } });
  expect(await open.context.tables.bulk.connections.count()).toBe(0);
  expect(await open.context.tables.bulk.companies.count()).toBe(0);
});

test('a connection cannot be renewed with the key of another company; both are named', async () => {
  const { ask, platform, connection_id } = await connected(ADMIN_KEY_A);
  const answer = await ask({
    type: 'connect',
    values: { address: platform.url, access_key: ADMIN_KEY_B },
    replaces: connection_id,
  });
  expect(answer).toMatchObject({ status: 'refused', problem: { code: 'other_company' } });
  expect(answer.problem.what).toContain('Maple Landscaping Inc.');
  expect(answer.problem.what).toContain('Bluebird Dental LLC');
});

test('while an unconnected company is open, the popup shows no other company’s counts', async () => {
  const { ask, company_key } = await connected(ADMIN_KEY_A);
  const open_company = { realm: COMPANY_B, name: 'Bluebird Dental LLC', conflict: false };
  const here = await ask({ type: 'popup', open: open_company, company_key: null });
  expect(here).toMatchObject({ open_is_connected: false, company: null });
  const chosen = await ask({ type: 'popup', open: open_company, company_key });
  expect(chosen.company).toMatchObject({ name: 'Maple Landscaping Inc.', counters: { failed: 5 } });
});

test('the platform checks before Clear ID: a missing copy allows it, an existing one does not [SO-20]', async () => {
  const { ask, company_key, platform } = await connected(ADMIN_KEY_A);
  const gone = await ask({ type: 'check_record', realm: COMPANY_A, company_key, record_id: 'inv_1042' });
  expect(gone).toMatchObject({
    exists: 'no',
    creates: true,
    refused: null,
    quickbooks: { type: 'Invoice', id: '146' },
  });
  expect(gone.dependents.map(({ id }: { id: string }) => id)).toEqual(['pay_502']);
  expect(platform.control.effects()).toEqual({});
  const there = await ask({ type: 'check_record', realm: COMPANY_A, company_key, record_id: 'inv_1041' });
  expect(there.refused).not.toBeNull();
});

test('removing a company’s data leaves nothing of it [SY-18]', async () => {
  const { ask, context, company_key } = await connected(ADMIN_KEY_A);
  await ask({ type: 'remove_data', company_key });
  for (const name of TABLE_NAMES) expect([name, await context.tables.bulk[name].count()]).toEqual([name, 0]);
});

test('where the store fills up in the middle of many commands, those before are told as accepted, and the rest with why not', async () => {
  const { ask, context, company_key, settle } = await connected(ADMIN_KEY_A, worldS10(300));
  const { strict, bulk } = context.tables;
  const rows = (await bulk.records.all()).filter((row) => row.state === 'needs_approval');
  const items = rows.map(({ id, record }) => ({
    ...{ record_id: id, version: record.version, input: {} },
    key: crypto.randomUUID(),
  }));
  const write = strict.write.bind(strict);
  let writes = 0;
  const full = vi.spyOn(strict, 'write').mockImplementation((names, work) => {
    writes += 1;
    if (writes === 1) return write(names, work);
    return Promise.reject(new DOMException('full', 'QuotaExceededError'));
  });
  const request = { type: 'commands', company_key, action: 'approve', items } as const;
  const answer = await ask(request);
  expect(answer).toMatchObject({ status: 'accepted', accepted: 250, problem: { code: 'store_full' } });
  expect(answer.refused).toEqual(
    items.slice(250).map(({ record_id }) => ({ record_id, code: 'store_full' })),
  );
  expect(await bulk.jobs.count()).toBe(250);
  expect(await ask({ ...request, items: items.slice(250) })).toMatchObject({
    status: 'refused',
    problem: { code: 'store_full' },
  });
  full.mockRestore();
  expect(await ask(request)).toMatchObject({ accepted: 300, refused: [] });
  await settle();
  expect(await bulk.jobs.count()).toBe(300);
});

test('what is kept or released is told so, even where its cycle cannot be started for want of room', async () => {
  const { context, company_key } = await connected(ADMIN_KEY_A, worldS10(2));
  const full = {
    ...context,
    startSync: () => Promise.reject(new QueueError('store_full', 'full')),
    planWake: () => Promise.reject(new Error('no alarm')),
  };
  const rows = (await context.tables.bulk.records.all()).filter((row) => row.state === 'needs_approval');
  const items = rows.map(({ id, record }) => ({
    ...{ record_id: id, version: record.version, input: {} },
    key: crypto.randomUUID(),
  }));
  const keys = items.map(({ key }) => key);
  const given = await answerRequest({ type: 'commands', company_key, action: 'approve', items }, full);
  expect(given).toMatchObject({ status: 'accepted', accepted: 2 });
  const released = await answerRequest({ type: 'release', company_key, keys }, full);
  expect(released).toEqual({ status: 'done', count: 2 });
});

test('a press on an outdated view is left to the platform to judge', async () => {
  const { ask, company_key, command, context, platform, settle } = await connected(
    BOOKKEEPER_KEY_A,
    worldOfFailedUpdates(2, 1201),
  );
  const { control } = platform;
  const seen = (await context.tables.bulk.records.get([company_key, 'inv_1201']))?.record.version;
  const faster = control.record(COMPANY_A, 'inv_1201');
  control.commandAs(ADMIN_KEY_A, COMPANY_A, [
    {
      key: crypto.randomUUID(),
      action: 'resync',
      record_id: 'inv_1201',
      version: String(faster?.version),
      input: {},
      dry_run: false,
    },
  ]);
  control.runAs(ADMIN_KEY_A, COMPANY_A);
  await ask({ type: 'sync_now', company_key });
  await settle();
  const late = await command('inv_1201', 'resync', { version: seen ?? '' });
  expect(late).toMatchObject({ status: 'accepted', record: { id: 'inv_1201' } });
  await settle();
  expect((await context.tables.bulk.jobs.get(late.key))?.state).toBe('done');

  // The user's own command that is done is not sent again.
  const own = await command('inv_1202', 'resync', { version: '1' });
  await settle();
  const calls = control.calls({ method: 'POST', path: '/commands$' }).length;
  const again = await command('inv_1202', 'resync', { version: '1' });
  await settle();
  expect(again).toMatchObject({ status: 'accepted', key: own.key });
  expect(control.calls({ method: 'POST', path: '/commands$' })).toHaveLength(calls);
});

test('a change and its resync are accepted together, without another request in between', async () => {
  const { command, platform, settle } = await connected(ADMIN_KEY_A, worldS26());
  const then_resync = crypto.randomUUID();
  const input = { fields: { name: 'Spring cleanup' } };
  expect(await command('svc_31', 'update', { input, then_resync })).toMatchObject({ status: 'accepted' });
  await settle();
  expect(platform.control.record(COMPANY_A, 'svc_31')).toMatchObject({
    name: 'Spring cleanup',
    sync: { state: 'synced' },
  });
});

test('a user who may not change a record gets neither the change nor its follow-up accepted', async () => {
  const { command, context } = await connected(VIEWER_KEY_A, worldS26());
  const input = { fields: { name: 'Spring cleanup' } };
  const answer = await command('svc_31', 'update', { input, then_resync: crypto.randomUUID() });
  expect(answer).toMatchObject({ status: 'refused', problem: { code: 'not_eligible' } });
  expect(await context.tables.bulk.jobs.count()).toBe(0);
});

test('a platform’s refusal is shown in its own words, with its code in the details', async () => {
  const { ask, command, company_key, settle } = await connected(ADMIN_KEY_A, worldS26());
  await command('svc_31', 'update', {
    input: { fields: { amount: 'x' } },
    then_resync: crypto.randomUUID(),
  });
  await settle();
  const card = await ask({ type: 'open_card', realm: COMPANY_A, company_key, record_id: 'svc_31' });
  expect(card.explanation).toMatchObject({
    what: 'input.fields.amount: Not an amount: x.',
    details: 'refused: invalid_request \u00b7 input.fields.amount: Not an amount: x',
  });

  const key = crypto.randomUUID();
  const edit = { kind: 'add', key, name: 'Residential', parent_id: null } as const;
  const answer = await ask({ type: 'edit_list', company_key, list: 'classes', edit });
  expect(answer.problem).toMatchObject({
    code: 'refused',
    what: 'Residential exists already.',
    details: expect.stringMatching(
      /^refused: 409 \u00b7 \w+ \u00b7 req_?\w+ \u00b7 Residential exists already$/,
    ),
  });
});

test('a store that cannot record its own trouble does not blame the platform', async () => {
  const { ask, context, company_key } = await connected(ADMIN_KEY_A);
  const since = Date.parse('2026-03-03T14:10:00Z');
  Object.assign(context, { storeTrouble: async () => ({ code: 'store_full', since }) });
  const { company } = await ask({ type: 'popup', open: null, company_key });
  expect(company.connection).toBe('stopped');
  expect(company.connection_since).toBe('2026-03-03T14:10:00.000Z');
  expect(company.problem.what).toMatch(/^This browser has no room left/);
  expect(company.problem.steps).not.toEqual([]);
});

test('allowed commands are read again when another person signs in', async () => {
  const { ask, command, context, platform, settle, company_key } = await connected(VIEWER_KEY_A);
  expect(await command('inv_1043', 'resync')).toMatchObject({ problem: { code: 'not_allowed' } });
  const connect = (access_key: string) =>
    ask({ type: 'connect', values: { address: platform.url, access_key }, replaces: null });
  await connect(BOOKKEEPER_KEY_A);
  await settle();
  expect(await command('inv_1043', 'resync')).toMatchObject({ status: 'accepted' });
  await settle();
  // The same person again: nothing is read twice.
  const generation = (await context.tables.bulk.companies.get(company_key))?.generation;
  await connect(BOOKKEEPER_KEY_A);
  await settle();
  expect(await context.tables.bulk.companies.get(company_key)).toMatchObject({ generation });
});

test('the remaining time of a backlog uses the current pace, not what was sent before a pause', async () => {
  const { ask, context, company_key } = await connected(ADMIN_KEY_A);
  const db = context.tables.bulk;
  await context.startSync(company_key, 'user');
  const now = Date.parse('2026-03-03T14:10:00Z');
  Object.assign(context, { clock: () => now });
  const remaining = async (change: Partial<CycleRow>) => {
    const cycle = await db.cycles.get(company_key);
    if (!cycle) throw new Error('There is no cycle');
    await db.cycles.put({ ...cycle, ...change });
    const { company } = await ask({ type: 'popup', open: null, company_key });
    return company.progress.remaining_seconds;
  };
  const counters = await db.counters.get(company_key);
  if (!counters) throw new Error('There are no counters');
  await db.counters.put({ ...counters, pending: 5_000 });
  const step = { step: 'push', step_started_at: now - 10_000 } as const;
  expect(await remaining({ ...step, pushed: 1_000, pushed_before: 0 })).toBe(40);
  expect(await remaining({ ...step, pushed: 1_000, pushed_before: 900 })).toBe(400);
  // Nothing was sent since, so no estimate is given.
  expect(await remaining({ ...step, pushed: 1_000, pushed_before: 1_000 })).toBeNull();
  const run = { id: 'run', total: 300, done: 100, failed: 0, started_at: now - 20_000 };
  expect(await remaining({ step: 'follow', step_started_at: now - 5_000, run })).toBe(40);
});
