import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN_KEY_ALL, BOOKKEEPER_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../world/access-keys.ts';
import { commonWorld } from '../../world/scenario-world.ts';
import { openTestClient, type TestClient } from '../test-client.ts';
import type { WireResult } from '../wire.ts';

const KEY = '3f0c3a52-4d0e-4f57-9d0c-5b9f4c5e7a01';

let client: TestClient;
beforeEach(async () => {
  client = await openTestClient(commonWorld());
});
afterEach(() => client.platform.close());

test('the same key with the same content gets the same answer and one effect', async () => {
  const { version } = await client.record('inv_1043');
  const first = await client.command('resync', 'inv_1043', { key: KEY, version });
  const again = await client.command('resync', 'inv_1043', { key: KEY, version });
  expect(first).toMatchObject({ status: 'accepted', record: { sync: { state: 'scheduled' } } });
  expect(again).toEqual(first);
  expect(client.platform.control.effects()).toEqual({ [KEY]: 1 });
  expect(client.platform.control.logLines(COMPANY_A).filter((line) => line.action === 'resync')).toHaveLength(
    1,
  );
});

test('the order of fields does not matter, and the answer outlives a run', async () => {
  const command = { key: KEY, record_id: 'inv_1043', version: '1', action: 'skip' };
  const one = { ...command, input: { reason: 'later', until: '2026-03-09T00:00:00Z' } };
  const other = { ...command, input: { until: '2026-03-09T00:00:00Z', reason: 'later' } };
  const first = await client.inCompany<{ results: WireResult[] }>('POST', '/commands', { commands: [one] });
  await client.run();
  const again = await client.inCompany('POST', '/commands', { commands: [other] });
  expect(again.body).toEqual(first.body);
});

test('the same key with other content gives 422 key_reused; in a batch only that command is refused', async () => {
  await client.command('skip', 'inv_1043', { key: KEY });
  const reused = { key: KEY, action: 'resync', record_id: 'inv_1043', version: '2', input: {} };
  const alone = await client.inCompany('POST', '/commands', { commands: [reused] });
  expect(alone.status).toBe(422);
  expect(alone.body).toMatchObject({ code: 'key_reused', retryable: false });
  const other = { key: 'another', action: 'approve', record_id: 'ref_12', version: '1', input: {} };
  const both = await client.inCompany<{ results: WireResult[] }>('POST', '/commands', {
    commands: [reused, other],
  });
  expect(both.status).toBe(200);
  expect(both.body.results).toMatchObject([
    { status: 'refused', problem: { status: 422, code: 'key_reused' } },
    { status: 'done', record: { id: 'ref_12', sync: { state: 'ready' } } },
  ]);
});

test('an old version is a conflict, which names who was first and the current record', async () => {
  await client.command('skip', 'inv_1043', { version: '1', accessKey: BOOKKEEPER_KEY_A });
  const late = await client.command('resync', 'inv_1043', { version: '1' });
  expect(late).toMatchObject({
    status: 'conflict',
    record: { version: '2', sync: { state: 'skipped' } },
    by: { id: 'u2', name: 'Office bookkeeper' },
    problem: null,
  });
  expect(client.state('inv_1043')).toBe('skipped');
});

test('an outcome can be requested; 404 means that the command never arrived', async () => {
  client.platform.control.addFault({ kind: 'commit_then_drop', path: '/commands' });
  await expect(client.command('resync', 'inv_1043', { key: KEY, version: '1' })).rejects.toThrow();
  const known = await client.inCompany<WireResult>('GET', `/commands/${KEY}`);
  expect(known).toMatchObject({ status: 200, body: { key: KEY, status: 'accepted' } });

  client.platform.control.addFault({ kind: 'drop', path: '/commands' });
  await expect(client.command('approve', 'ref_12', { key: 'lost', version: '1' })).rejects.toThrow();
  expect((await client.inCompany('GET', '/commands/lost')).status).toBe(404);
  expect(client.state('ref_12')).toBe('needs_approval');
});

