import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../world/access-keys.ts';
import { commonWorld } from '../world/scenario-world.ts';
import { connectControl } from './remote-control.ts';
import { startPlatform } from './start-platform.ts';
import { openTestClient, type TestClient } from './test-client.ts';
import type { WireRecord } from './wire.ts';

let client: TestClient;
beforeEach(async () => {
  client = await openTestClient(commonWorld());
});
afterEach(() => client.platform.close());

const raw = (path = '/connection', init: RequestInit = {}) =>
  fetch(`${client.platform.url}${path}`, { headers: { authorization: `Bearer ${ADMIN_KEY_A}` }, ...init });
const add: TestClient['platform']['control']['addFault'] = (fault) => client.platform.control.addFault(fault);
const outcomes = () => client.platform.control.calls().map((call) => call.outcome);

test.each([401, 403, 404, 409, 410, 429, 500, 503])('status %i is a problem, once', async (status) => {
  add({ kind: 'status', status });
  const answer = await client.ask('GET', '/connection');
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({
    status,
    code: expect.stringMatching(/./),
    request_id: expect.stringMatching(/./),
    retryable: status === 429 || status >= 500,
  });
  expect((await client.ask('GET', '/connection')).status).toBe(200);
});

test('Retry-After is sent in seconds or as a date', async () => {
  add({ kind: 'status', status: 429, retry_after: 7 });
  expect((await raw()).headers.get('retry-after')).toBe('7');
  const date = 'Tue, 03 Mar 2026 14:05:00 GMT';
  add({ kind: 'status', status: 503, retry_after: date });
  expect((await raw()).headers.get('retry-after')).toBe(date);
});

test('a fault strikes only its method and path, after some requests, the given number of times or until cleared', async () => {
  add({ kind: 'status', status: 500, method: 'GET', path: '/records\\?', after: 1, times: 2 });
  const feed = async () => (await client.inCompany('GET', '/records?limit=1')).status;
  expect((await raw()).status).toBe(200);
  expect([await feed(), await feed(), await feed(), await feed()]).toEqual([200, 500, 500, 200]);
  add({ kind: 'status', status: 503, times: null });
  expect([await feed(), (await raw()).status, await feed()]).toEqual([503, 503, 503]);
  expect(client.platform.control.faults()).toHaveLength(1);
  client.platform.control.clearFaults();
  expect(await feed()).toBe(200);
});

test('a request cut before it is handled has no effect, one cut after it has', async () => {
  const skip = (key: string) =>
    client.inCompany('POST', '/commands', {
      commands: [{ key, action: 'skip', record_id: 'inv_1043', version: '1', input: {} }],
    });
  add({ kind: 'drop', method: 'POST' });
  await expect(skip('a')).rejects.toThrow();
  expect(client.state('inv_1043')).toBe('failed');
  add({ kind: 'commit_then_drop', method: 'POST' });
  await expect(skip('b')).rejects.toThrow();
  expect(client.state('inv_1043')).toBe('skipped');
  expect(client.platform.control.effects()).toEqual({ b: 1 });
  expect(outcomes()).toEqual(['drop', 'commit_then_drop']);
});

test.each(['hang', 'commit_then_hang'] as const)(
  '%s never answers, and ends when the client disconnects',
  async (kind) => {
    add({ kind });
    const gone = new AbortController();
    const asked = raw('/connection', { signal: gone.signal });
    await expect.poll(outcomes).toEqual([kind]);
    gone.abort();
    await expect(asked).rejects.toThrow();
  },
);

test('a held request is handled once faults are cleared, and not before', async () => {
  add({ kind: 'hold' });
  let answered = 0;
  const asked = client.ask('GET', '/connection').then(({ status }) => {
    answered = status;
  });
  await expect.poll(outcomes).toEqual(['hold']);
  expect((await client.ask('GET', '/connection')).status).toBe(200);
  expect(answered).toBe(0);
  client.platform.control.clearFaults();
  await asked;
  expect(answered).toBe(200);
});

test('a delayed request is answered', async () => {
  add({ kind: 'delay', delay_ms: 5 });
  expect((await raw()).status).toBe(200);
  expect(outcomes()).toEqual(['delay']);
});

test('the answer can be a web page, half of the JSON, or ten megabytes', async () => {
  add({ kind: 'html' });
  const page = await raw();
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await page.text()).toContain('<h1>');
  add({ kind: 'truncated' });
  await expect((await raw()).json()).rejects.toThrow(SyntaxError);
  add({ kind: 'huge' });
  expect((await (await raw()).text()).length).toBeGreaterThan(10 * 1024 * 1024);
});

