import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Action } from '../../lib/core/records/actions.ts';
import type { Platform } from '../../lib/platform/port.ts';
import { openSourcePlatform } from '../../lib/platform/source-platform/open-source-platform.ts';
import { checkServer, firstFailed } from '../conformance/check-server.ts';
import { writeReport } from '../conformance/write-report.ts';
import { type Checked, checkExchange, OPERATION_IDS } from './check-against-document.ts';
import { type RunningPlatform, startPlatform } from './platform/start-platform.ts';
import { CONTRACT_REALM, contractWorld, SAMPLE_FAILURE } from './world/contract-world.ts';

const OFFICE = { id: 'u1', name: 'Office' };
const REALM = CONTRACT_REALM;
const failure = SAMPLE_FAILURE;

let sandbox: RunningPlatform;
let platform: Required<Platform>;
const exchanges: Promise<Checked>[] = [];

beforeAll(async () => {
  sandbox = await startPlatform({ world: contractWorld() });
  platform = openSourcePlatform(sandbox.url, async () => 'key-admin', { timeoutMs: 2_000 });
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
    const sent = request.clone();
    const response = await fetch(request, init);
    exchanges.push(checkExchange(sandbox.url, sent, response.clone()));
    return response;
  });
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await sandbox.close();
});

beforeEach(() => {
  sandbox.control.clearFaults();
});

async function send(
  action: Action,
  id: string,
  more: { input?: Record<string, unknown>; dry_run?: boolean; version?: string } = {},
) {
  const record = await platform.record(REALM, id);
  const { input = {}, dry_run = false, version = record?.version ?? '1' } = more;
  const key = randomUUID();
  const [result] = await platform.execute(REALM, [{ key, action, record_id: id, version, input, dry_run }]);
  return { key, result };
}

/** Repeats a request until the answer is as expected, without waiting: the platform steps by itself. */
async function followed<Value>(ask: () => Promise<Value>, isDone: (value: Value) => boolean): Promise<Value> {
  return vi.waitUntil(async () => {
    const value = await ask();
    return isDone(value) ? value : null;
  }) as Promise<Value>;
}

test('the connection is read completely', async () => {
  const { platform: about, user, companies, capabilities } = await platform.connect();
  expect(about).toMatchObject({
    name: 'FieldPro',
    version: '2.6.0',
    support: { email: 'help@fieldpro.example' },
  });
  expect(user).toEqual({ ...OFFICE, role: 'admin' });
  expect(companies).toMatchObject([
    { realm_id: REALM, currency: 'USD', time_zone: 'America/Toronto', running: false },
  ]);
  expect(capabilities).toMatchObject({
    batch_max: 200,
    runs: true,
    lists: ['accounts'],
    editable_lists: ['classes'],
  });
  expect(capabilities.commands).toContain('clear_id');
});

test('the feed gives every record once, page by page, and continues from its end', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  let more = true;
  while (more) {
    const page = await platform.changes(REALM, cursor, 2);
    expect(page.set_aside).toEqual([]);
    seen.push(...page.records.map(({ id }) => id));
    ({ cursor, has_more: more } = page);
  }
  expect(seen.toSorted()).toEqual(['cus_1', 'inv_1', 'inv_2', 'inv_3', 'inv_4', 'inv_5', 'inv_6', 'inv_6b']);
  expect((await platform.changes(REALM, cursor, 200)).records).toEqual([]);
});

test('records are found by id, by QuickBooks reference and by number', async () => {
  const found = await platform.lookup(REALM, {
    quickbooks: [{ type: 'Invoice', id: '145' }],
    numbers: [{ type: 'invoice', number: '3' }],
  });
  expect(found.records.map(({ id }) => id).toSorted()).toEqual(['inv_1', 'inv_3']);
  expect(await platform.record(REALM, 'inv_3')).toMatchObject({ sync: { state: 'failed', error: failure } });
  expect(await platform.record(REALM, 'inv_none')).toBeNull();
});

