import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ioInMemory, joinSecrets, splitSecrets } from '../../lib/platform/adapter.ts';
import { openFyle } from '../../lib/platform/fyle/open-fyle.ts';
import type { Platform } from '../../lib/platform/port.ts';
import type { JobRow } from '../../lib/store/rows.ts';
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
import { press } from './world/press.ts';
import { SEED, seededKeys, seededRandom } from './world/random.ts';
import { reachThrough } from './world/reach-through.ts';
import { isCrash, settle } from './world/settle.ts';
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

const newKey = seededKeys(seededRandom(SEED));
vi.setConfig({ testTimeout: 120_000 });

const own = (): Browser => {
  if (!browser) throw new Error('No browser');
  return browser;
};
const jobs = async (): Promise<JobRow[]> =>
  (await own().seen.bulk.jobs.all()).toSorted((a, b) => a.order - b.order);

/** What the dialog shows before an export on this record is confirmed. */
async function ask(id: string) {
  const { version = '' } = (await row(id))?.record ?? {};
  const about = { key: newKey(), action: 'export_all', record_id: id, version } as const;
  const [result] = await open().execute(FYLE_REALM, [{ ...about, input: {}, dry_run: true }]);
  const confirmed = result?.effects?.affects?.confirm;
  return { version, result, command: { ...about, input: { confirmed }, dry_run: false } };
}

/** Presses Export on a record, and confirms what is told, or something else. */
async function exportOn(id: string, confirmed?: string): Promise<JobRow> {
  const { version, result } = await ask(id);
  const input = { confirmed: confirmed ?? result?.effects?.affects?.confirm };
  return press(own(), time, { key: newKey(), record_id: id, action: 'export_all', input, version });
}

