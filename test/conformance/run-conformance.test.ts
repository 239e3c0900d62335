import { execFile } from 'node:child_process';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { openHttpServer } from '../sandbox/platform/http-server.ts';
import { type RunningPlatform, startPlatform } from '../sandbox/platform/start-platform.ts';
import { contractWorld } from '../sandbox/world/contract-world.ts';
import { openAlteredPlatform } from './altered-platform.ts';
import { RULES } from './rules.ts';

const MAIN = fileURLToPath(new URL('run-conformance.ts', import.meta.url));
const KEY = 'key-admin';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the checker as `npm run conformance` does. */
function run(...typed: string[]): Promise<Ended> {
  const { TICKMARK_KEY: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', MAIN, ...typed],
      { env },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server = await openHttpServer(0, listener);
  open.push(() => server.goDown());
  return `http://127.0.0.1:${server.port}`;
}

async function sandbox(): Promise<RunningPlatform> {
  const platform = await startPlatform({ world: contractWorld() });
  open.push(() => platform.close());
  return platform;
}

describe('against a platform', () => {
  test('it reads only, tells the level, and ends with 0', async () => {
    const platform = await sandbox();
    const { code, out, err } = await run('--url', platform.url, '--key', KEY);
    expect(err).toBe('');
    expect(out).toContain('Level reached: Read (K5: changes a record: name one with --record');
    expect(out).toMatch(/^C1 {2}passed/m);
    expect(out).toMatch(/^K5 {2}not tried/m);
    expect(out).toMatch(/\d+ passed, 0 failed/);
    expect(code).toBe(0);
    const calls = platform.control.calls().filter(({ method }) => method !== 'GET');
    expect([...new Set(calls.map(({ path }) => path.split('/').at(-1)))]).toEqual(['records:lookup']);
    expect(platform.control.effects()).toEqual({});
  });

  test('with a record and leave to write it reaches the highest level; as JSON for programs', async () => {
    const platform = await sandbox();
    const { code, out } = await run(
      ...['--url', platform.url, '--key', KEY, '--record', 'inv_1', '--allow-writes', '--json'],
    );
    const report = JSON.parse(out);
    expect(report).toMatchObject({ level: 'runs', first: null, platform: 'FieldPro' });
    expect(report.rules).toHaveLength(RULES.length);
    expect(code).toBe(0);
    // Two resyncs took effect, each once, and nothing else but runs.
    const effects = platform.control.effects();
    const sent = platform.control.calls({ path: '/commands$' }).map(({ body }) => JSON.stringify(body));
    const runs = platform.control.calls({ path: '/runs$' }).map(({ body }) => JSON.stringify(body));
    const countsOf = (calls: readonly (string | undefined)[]) =>
      Object.entries(effects).flatMap(([key, count]) =>
        calls.some((call) => call?.includes(key)) ? [count] : [],
      );
    expect(countsOf(sent)).toEqual([1, 1]);
    expect(countsOf([...sent, ...runs])).toHaveLength(Object.keys(effects).length);
  });

  test('a rule that fails is told with what to mend, and ends with 1; a key that is repeated is masked', async () => {
    const { url, close } = await openAlteredPlatform(async (asked, forward) => {
      const answered = await forward(asked);
      if (asked.path === '/connection' && answered.status === 200)
        Object.assign(answered, { body: { ...Object(answered.body), user: { id: 'u1', role: KEY } } });
      return answered;
    });
    open.push(close);
    const { code, out } = await run('--url', url, '--key', KEY);
    expect(code).toBe(1);
    expect(out).toMatch(/^C2 {2}FAILED/m);
    expect(out).toContain('seen: role: ••••');
    expect(out).toContain('Mend first: C2.');
    expect(out).not.toContain(KEY);
  });

  test.each([
    ['a number', Number('9341450122330011'), 'realm_id: 93414501223300'],
    ['nothing', undefined, 'realm_id: missing'],
  ])(
    'a company whose id is %s is named by a rule, also where the company was given',
    async (_, realm_id, seen) => {
      const { url, close } = await openAlteredPlatform(async (asked, forward) => {
        const answered = await forward(asked);
        if (asked.path === '/connection')
          answered.body = { ...Object(answered.body), companies: [{ realm_id }] };
        return answered;
      });
      open.push(close);
      const { code, out, err } = await run('--url', url, '--key', KEY, '--realm', '9341450122330011');
      expect([code, err]).toEqual([1, '']);
      expect(out).toMatch(/^C1 {2}FAILED/m);
      expect(out).toContain(seen);
    },
  );
});

describe('nothing can be checked', () => {
  test.each([
    ['no address', ['--key', 'k'], '--url is missing'],
    ['no key', ['--url', 'https://a.example'], '--key is missing'],
    ['no web address', ['--url', 'a.example/v1', '--key', 'k'], '--url: This address cannot be used'],
    ['an address without encryption', ['--url', 'http://a.example', '--key', 'k'], 'not encrypted'],
    ['an address of QuickBooks', ['--url', 'https://qbo.intuit.com', '--key', 'k'], 'belongs to QuickBooks'],
    ['an unknown option', ['--uri', 'https://a.example'], 'There is no option --uri'],
    ['a word too many', ['--url', 'https://a.example', 'secret-key'], 'belongs to no option'],
    ['an option without its value', ['--url'], 'The option --url is not complete'],
    ['a company by name', ['--url', 'https://a.example', '--key', 'k', '--realm', 'Maple'], 'made of digits'],
    [
      'writes without a record',
      ['--url', 'https://a.example', '--key', 'k', '--allow-writes'],
      'needs --record',
    ],
    ['no time', ['--url', 'https://a.example', '--key', 'k', '--timeout', '0'], 'from 1 to 120'],
  ])('%s: says so, and how it is used', async (_name, typed, words) => {
    const { code, out, err } = await run(...typed);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).toContain('npm run conformance -- --url');
    expect(`${out}${err}`).not.toContain('secret-key');
  });

  test('help is no fault', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Exit code'),
    });
  });

  test('an address where nobody listens', async () => {
    const url = await serve(() => undefined);
    await open.pop()?.();
    const { code, err } = await run('--url', url, '--key', KEY);
    expect(code).toBe(2);
    expect(err).toMatch(/^127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED/);
  });

  test('a web page', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Sign in</title>');
    });
    const { code, err } = await run('--url', url, '--key', KEY);
    expect(code).toBe(2);
    expect(err).toContain('answers with a web page (200)');
  });

  test('a refused key', async () => {
    const { url } = await sandbox();
    const { code, err } = await run('--url', url, '--key', 'no-such-key');
    expect(code).toBe(2);
    expect(err).toContain('refuses the key (401)');
    expect(err).not.toContain('no-such-key');
  });

  test('a company that the key does not open', async () => {
    const { url } = await sandbox();
    const { code, out, err } = await run('--url', url, '--key', KEY, '--realm', '9341450122330012');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('opens no company 9341450122330012 to this key: take another --realm, such as 93');
  });

  test('a server that never answers', async () => {
    const url = await serve(() => undefined);
    const { code, err } = await run('--url', url, '--key', KEY, '--timeout', '1');
    expect(code).toBe(2);
    expect(err).toContain('no whole answer within 1 seconds');
  });
});