test('a command is answered, and its result and its operation can be requested', async () => {
  const { key, result } = await send('approve', 'inv_4');
  expect(result).toMatchObject({ key, status: 'done', record: { id: 'inv_4', sync: { state: 'ready' } } });
  expect(await platform.outcome(REALM, key)).toEqual(result);
  expect(await platform.outcome(REALM, randomUUID())).toBeNull();

  sandbox.control.setResyncAnswer('accepted');
  const accepted = await send('resync', 'inv_1');
  expect(accepted.result?.status).toBe('accepted');
  const operation = accepted.result?.operation_id ?? expect.fail('no operation');
  expect(await platform.operation(REALM, operation)).toMatchObject({ id: operation, status: 'running' });
});

test('conflicts, refusals and dry runs differ', async () => {
  const conflict = await send('skip', 'inv_3', { version: '999' });
  expect(conflict.result).toMatchObject({ status: 'conflict', record: { id: 'inv_3' } });
  const refused = await send('unskip', 'inv_3');
  expect(refused.result).toMatchObject({ status: 'refused', problem: { code: expect.any(String) } });
  const dry = await send('clear_id', 'inv_2', { dry_run: true });
  expect(dry.result?.effects).toMatchObject({ creates: true, affects: { count: expect.any(Number) } });
  expect((await platform.record(REALM, 'inv_2'))?.sync.state).toBe('link_broken');
});

test('a run is started and followed to its end', async () => {
  const started = await platform.run(REALM, randomUUID(), null);
  const run = await followed(
    () => platform.runState(REALM, started.id),
    ({ state }) => state !== 'running',
  );
  expect(run).toMatchObject({ id: started.id, state: 'finished' });
  expect((await platform.record(REALM, 'inv_5'))?.sync).toMatchObject({
    state: 'synced',
    quickbooks: { type: 'Invoice' },
  });
});

test('checks, customers and lists are read', async () => {
  expect(await platform.check(REALM, 'inv_1')).toMatchObject({
    exists: 'yes',
    quickbooks: { type: 'Invoice', id: '145' },
  });
  const check = await platform.check(REALM, 'inv_3');
  expect(check.same_number).toMatchObject([{ type: 'CreditMemo', id: '111', party: 'Cedar Grove HOA' }]);
  const candidates = await platform.candidates(REALM, 'cedar', 20);
  expect(candidates.map(({ kind, linked_to }) => [kind, linked_to?.id])).toEqual([
    ['customer', 'cus_1'],
    ['vendor', undefined],
  ]);
  expect((await platform.list(REALM, 'accounts', null)).items).toMatchObject([{ id: 'acc_1', used_by: 3 }]);
});

test('list entries are added, renamed and made inactive, unless tracking is off', async () => {
  const added = await platform.editList(REALM, 'classes', {
    kind: 'add',
    key: randomUUID(),
    name: 'Snow',
    parent_id: null,
  });
  const { id = '', version } = added ?? {};
  const edit = { key: randomUUID(), id, version: version ?? '' };
  const renamed = await platform.editList(REALM, 'classes', { kind: 'rename', ...edit, name: 'Ice' });
  expect(renamed).toMatchObject({ id, name: 'Ice', active: true });
  const gone = { key: randomUUID(), id, version: renamed?.version ?? '' };
  expect(await platform.editList(REALM, 'classes', { kind: 'deactivate', ...gone })).toMatchObject({
    active: false,
  });
  const off = platform.editList(REALM, 'departments', {
    kind: 'add',
    key: randomUUID(),
    name: 'East',
    parent_id: null,
  });
  await expect(off).rejects.toMatchObject({ code: expect.stringMatching(/^(refused|not_found)$/) });
});

test('the log shows what was done, and older records come in only on request', async () => {
  const { entries } = await platform.log(REALM, { cursor: null, record: 'inv_4' });
  expect(entries[0]).toMatchObject({
    actor: OFFICE,
    action: 'approve',
    record_id: 'inv_4',
    outcome: 'succeeded',
  });
  const range = { from: '2026-01-01', to: '2026-01-31' };
  const would = await platform.backfill(REALM, { key: randomUUID(), ...range, dry_run: true });
  expect(would).toEqual({ count: 1, total: { value: '100.00', currency: 'USD' } });
  expect(await platform.record(REALM, 'inv_old')).toBeNull();
  expect(await platform.backfill(REALM, { key: randomUUID(), ...range, dry_run: false })).toEqual(would);
  expect((await platform.record(REALM, 'inv_old'))?.sync.state).toBe('not_synced');
});