async function untilEnd(): Promise<JobRow | undefined> {
  await own().rest();
  await settle(own(), time);
  return (await jobs()).at(-1);
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

test('an outage passes, and nothing is commanded by itself', async () => {
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

const exported = (id: number) => fyle.triggers.filter((ids) => ids.includes(id)).length;

test('an export tells what it takes by kind, number and sum; it is one request, and every record follows', async () => {
  fyle.put({ id: 1, exportable: true, amount: 10.5 });
  fyle.put({ id: 2, exportable: true, amount: 20 });
  fyle.put({ id: 3, exportable: true, amount: 7, fund_source: 'PERSONAL' });
  fyle.put({ id: 4, ...FYLE_STATES.failed, amount: 5 });
  fyle.put({ id: 5 });
  fyle.failing.add(2);
  fyle.takesMs = 5_000;
  await start();
  expect((await row('5'))?.record.allowed).toEqual([]);
  const { result } = await ask('1');
  expect(result?.effects?.affects).toMatchObject({
    count: 4,
    parts: [
      { type: 'bill', count: 1, total: { value: '7.00', currency: 'USD' }, lacks: false },
      { type: 'expense', count: 3, total: { value: '35.50', currency: 'USD' }, lacks: false },
    ],
  });
  expect(fyle.triggers).toEqual([]);
  await exportOn('1');
  const job = await untilEnd();
  expect(job?.state).toBe('done');
  expect(fyle.triggers).toEqual([[1, 2, 3, 4]]);
  time.now += 61 * MINUTE;
  await settle(own(), time);
  const states = await Promise.all(['1', '2', '3', '4', '5'].map(async (id) => (await row(id))?.state));
  expect(states).toEqual(['synced', 'failed', 'synced', 'synced', 'not_synced']);
  expectNoDefects();
});

test('where more is ready than was confirmed, nothing is sent', async () => {
  fyle.put({ id: 1, exportable: true });
  await start();
  const { result } = await ask('1');
  fyle.put({ id: 2, exportable: true });
  await exportOn('1', result?.effects?.affects?.confirm);
  expect(await untilEnd()).toMatchObject({ state: 'refused', problem: { code: 'export_changed' } });
  expect(fyle.triggers).toEqual([]);
});

test('where somebody has exported since, nothing is sent', async () => {
  fyle.put({ id: 1, exportable: true });
  fyle.leftOut.add(1);
  await start();
  const { result } = await ask('1');
  await open().execute(FYLE_REALM, [(await ask('1')).command]);
  expect(fyle.triggers).toHaveLength(1);
  await exportOn('1', result?.effects?.affects?.confirm);
  expect((await untilEnd())?.state).toBe('refused');
  expect(fyle.triggers).toHaveLength(1);
});

test('what Fyle leaves out, since something is missing, is told apart, and no doubt stays', async () => {
  fyle.put({ id: 1, ...FYLE_STATES.waiting });
  fyle.put({ id: 2, exportable: true });
  fyle.leftOut.add(1);
  await start();
  const { result } = await ask('1');
  expect(result?.effects?.affects?.parts).toMatchObject([
    { count: 1, lacks: false },
    { count: 1, lacks: true },
  ]);
  await exportOn('1');
  expect((await untilEnd())?.state).toBe('done');
  expect([(await row('1'))?.state, (await row('2'))?.state]).toEqual(['waiting', 'synced']);
});

test('an amount in another currency is told apart, and one that cannot be read as not known', async () => {
  fyle.put({ id: 1, exportable: true });
  fyle.put({ id: 2, exportable: true, currency: 'CAD' });
  fyle.put({ id: 3, exportable: true, currency: null });
  await start();
  const { result } = await ask('1');
  expect(result?.effects?.affects).toMatchObject({
    count: 3,
    parts: [
      { type: 'expense', count: 1, total: { value: '100.00', currency: 'CAD' } },
      { type: 'expense', count: 1, total: { value: '100.00', currency: 'USD' } },
      { type: 'expense', count: 1, total: null },
    ],
  });
});

test('while it is not known what became of an export, there is no other one: not of the same press, nor on another record', async () => {
  fyle.put({ id: 1, exportable: true });
  fyle.put({ id: 2, exportable: true });
  fyle.isSilent = true;
  await start();
  const first = await exportOn('1');
  // A second press on the same record is the same command.
  expect((await exportOn('1')).key).toBe(first.key);
  await expect(exportOn('2')).rejects.toMatchObject({ code: 'export_under_way' });
  expect(await untilEnd()).toMatchObject({ state: 'parked', problem: { code: 'nothing_reported' } });
  await expect(exportOn('2')).rejects.toMatchObject({ code: 'export_under_way' });
  time.now += 24 * 60 * MINUTE;
  await settle(own(), time);
  expect(fyle.triggers).toHaveLength(1);
  // A person decides on the record that it was given on, with what is ready by then.
  fyle.isSilent = false;
  fyle.put({ id: 3, exportable: true });
  expect((await exportOn('1')).key).toBe(first.key);
  expect((await untilEnd())?.state).toBe('done');
  expect(fyle.triggers.at(-1)).toEqual([1, 2, 3]);
  await exportOn('2').catch(() => undefined);
  expect(fyle.triggers).toHaveLength(2);
});

test('what Fyle exports already is waited for', async () => {
  fyle.put({ id: 1, exportable: true });
  fyle.put({ id: 2, exportable: true, task: { status: 'IN_PROGRESS' } });
  await start();
  expect((await ask('1')).result).toMatchObject({ status: 'refused', problem: { code: 'export_under_way' } });
  await exportOn('1', '');
  expect((await untilEnd())?.state).toBe('refused');
  expect(fyle.triggers).toEqual([]);
});

test.each([
  ['drop_after', 1, 'done'],
  ['fail_after', 1, 'done'],
  ['html', 1, 'done'],
  ['drop_before', 0, 'parked'],
  ['fail', 0, 'parked'],
  ['busy', 1, 'done'],
] as const)(
  'after the answer of %s an export took effect %i times, and ended as %s',
  async (fault, effects, state) => {
    fyle.put({ id: 1, exportable: true });
    fyle.put({ id: 2, exportable: true });
    await start();
    fyle.faults.push(fault);
    await exportOn('1');
    expect((await untilEnd())?.state).toBe(state);
    expect(fyle.triggers).toHaveLength(effects);
    time.now += 24 * 60 * MINUTE;
    await settle(own(), time);
    expect(fyle.triggers).toHaveLength(effects);
  },
);

/** Exports two groups while the worker ends at this point of its life. @returns the points that it had */
async function crashAt(point: number | null): Promise<number> {
  const ids = [10_000, 10_001].map((id) => id + 2 * (point ?? 0));
  for (const id of ids) fyle.put({ id, exportable: true });
  time.now += 61 * MINUTE;
  await settle(own(), time);
  const before = fyle.triggers.length;
  own().restart(point);
  try {
    await exportOn(String(ids[0]));
    await own().rest();
  } catch (error) {
    if (!isCrash(error)) throw error;
  }
  const { reached } = own().points;
  if (own().points.crashed) own().restart();
  await settle(own(), time);
  const mine = (await jobs()).filter(({ record_id }) => record_id === String(ids[0]));
  const effects = fyle.triggers.length - before;
  expect(effects, `at point ${point}`).toBeLessThanOrEqual(1);
  for (const id of ids) expect(exported(id)).toBe(effects);
  // What took effect is told as done, and what is told as done took effect.
  for (const { state } of mine) expect(state === 'done').toBe(effects === 1);
  // What is put aside is decided by a person, who has the rest exported.
  if (effects === 0) {
    await exportOn(String(ids[0]));
    await untilEnd();
    expect(fyle.triggers.length - before).toBe(1);
  }
  return reached;
}

test(`wherever a worker ends, an export is never sent twice; TICKMARK_SEED=${SEED}`, {
  timeout: 900_000,
}, async () => {
  await start();
  const points = await crashAt(null);
  const most = Number(process.env.TICKMARK_RUNS ?? 40);
  const step = Math.max(1, Math.floor(points / most));
  for (let point = 1 + (SEED % step); point <= points; point += step) await crashAt(point);
  expect(fyle.overlaps).toBe(0);
  console.log(`${points} points, every ${step}.`);
  expectNoDefects();
});
