import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { TickmarkError } from '../../core/tickmark-error.ts';
import { PlatformError } from '../platform-error.ts';
import type { Command } from '../port.ts';
import { openSourcePlatform } from './open-source-platform.ts';

const REALM = '9341450122330011';
const RECORD = {
  id: 'inv_1',
  type: 'invoice',
  version: '1',
  updated_at: '2026-03-03T14:00:00Z',
  sync: { state: 'ready' },
};
const PROBLEM = 'application/problem+json';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((close) => close()));
});

/** A platform on loopback that answers as told and remembers what it was asked. */
async function answering(answer: Answer) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const body = await request.toArray().then((chunks) => Buffer.concat(chunks).toString());
    seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    answer(request, response, body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  servers.push(close);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sync/v1`;
  const platform = openSourcePlatform(address, async () => 'key-abc', { timeoutMs: 2_000 });
  return { address, platform, seen, close };
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return json({ code, title: 'A title', request_id: 'req-9' }, status, {
    'content-type': PROBLEM,
    ...headers,
  });
}

const html =
  (status: number): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><h1>Sign in</h1>');
  };

/** A promise that is fulfilled from outside. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}

function command(more: Partial<Command> = {}): Command {
  return {
    key: 'k1',
    action: 'resync',
    record_id: 'inv_1',
    version: '1',
    input: {},
    dry_run: false,
    ...more,
  };
}

/** Only a PlatformError may come out, with a code, a message and no access key in it. */
async function failureOf(work: Promise<unknown>): Promise<PlatformError> {
  const error = await work.then(
    () => expect.fail('expected a failure'),
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(PlatformError);
  expect(error.message).not.toBe('');
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('key-abc');
  return error;
}

test('the access key is sent in a header and nowhere else, without cookies', async () => {
  const { platform, seen } = await answering(json({ companies: [] }));
  const connection = await platform.connect();
  expect(connection.platform.name).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.url).toBe('/sync/v1/connection');
  expect(seen[0]?.headers.authorization).toBe('Bearer key-abc');
  expect(seen[0]?.headers.cookie).toBeUndefined();
  expect(seen[0]?.headers['x-client']).toBe('Tickmark');
  expect(seen[0]?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('an answer that repeats the access key is read without it, and so is an error', async () => {
  const quoted = 'POST /bills, Authorization: Bearer key-abc';
  const echo = { ...RECORD, sync: { state: 'failed', error: { message: quoted, detail: 'sent key-abc' } } };
  const good = await answering(
    json({ records: [{ ...echo, number: 'key-abc' }], cursor: 'c', has_more: false }),
  );
  const { records } = await good.platform.changes(REALM, null, 200);
  expect(records).toHaveLength(1);
  expect(JSON.stringify(records)).not.toContain('key-abc');
  expect(records[0]?.sync.error?.message).toBe('POST /bills, Authorization: Bearer ••••');
  for (const body of [
    { code: 'x', detail: quoted },
    { error: { message: 'X-Api-Key: other-key-7 and key-abc' } },
  ]) {
    const bad = await answering(json(body, 422));
    const error = await failureOf(bad.platform.connect());
    expect(error.message).toContain('••••');
    expect(error.message).not.toContain('other-key-7');
  }
});

test('a bad record among good ones is set aside with its reason', async () => {
  const bad = { ...RECORD, id: 'inv_2', amount: { value: '1,250.00', currency: 'USD' } };
  const strange = { ...RECORD, id: 'inv_3', sync: { state: 'parked' } };
  const { platform, seen } = await answering(
    json({ records: [RECORD, bad, strange, 7], cursor: 'c2', has_more: true }),
  );
  const page = await platform.changes(REALM, 'a/b&c', 500);
  expect(seen[0]?.url).toBe(`/sync/v1/companies/${REALM}/records?cursor=a%2Fb%26c&limit=200`);
  expect(page.records.map(({ id }) => id)).toEqual(['inv_1', 'inv_3']);
  expect(page.records[1]?.sync).toMatchObject({ state: 'unknown', reported_state: 'parked' });
  expect(page.set_aside).toEqual([
    { id: 'inv_2', reason: 'amount.value: not a decimal' },
    { id: null, reason: 'not an object' },
  ]);
  expect(page).toMatchObject({ cursor: 'c2', has_more: true });
});

test.each<[string, Answer, object]>([
  ['401', problem(401, 'unauthorized'), { code: 'key_refused', status: 401, retryable: false }],
  ['401 in HTML', html(401), { code: 'key_refused', status: 401 }],
  ['403', problem(403, 'permission'), { code: 'no_right', problemCode: 'permission' }],
  ['404 of the platform', problem(404, 'company_not_found'), { code: 'not_found', status: 404 }],
  ['404 in HTML', html(404), { code: 'not_a_platform', status: 404, retryable: false }],
  ['404 in plain JSON', json({ code: 'no_route' }, 404), { code: 'not_a_platform' }],
  ['410', problem(410, 'cursor_expired'), { code: 'cursor_expired', retryable: false }],
  ['422', problem(422, 'key_reused'), { code: 'refused', problemCode: 'key_reused' }],
  [
    '422 in plain JSON with a code',
    json({ code: 'key_reused' }, 422),
    { code: 'refused', problemCode: 'key_reused' },
  ],
  ['500 in HTML', html(500), { code: 'platform_failed', retryable: true }],
  [
    '503',
    problem(503, 'down', { 'retry-after': '60' }),
    { code: 'busy', retryAfterMs: 60_000, retryable: true },
  ],
  ['HTML 200', html(200), { code: 'not_a_platform', status: 200 }],
  ['an empty 200', (_, response) => response.end(), { code: 'not_a_platform' }],
  ['another shape', json({ hello: 'world' }), { code: 'not_a_platform' }],
  ['null', json(null), { code: 'not_a_platform' }],
  ['truncated JSON', (_, response) => response.end('{"records":[{"id":"i'), { code: 'not_a_platform' }],
  ['no UTF-8', (_, response) => response.end(Buffer.from([0x22, 0xff, 0x22])), { code: 'not_a_platform' }],
  [
    'a redirect',
    (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    { code: 'not_a_platform' },
  ],
  ['a dropped connection', (request) => request.socket.destroy(), { code: 'unreachable', retryable: true }],
])('an answer of %s to a read', async (_name, answer, expected) => {
  const { platform } = await answering(answer);
  expect(await failureOf(platform.changes(REALM, null, 100))).toMatchObject(expected);
});

test('a redirect is not followed: the access key reaches no other server', async () => {
  const elsewhere = await answering(json({ companies: [] }));
  const { platform, seen } = await answering((_request, response) => {
    response.writeHead(307, { location: `${elsewhere.address}/connection` }).end();
  });
  expect(await failureOf(platform.connect())).toMatchObject({ code: 'not_a_platform' });
  expect(seen).toHaveLength(1);
  expect(elsewhere.seen).toEqual([]);
});

test('a server that is down is unreachable', async () => {
  const { platform, close } = await answering(json({}));
  await close();
  expect(await failureOf(platform.connect())).toMatchObject({
    code: 'unreachable',
    status: null,
    retryable: true,
  });
});

test('an answer of 10 MB is cut off while it comes in', async () => {
  let sent = 0;
  const cut = signal();
  const { platform } = await answering((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.on('close', cut.give);
    const chunk = Buffer.alloc(65_536, ' ');
    const more = () => {
      while (sent < 10_000_000 && !response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return response.once('drain', more);
      }
      return response.end('[]');
    };
    more();
  });
  expect(await failureOf(platform.connect())).toMatchObject({ code: 'too_large', retryable: false });
  await cut.given;
  expect(sent).toBeLessThan(10_000_000);
});

test.each<[string, Answer]>([
  ['before its head', () => undefined],
  ['in its body', (_request, response) => response.writeHead(200).write('{"companies":')],
])('an answer that stops %s times out', async (_name, answer) => {
  const { address } = await answering(answer);
  const platform = openSourcePlatform(address, async () => 'key-abc', { timeoutMs: 150 });
  expect(await failureOf(platform.connect())).toMatchObject({ code: 'timeout', retryable: true });
});

test('an aborted request is a timeout, and one aborted before is never sent', async () => {
  const asked = signal();
  const { platform, seen } = await answering(() => asked.give());
  const giveUp = new AbortController();
  const failure = failureOf(platform.connect(giveUp.signal));
  await asked.given;
  giveUp.abort();
  expect(await failure).toMatchObject({ code: 'timeout' });
  expect(await failureOf(platform.connect(giveUp.signal))).toMatchObject({ code: 'timeout' });
  expect(seen).toHaveLength(1);
});

test('a read is retried once after a 500, and not when the platform asks for a long pause', async () => {
  const answers = [problem(500, 'oops'), json({ companies: [] })];
  const stumbling = await answering((...args) => answers.shift()?.(...args));
  await stumbling.platform.connect();
  expect(stumbling.seen).toHaveLength(2);

  const bounded = await answering(problem(500, 'oops'));
  await failureOf(bounded.platform.connect());
  expect(bounded.seen).toHaveLength(2);

  for (const headers of [{ 'retry-after': '4' }, {}]) {
    const busy = await answering(problem(429, 'slow_down', headers));
    await failureOf(busy.platform.connect());
    expect(busy.seen).toHaveLength(1);
  }
});

test('the retry waits as long as Retry-After asks, fractions of seconds included', async () => {
  for (const [asked, least] of [
    ['0.4', 400],
    ['1.1', 1_100],
  ] as const) {
    const times: number[] = [];
    const { platform } = await answering((...args) => {
      times.push(performance.now());
      const answer =
        times.length === 1 ? problem(503, 'down', { 'retry-after': asked }) : json({ companies: [] });
      answer(...args);
    });
    await platform.connect();
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(least - 5);
  }
});

test.each(['60.5', '3.001'])('a read is not retried when Retry-After is %s', async (asked) => {
  const { platform, seen } = await answering(problem(503, 'down', { 'retry-after': asked }));
  const retryAfterMs = Number(asked) * 1_000;
  expect(await failureOf(platform.connect())).toMatchObject({ code: 'busy', retryAfterMs });
  expect(seen).toHaveLength(1);
});

test('an unreadable Retry-After is ignored: the read is retried after our own pause', async () => {
  const { platform, seen } = await answering(problem(503, 'down', { 'retry-after': '-1' }));
  expect(await failureOf(platform.connect())).toMatchObject({ code: 'busy', retryAfterMs: null });
  expect(seen).toHaveLength(2);
});

test('the time limit covers both tries together', async () => {
  let tries = 0;
  const { address, seen } = await answering((_request, response) => {
    tries += 1;
    // The second try is never answered: with a limit of its own it would end at 6 s.
    if (tries === 1) setTimeout(() => response.writeHead(500).end(), 2_000);
  });
  const platform = openSourcePlatform(address, async () => 'key-abc', { timeoutMs: 4_000 });
  const start = performance.now();
  expect(await failureOf(platform.connect())).toMatchObject({ code: 'timeout' });
  expect(performance.now() - start).toBeLessThan(6_000);
  expect(seen).toHaveLength(2);
});

test('an answer of exactly the size limit is read, one byte more is not', async () => {
  const body = JSON.stringify({ companies: [] });
  const { address } = await answering((_request, response) => response.end(body));
  const limitedTo = (maxBytes: number) => openSourcePlatform(address, async () => 'key-abc', { maxBytes });
  expect((await limitedTo(body.length).connect()).companies).toEqual([]);
  expect(await failureOf(limitedTo(body.length - 1).connect())).toMatchObject({ code: 'too_large' });
});

test('Retry-After as a date is measured by the date of the answer', async () => {
  const headers = { 'retry-after': 'Tue, 03 Mar 2026 14:05:00 GMT', date: 'Tue, 03 Mar 2026 14:00:00 GMT' };
  const { platform } = await answering(problem(429, 'slow_down', headers));
  expect(await failureOf(platform.connect())).toMatchObject({
    code: 'busy',
    status: 429,
    retryAfterMs: 300_000,
  });
});

test.each<[string, Answer, string | null]>([
  ['a dropped connection', (request) => request.socket.destroy(), 'unreachable'],
  [
    'an answer broken off',
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"res', () => request.socket.destroy());
    },
    'unreachable',
  ],
  ['silence', () => undefined, 'timeout'],
  ['HTML 200', html(200), 'not_a_platform'],
  ['truncated JSON', (_, response) => response.end('{"results":['), 'not_a_platform'],
  ['HTML 404', html(404), null],
  ['500', problem(500, 'oops'), null],
  ['502 in HTML', html(502), null],
])('commands answered with %s have an unknown outcome and are sent once', async (_name, answer, cause) => {
  const { address, seen } = await answering(answer);
  const platform = openSourcePlatform(address, async () => 'key-abc', { timeoutMs: 300 });
  const error = await failureOf(platform.execute(REALM, [command()]));
  expect(error).toMatchObject({ code: 'outcome_unknown', retryable: true });
  if (cause) expect(error.cause).toMatchObject({ code: cause });
  expect(seen).toHaveLength(1);
});

test.each<[string, readonly object[], readonly string[]]>([
  ['too few results', [], []],
  [
    'too many results',
    [
      { key: 'k1', status: 'done' },
      { key: 'k2', status: 'done' },
    ],
    ['done'],
  ],
  ['the result of another command', [{ key: 'k2', status: 'done' }], []],
  ['a result of unknown status', [{ key: 'k1', status: 'perhaps' }], ['unreadable']],
  ['a number for an operation', [{ key: 'k1', status: 'accepted', operation_id: 17 }], ['unreadable']],
])('of %s what is of the command sent is read; a dry run fails', async (_name, results, expected) => {
  const { platform } = await answering(json({ results }));
  expect((await platform.execute(REALM, [command()])).map(({ status }) => status)).toEqual(expected);
  if (expected[0] === 'done') return;
  expect(await failureOf(platform.execute(REALM, [command({ dry_run: true })]))).toMatchObject({
    code: 'not_a_platform',
  });
});

test('a clear refusal of commands is reported as it is, not as an unknown outcome', async () => {
  for (const [answer, expected] of [
    [problem(401, 'unauthorized'), { code: 'key_refused' }],
    [problem(422, 'key_reused'), { code: 'refused', problemCode: 'key_reused' }],
    [problem(429, 'slow_down', { 'retry-after': '1' }), { code: 'busy', retryAfterMs: 1_000 }],
    [problem(503, 'down'), { code: 'busy' }],
  ] as const) {
    const { platform, seen } = await answering(answer);
    expect(await failureOf(platform.execute(REALM, [command()]))).toMatchObject(expected);
    expect(seen).toHaveLength(1);
  }
});

test('runs, list edits and backfills have an unknown outcome after a lost answer; dry runs do not', async () => {
  const { platform } = await answering((request) => request.socket.destroy());
  const range = { key: 'k1', from: '2026-01-01', to: '2026-01-31', dry_run: false };
  for (const work of [
    () => platform.run(REALM, 'k1', null),
    () => platform.editList(REALM, 'classes', { kind: 'deactivate', key: 'k1', id: 'c1', version: '1' }),
    () => platform.backfill(REALM, range),
  ]) {
    expect(await failureOf(work())).toMatchObject({ code: 'outcome_unknown' });
  }
  expect(await failureOf(platform.backfill(REALM, { ...range, dry_run: true }))).toMatchObject({
    code: 'unreachable',
  });
  expect(await failureOf(platform.execute(REALM, [command({ dry_run: true })]))).toMatchObject({
    code: 'unreachable',
  });
});

test('a command counts as never received only when the platform says so', async () => {
  const never = await answering(problem(404, 'never_received'));
  expect(await never.platform.outcome(REALM, 'k1')).toBeNull();
  // A company, or a whole operation, that is not found tells nothing about the key.
  for (const code of ['not_found', 'not_offered']) {
    const { platform } = await answering(problem(404, code));
    expect(await failureOf(platform.outcome(REALM, 'k1'))).toMatchObject({ problemCode: code });
  }
  for (const answer of [
    html(404),
    json(null),
    json({ code: 'no_route' }, 404),
    json({ key: 'k2', status: 'done' }),
  ]) {
    const { platform } = await answering(answer);
    expect(await failureOf(platform.outcome(REALM, 'k1'))).toMatchObject({ code: 'not_a_platform' });
  }
});

test('results keep the order sent; a record in them that breaks the contract is left out', async () => {
  const results = [
    { key: 'k1', status: 'done', record: RECORD },
    {
      key: 'k2',
      status: 'conflict',
      record: { id: 'inv_2' },
      by: { id: 'u2', name: 'Office', at: '2026-03-03T14:00:00Z' },
    },
  ];
  const { platform, seen } = await answering(json({ results }));
  const [first, second] = await platform.execute(REALM, [command(), command({ key: 'k2' })]);
  expect(first).toMatchObject({
    key: 'k1',
    status: 'done',
    record: { id: 'inv_1', number: null },
    problem: null,
  });
  expect(second).toMatchObject({ status: 'conflict', record: null, by: { name: 'Office' } });
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ commands: [command(), command({ key: 'k2' })] });
  expect(await platform.execute(REALM, [])).toEqual([]);
  expect(seen).toHaveLength(1);
});

test('too many commands for one call are refused and not sent', async () => {
  const { platform, seen } = await answering(json({}));
  const commands = Array.from({ length: 201 }, (_, at) => command({ key: `k${at}` }));
  expect(await failureOf(platform.execute(REALM, commands))).toMatchObject({ code: 'refused' });
  expect(seen).toEqual([]);
});

test('a long look-up is sent in parts of 200 and asks for each entry once', async () => {
  const { platform, seen } = await answering(json({ records: [RECORD, { id: 'broken' }] }));
  const quickbooks = Array.from({ length: 250 }, (_, at) => ({ type: 'Invoice' as const, id: `${at}` }));
  const numbers = Array.from({ length: 190 }, (_, at) => ({ type: 'invoice' as const, number: `${at}` }));
  const found = await platform.lookup(REALM, { quickbooks, numbers });
  const bodies = seen.map(({ body }) => JSON.parse(body));
  expect(bodies.map((body) => [body.quickbooks.length, body.numbers.length])).toEqual([
    [200, 0],
    [50, 150],
    [0, 40],
  ]);
  expect(bodies.flatMap((body) => body.quickbooks)).toEqual(quickbooks);
  expect(bodies.flatMap((body) => body.numbers)).toEqual(numbers);
  expect(found.records).toHaveLength(1);
  expect(found.set_aside[0]).toEqual({ id: 'broken', reason: 'type: missing' });
  await platform.lookup(REALM, { quickbooks: [], numbers: [] });
  expect(seen).toHaveLength(3);
});

test('identifiers cannot lead to another address', async () => {
  const { platform, seen } = await answering(problem(404, 'not_found'));
  expect(await platform.record(REALM, '../../x?y#z')).toBeNull();
  expect(seen[0]?.url).toBe(`/sync/v1/companies/${REALM}/records/..%2F..%2Fx%3Fy%23z`);
  for (const id of ['', '.', '..', 'a\ud800']) expect(await platform.record(REALM, id)).toBeNull();
  for (const realm of ['', '..', '12/34', '9341 4501']) {
    expect(await failureOf(platform.changes(realm, null, 100))).toMatchObject({ code: 'not_found' });
  }
  expect(seen).toHaveLength(1);
});

test('an unusable key is refused and not sent; an error of the key store passes through unchanged', async () => {
  const { address, seen } = await answering(json({ companies: [] }));
  const unusable = openSourcePlatform(address, async () => 'a\nb');
  expect(await failureOf(unusable.connect())).toMatchObject({ code: 'key_refused' });
  const lost = new TickmarkError('key_unreadable', 'Gone');
  const unreadable = openSourcePlatform(address, () => Promise.reject(lost));
  await expect(unreadable.connect()).rejects.toBe(lost);
  expect(seen).toEqual([]);
});