test('whole requests are refused', async () => {
  const stranger = openSourcePlatform(sandbox.url, async () => 'nobody');
  await expect(stranger.connect()).rejects.toMatchObject({ code: 'key_refused' });
  const viewer = openSourcePlatform(sandbox.url, async () => 'key-viewer');
  await expect(viewer.run(REALM, randomUUID(), null)).rejects.toMatchObject({ code: 'no_right' });
  const key = randomUUID();
  const command = {
    key,
    action: 'skip',
    record_id: 'inv_3',
    version: '1',
    input: {},
    dry_run: false,
  } as const;
  await platform.execute(REALM, [command]);
  await expect(platform.execute(REALM, [{ ...command, version: '2' }])).rejects.toMatchObject({
    code: 'refused',
    problemCode: 'key_reused',
  });
  const { cursor } = await platform.changes(REALM, null, 2);
  sandbox.control.expireCursors();
  await expect(platform.changes(REALM, cursor, 2)).rejects.toMatchObject({ code: 'cursor_expired' });
});

test('every operation was tried, and nothing deviated from the published document', async () => {
  const checked = await Promise.all(exchanges);
  expect(checked.flatMap(({ departures }) => departures)).toEqual([]);
  const tried = new Set(checked.map(({ operation }) => operation));
  expect(OPERATION_IDS.filter((id) => !tried.has(id))).toEqual([]);
  // From here on the platform breaks the contract on purpose.
  vi.unstubAllGlobals();
});

test('after a lost answer the outcome is asked for, and the command not sent again', async () => {
  const record = await platform.record(REALM, 'inv_2');
  const command = {
    key: randomUUID(),
    action: 'clear_id',
    record_id: 'inv_2',
    version: record?.version ?? '',
    input: {},
    dry_run: false,
  } as const;
  sandbox.control.addFault({ kind: 'commit_then_drop', method: 'POST', path: '/commands$' });
  await expect(platform.execute(REALM, [command])).rejects.toMatchObject({ code: 'outcome_unknown' });
  expect(await platform.outcome(REALM, command.key)).toMatchObject({
    status: 'done',
    record: { id: 'inv_2' },
  });

  const unsent = { ...command, key: randomUUID() };
  sandbox.control.addFault({ kind: 'drop', method: 'POST', path: '/commands$' });
  await expect(platform.execute(REALM, [unsent])).rejects.toMatchObject({ code: 'outcome_unknown' });
  expect(await platform.outcome(REALM, unsent.key)).toBeNull();
  expect(sandbox.control.effects()[command.key]).toBe(1);
});

test('the rules that vendors are held to are kept, as far as they can be tried without a change', async () => {
  const report = await checkServer({
    ...{ base: new URL(sandbox.url), key: 'key-admin', allowWrites: false },
    ...{ timeoutMs: 20_000, waitMs: 5_000, everyMs: 10 },
  });
  expect(firstFailed(report), writeReport(report)).toBeNull();
});

test('each fault of the platform gives its own error', async () => {
  const failing = async (fault: Parameters<typeof sandbox.control.addFault>[0]) => {
    sandbox.control.addFault({ times: 2, ...fault });
    const outcome = await platform.changes(REALM, null, 100).catch(({ code }) => code as string);
    sandbox.control.clearFaults();
    return outcome;
  };
  expect(await failing({ kind: 'html' })).toBe('not_a_platform');
  expect(await failing({ kind: 'truncated' })).toBe('not_a_platform');
  expect(await failing({ kind: 'huge' })).toBe('too_large');
  expect(await failing({ kind: 'drop' })).toBe('unreachable');
  expect(await failing({ kind: 'status', status: 500 })).toBe('platform_failed');
  expect(await failing({ kind: 'status', status: 429, retry_after: 60 })).toBe('busy');
  expect(await failing({ kind: 'bad_record' })).toMatchObject({
    set_aside: [{ reason: expect.any(String) }],
  });
  const page = await failing({ kind: 'unknown_state' });
  expect(JSON.stringify(page)).toContain('"state":"unknown","reported_state":"');
});