test('a dry run changes nothing, stores no key and writes no log line', async () => {
  const before = JSON.stringify(client.all());
  const lines = client.platform.control.logLines(COMPANY_A).length;
  const dry = await client.command('clear_id', 'inv_1042', { key: KEY, dry_run: true });
  expect(dry).toMatchObject({
    status: 'done',
    effects: {
      creates: true,
      duplicate_of: null,
      releases: ['pay_502'],
      affects: { count: 1, total: { value: '480.00', currency: 'USD' } },
    },
  });
  expect(JSON.stringify(client.all())).toBe(before);
  expect(client.platform.control.logLines(COMPANY_A)).toHaveLength(lines);
  expect((await client.inCompany('GET', `/commands/${KEY}`)).status).toBe(404);
});

test('commands run in the given order, each on the result of the one before', async () => {
  const commands = [
    { key: 'a', action: 'skip', record_id: 'inv_1043', version: '1', input: {} },
    { key: 'b', action: 'unskip', record_id: 'inv_1043', version: '2', input: {} },
    { key: 'c', action: 'unskip', record_id: 'inv_1043', version: '3', input: {} },
    { key: 'd', action: 'resync', record_id: 'no_such', version: '1', input: {} },
    { key: 'e', action: 'polish', record_id: 'inv_1043', version: '3', input: {} },
  ];
  const { body } = await client.inCompany<{ results: WireResult[] }>('POST', '/commands', { commands });
  expect(body.results.map(({ key, status, problem }) => [key, status, problem?.code])).toEqual([
    ['a', 'done', undefined],
    ['b', 'done', undefined],
    ['c', 'refused', 'not_eligible'],
    ['d', 'refused', 'not_found'],
    ['e', 'refused', 'not_supported'],
  ]);
});

test('a viewer is refused with 403, a bookkeeper for admin commands, and both refusals are logged', async () => {
  const forged = await client.inCompany(
    'POST',
    '/commands',
    { commands: [{ key: KEY, action: 'resync', record_id: 'inv_1043', version: '1' }] },
    VIEWER_KEY_A,
  );
  expect(forged).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
  const beyond = await client.command('clear_id', 'inv_1042', { accessKey: BOOKKEEPER_KEY_A });
  expect(beyond).toMatchObject({ status: 'refused', problem: { status: 403, code: 'not_allowed' } });
  expect(client.state('inv_1042')).toBe('link_broken');
  expect(client.platform.control.logLines(COMPANY_A)).toMatchObject([
    { actor: { id: 'u3' }, action: 'resync', outcome: 'failed', code: 'not_allowed' },
    { actor: { id: 'u2' }, action: 'clear_id', outcome: 'failed', code: 'not_allowed' },
  ]);
});

test('allowed commands follow the role', async () => {
  const allowed = async (id: string, key?: string) => (await client.record(id, key)).allowed;
  expect(await allowed('inv_1042')).toEqual(['clear_id', 'link', 'update']);
  expect(await allowed('inv_1042', BOOKKEEPER_KEY_A)).toEqual(['link', 'update']);
  expect(await allowed('inv_1042', VIEWER_KEY_A)).toEqual([]);
  expect(await allowed('svc_31')).toContain('delete');
  expect(await allowed('svc_31', BOOKKEEPER_KEY_A)).not.toContain('delete');
  expect(await allowed('inv_1043')).not.toContain('delete');
});

test('a key has no right to another company; unknown and revoked keys have none at all', async () => {
  const path = '/companies/9341450122330022/records';
  expect(await client.ask('GET', path)).toMatchObject({ status: 403, body: { code: 'permission' } });
  expect((await client.ask('GET', path, undefined, ADMIN_KEY_ALL)).status).toBe(200);
  expect(await client.ask('GET', path, undefined, 'guess')).toMatchObject({
    status: 401,
    body: { code: 'unauthorized' },
  });
  client.platform.control.revokeKey(ADMIN_KEY_ALL);
  expect((await client.ask('GET', path, undefined, ADMIN_KEY_ALL)).status).toBe(401);
});

test.each([
  ['no list', { commands: 'x' }],
  ['no key', { commands: [{ action: 'resync', record_id: 'inv_1043', version: '1' }] }],
  ['no version', { commands: [{ key: 'a', action: 'resync', record_id: 'inv_1043' }] }],
  ['too many', { commands: Array.from({ length: 201 }, (_, n) => ({ key: `k${n}` })) }],
])('a call that is not valid is refused whole: %s', async (_, body) => {
  const answer = await client.inCompany('POST', '/commands', body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', retryable: false } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});
