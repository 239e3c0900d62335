import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenBrowser, openBrowser, SANDBOX_BUILD } from '../browser/harness/open-browser.ts';
import { type Asking, openAsking } from '../browser/trust/ask-worker.ts';
import { type HttpServer, openHttpServer } from '../sandbox/platform/http-server.ts';
import { goodConnection } from './harness/hostile-platform.ts';

/* What a server does below its answers: redirects, cookies, bodies that are endless, slow or packed. Asked by the real worker. */

const KEY = 'key-that-goes-nowhere-else';
/** More than an answer may have. */
const HUGE = 64_000_000;
const JSON_HEAD = { 'content-type': 'application/json' };

let open: OpenBrowser;
let asking: Asking;
let server: HttpServer;
let other: HttpServer;
/** Requests by their first segment. */
const received: {
  readonly kind: string;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}[] = [];
const elsewhere: string[] = [];
let bomb = Buffer.alloc(0);
const sent = { endless: 0 };

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const answerGood: Answer = (response) =>
  response.writeHead(200, JSON_HEAD).end(JSON.stringify(goodConnection()));
const redirect =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status, { location: `http://127.0.0.1:${other.port}/connection` }).end();

const ANSWERS: Readonly<Record<string, { readonly answer: Answer; readonly code: string }>> = {
  ...Object.fromEntries(
    [301, 302, 303, 307, 308].map((status) => [
      `redirect${status}`,
      { answer: redirect(status), code: 'not_a_platform' },
    ]),
  ),
  refresh: {
    answer: (response) =>
      response
        .writeHead(200, { ...JSON_HEAD, refresh: `0; url=http://127.0.0.1:${other.port}/` })
        .end('<meta http-equiv="refresh">'),
    code: 'not_a_platform',
  },
  endless: {
    answer: (response) => {
      response.writeHead(200, JSON_HEAD);
      const chunk = Buffer.alloc(65_536, ' ');
      const more = (): void => {
        while (!response.destroyed && sent.endless < HUGE) {
          sent.endless += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    },
    code: 'too_large',
  },
  packed: {
    answer: (response) => response.writeHead(200, { ...JSON_HEAD, 'content-encoding': 'gzip' }).end(bomb),
    code: 'too_large',
  },
  slow: {
    answer: (response) => {
      response.writeHead(200, JSON_HEAD).write('{"companies":[');
      const timer = setInterval(() => response.write(' '), 200);
      response.on('close', () => clearInterval(timer));
    },
    code: 'timeout',
  },
  echo: {
    answer: (response, { headers }) =>
      response
        .writeHead(403, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ code: 'x', title: `You sent ${headers.authorization}`, detail: KEY })),
    code: 'no_right',
  },
  cookies: {
    answer: (response) => {
      response.setHeader('set-cookie', ['spy=1; Path=/; Max-Age=9999', 'spy2=2; SameSite=None; Path=/']);
      response.writeHead(500, JSON_HEAD).end('{}');
    },
    code: 'platform_failed',
  },
};

beforeAll(async () => {
  bomb = gzipSync(Buffer.alloc(HUGE, ' '));
  other = await openHttpServer(0, (request, response) => {
    elsewhere.push(`${request.url} ${request.headers.authorization ?? ''}`);
    answerGood(response, request);
  });
  server = await openHttpServer(0, (request, response) => {
    const [, kind = ''] = (request.url ?? '').split('/');
    const { cookie, authorization } = request.headers;
    received.push({ kind, cookie, authorization });
    (ANSWERS[kind]?.answer ?? answerGood)(response, request);
  });
  open = await openBrowser({ extension: process.env.TICKMARK_BUILD ?? SANDBOX_BUILD });
  asking = await openAsking(open);
});
afterAll(async () => {
  await open?.close();
  await server?.goDown();
  await other?.goDown();
});

async function connectTo(kind: string) {
  const [reply] = await asking.askAll<'connect'>([
    {
      type: 'connect',
      values: { address: `http://127.0.0.1:${server.port}/${kind}`, access_key: KEY },
      replaces: null,
    },
  ]);
  return reply;
}

test('redirects, cookies, endless, slow and packed answers end in words, and the key goes nowhere else', async () => {
  const kinds = Object.keys(ANSWERS);
  const replies = await Promise.all(kinds.map(connectTo));
  const codes = replies.map((reply) =>
    reply?.ok && 'problem' in reply.answer ? reply.answer.problem.code : JSON.stringify(reply),
  );
  expect(Object.fromEntries(kinds.map((kind, at) => [kind, codes[at]]))).toEqual(
    Object.fromEntries(kinds.map((kind) => [kind, ANSWERS[kind]?.code])),
  );
  expect(elsewhere).toEqual([]);
  expect(JSON.stringify(replies)).not.toContain(KEY);
  expect(sent.endless).toBeLessThan(HUGE);
  expect(received.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
  // Positive control: the same question to an honest answer connects, and its server hears the key.
  expect(await connectTo('good')).toMatchObject({ ok: true, answer: { status: 'connected' } });
  expect(received.at(-1)).toEqual({
    kind: 'good',
    cookie: undefined,
    authorization: expect.stringContaining(KEY),
  });
});