test('a record that breaks the contract is added to the good ones; an unknown state replaces a known one', async () => {
  const feed = async () =>
    (await client.inCompany<{ records: WireRecord[] }>('GET', '/records')).body.records;
  const good = await feed();
  add({ kind: 'bad_record' });
  const mixed = await feed();
  expect(mixed).toHaveLength(good.length + 1);
  expect(mixed.find((one) => one.id === 'broken_1')).toMatchObject({ version: null, sync: null });
  add({ kind: 'unknown_state' });
  expect((await feed())[0]?.sync.state).toBe('quarantined');
});

test('an expired cursor gives 410, injected or real, and a new read works', async () => {
  const { body } = await client.inCompany<{ cursor: string }>('GET', '/records?limit=2');
  add({ kind: 'expired_cursor' });
  const path = `/records?cursor=${body.cursor}`;
  expect(await client.inCompany('GET', path)).toMatchObject({
    status: 410,
    body: { code: 'cursor_expired' },
  });
  expect((await client.inCompany('GET', path)).status).toBe(200);
  client.platform.control.expireCursors();
  expect(await client.inCompany('GET', path)).toMatchObject({
    status: 410,
    body: { code: 'cursor_expired' },
  });
  expect((await client.inCompany('GET', '/records?cursor=nonsense')).status).toBe(410);
  expect((await client.inCompany('GET', '/records')).status).toBe(200);
});

test('while down, connections are refused but the control answers; it comes back at the same address', async () => {
  const control = connectControl(client.platform.controlOrigin);
  await control.goDown();
  await expect(raw()).rejects.toThrow();
  expect(await control.time()).toBe('2026-03-03T14:00:00.000Z');
  await control.comeBack();
  expect((await raw()).status).toBe(200);
});

test('the control works over HTTP by name, errors included', async () => {
  const control = connectControl(`http://127.0.0.1:${client.platform.port}`);
  await control.setTime('2026-03-04T14:00:00Z');
  expect(await control.time()).toBe('2026-03-04T14:00:00.000Z');
  expect(await control.books(COMPANY_A, 'Invoice')).toEqual(
    client.platform.control.books(COMPANY_A, 'Invoice'),
  );
  await expect(control.record('nowhere', 'x')).resolves.toBeNull();
  await expect(control.changeRecord(COMPANY_A, 'nothing', {})).rejects.toThrow('There is no record nothing');
});

test('every request is recorded with what tests need, requests to the control are not', async () => {
  await client.platform.control.clearCalls();
  await client.inCompany('POST', '/records:lookup?x=1', { numbers: [] });
  await connectControl(client.platform.controlOrigin).time();
  const [call, ...more] = client.platform.control.calls();
  expect(more).toEqual([]);
  expect(call).toMatchObject({
    method: 'POST',
    path: `/quickbooks-sync/v1/companies/${COMPANY_A}/records:lookup`,
    query: { x: '1' },
    body: { numbers: [] },
    user: 'u1',
    outcome: 200,
    at: '2026-03-03T14:00:00.000Z',
  });
  expect(call?.headers.authorization).toBe(`Bearer …${ADMIN_KEY_A.slice(-4)}`);
  expect(call?.headers.cookie).toBeUndefined();
  expect(client.platform.control.calls({ method: 'GET' })).toEqual([]);
});

test('no answer allows other origins', async () => {
  const answer = await raw('/connection', {
    headers: { authorization: `Bearer ${ADMIN_KEY_A}`, origin: 'https://elsewhere.example' },
  });
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('the database outlives its server, and records in flight return to the queue', async () => {
  const { mkdtemp, rm } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = await mkdtemp(join(tmpdir(), 'platform-'));
  try {
    const databasePath = join(folder, 'fieldpro.sqlite');
    const first = await startPlatform({ world: commonWorld(), databasePath });
    first.control.setRunSpeed('manual');
    first.control.runAs(ADMIN_KEY_A, COMPANY_A);
    first.control.step();
    expect(first.control.record(COMPANY_A, 'inv_1045')?.sync.state).toBe('syncing');
    await first.close();
    const second = await startPlatform({ world: commonWorld(), databasePath });
    expect(second.control.record(COMPANY_A, 'pay_501')?.sync.state).toBe('synced');
    expect(second.control.record(COMPANY_A, 'inv_1045')?.sync.state).toBe('scheduled');
    expect(second.control.runAs(ADMIN_KEY_A, COMPANY_A)).toMatchObject({ state: 'finished', done: 2 });
    await second.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
