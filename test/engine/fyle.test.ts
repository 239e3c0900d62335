import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ioInMemory, joinSecrets, splitSecrets } from '../../lib/platform/adapter.ts';
import { openFyle } from '../../lib/platform/fyle/open-fyle.ts';
import type { Platform } from '../../lib/platform/port.ts';
import { expectKept } from '../platforms/expect-kept.ts';
import {
  billOf,
  FYLE_CLIENT,
  FYLE_REALM,
  FYLE_STATES,
  type FyleServer,
  openFyleServer,
} from '../platforms/fyle/open-fyle-server.ts';
import { Browser, type Time } from './world/browser.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { BEGIN } from './world/make-record.ts';
import { seededRandom } from './world/random.ts';
import { reachThrough } from './world/reach-through.ts';
import { settle } from './world/settle.ts';
import { storedText } from './world/stored-text.ts';

const MINUTE = 60_000;

let time: Time;
let fyle: FyleServer;
let browser: Browser | undefined;
let io: ReturnType<typeof ioInMemory>;
/** In what order the secret was stored and things were asked for. */
let order: string[];

beforeEach(async () => {
  listenForDefects();
  time = { now: BEGIN };
  fyle = await openFyleServer(() => time.now);
  order = [];
  const memory = ioInMemory(joinSecrets({ ...FYLE_CLIENT, refresh_token: fyle.refreshToken }));
  io = {
    ...memory,
    keepSecret: async (secret) => {
      order.push(`kept after ${fyle.requests.length}`);
      await memory.keepSecret(secret);
    },
  };
});
afterEach(async () => {
  const noted = JSON.stringify(io.kept().notes);
  const told = browser ? await storedText(browser) : { stored: noted };
  browser?.close();
  browser = undefined;
  await fyle.close();
  expectKept(fyle, { ...told, noted }, 'Maple Landscaping Inc.');
  vi.restoreAllMocks();
});

const open = (): Platform => openFyle(fyle.url, io, { clock: () => time.now });

async function start(): Promise<Browser> {
  browser = new Browser('a', reachThrough(open()), time, seededRandom(1));
  await browser.connect({ frequency: { kind: 'hourly' } });
  await settle(browser, time);
  return browser;
}

const row = async (id: string) => browser?.seen.bulk.records.get([browser.key, id]);

test('a rotated refresh token is stored before anything is asked with what came with it', async () => {
  const info = await open().connect();
  expect(info.companies).toMatchObject([
    { realm_id: FYLE_REALM, name: 'Maple Landscaping Inc.', currency: 'USD' },
  ]);
  expect(order[0]).toBe('kept after 1');
  expect(splitSecrets(io.kept().secret).refresh_token).toBe(fyle.refreshToken);
  expect(fyle.requests[0]).toBe('POST api/oauth/token');
});

test('a withdrawn access token is renewed once, and an expired refresh token is a refused key without the secret in words', async () => {
  const platform = open();
  await platform.connect();
  fyle.accessTokens.clear();
  await platform.changes(FYLE_REALM, null, 100);
  expect(fyle.requests.filter((each) => each === 'POST api/oauth/token')).toHaveLength(2);
  const { refresh_token = '' } = splitSecrets(io.kept().secret);
  fyle.refreshToken = 'another';
  fyle.accessTokens.clear();
  const error = await platform.connect().catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code: 'key_refused' });
  expect(String(error)).not.toContain(refresh_token);
  expect(String(error)).toContain('has expired');
});

test('a worker that begins anew does not sign in anew, until the access token ends', async () => {
  await open().connect();
  const signIns = () => fyle.requests.filter((each) => each === 'POST api/oauth/token').length;
  for (let times = 0; times < 5; times += 1) await open().changes(FYLE_REALM, null, 100);
  expect(signIns()).toBe(1);
  time.now += 60 * MINUTE;
  await open().changes(FYLE_REALM, null, 100);
  expect(signIns()).toBe(2);
});

test('an access token that lasts longer than a day is used for a day', async () => {
  fyle.lastsS = 30 * 24 * 60 * 60;
  await open().connect();
  const signIns = () => fyle.requests.filter((each) => each === 'POST api/oauth/token').length;
  await open().changes(FYLE_REALM, null, 100);
  expect(signIns()).toBe(1);
  time.now += 25 * 60 * MINUTE;
  await open().changes(FYLE_REALM, null, 100);
  expect(signIns()).toBe(2);
});

test('Fyle is not asked for its workspaces at each connection: every such question makes it queue a job', async () => {
  const platform = open();
  for (let times = 0; times < 5; times += 1) await platform.connect();
  expect(fyle.requests.filter((each) => each === 'GET workspaces/')).toHaveLength(1);
  time.now += 25 * 60 * MINUTE;
  await platform.connect();
  expect(fyle.requests.filter((each) => each === 'GET workspaces/')).toHaveLength(2);
});

test('every state is read over pages without an order, and what changes later is read as well', async () => {
  const states = Object.entries(FYLE_STATES);
  for (const [at, [state, group]] of states.entries()) {
    const exported = state.startsWith('synced')
      ? { response_logs: billOf(at), exported_at: new Date(time.now).toISOString() }
      : {};
    fyle.put({ id: 1 + at, ...group, ...exported });
  }
  for (let id = 1_000; id < 1_230; id += 1)
    fyle.put({
      id,
      task: { status: 'COMPLETE' },
      response_logs: billOf(id),
      exported_at: '2026-01-01T00:00:00Z',
    });
  fyle.skipped.push({ id: 5, updated_at: '2026-02-27T00:00:00Z' });
  await start();
  for (const [at, [state]] of states.entries()) expect((await row(String(1 + at)))?.state, state).toBe(state);
  expect((await row('expense 5'))?.state).toBe('skipped');
  expect(await browser?.seen.bulk.records.count()).toBe(states.length + 230 + 1);
  // A later round reads the newest page alone.
  const before = fyle.requests.length;
  fyle.put({
    id: 3,
    task: { status: 'COMPLETE' },
    response_logs: billOf(3),
    exported_at: new Date(time.now).toISOString(),
  });
  time.now += 61 * MINUTE;
  if (browser) await settle(browser, time);
  expect((await row('3'))?.state).toBe('synced');
  const pages = fyle.requests.slice(before).filter((each) => each.endsWith('fyle/expense_groups/'));
  expect(pages).toHaveLength(1);
  expectNoDefects();
});

test('skipped expenses are read over several pages, although one of the first page cannot be read', async () => {
  for (let id = 1; id <= 130; id += 1) fyle.skipped.push({ id, updated_at: '2026-02-27T00:00:00Z' });
  fyle.skipped.splice(50, 1, { id: 51, updated_at: {} });
  await start();
  expect(await browser?.seen.bulk.records.count()).toBe(129);
  expect((await browser?.seen.bulk.set_aside.all())?.map(({ id }) => id)).toEqual(['expense 51']);
});

test('an outage passes, and nothing is ever commanded', async () => {
  fyle.put({ id: 1, exportable: true });
  const own = await start();
  fyle.isDown = true;
  time.now += 61 * MINUTE;
  await own.takeUp();
  expect((await own.company())?.outage?.code).toBe('unreachable');
  fyle.isDown = false;
  time.now += 61 * MINUTE;
  await settle(own, time);
  expect((await own.company())?.outage).toBeNull();
  expect(
    fyle.requests
      .filter((each) => each.startsWith('POST'))
      .every((each) => each.startsWith('POST api/oauth/')),
  ).toBe(true);
});
