import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ioInMemory, joinSecrets } from '../../lib/platform/adapter.ts';
import { openInvoiceNinja } from '../../lib/platform/invoice-ninja/open-invoice-ninja.ts';
import type { Platform } from '../../lib/platform/port.ts';
import type { JobRow } from '../../lib/store/rows.ts';
import { expectKept } from '../platforms/expect-kept.ts';
import {
  NINJA_REALM,
  NINJA_STATES,
  NINJA_TOKEN,
  type Ninja,
  openNinja,
} from '../platforms/invoice-ninja/open-ninja.ts';
import { Browser, type Time } from './world/browser.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { BEGIN } from './world/make-record.ts';
import { press } from './world/press.ts';
import { SEED, seededKeys, seededRandom } from './world/random.ts';
import { reachThrough } from './world/reach-through.ts';
import { isCrash, settle } from './world/settle.ts';
import { storedText } from './world/stored-text.ts';

const MINUTE = 60_000;
const FAILED = NINJA_STATES.failed ?? null;

let time: Time;
let ninja: Ninja;
let browser: Browser;
let token: string;
let io: ReturnType<typeof ioInMemory>;
let platform: Platform;
/** When it was asked what had become of a command. */
let looks: number[];
const newKey = seededKeys(seededRandom(SEED));

vi.setConfig({ testTimeout: 120_000 });
beforeEach(async () => {
  listenForDefects();
  time = { now: BEGIN };
  token = NINJA_TOKEN;
  looks = [];
  ninja = await openNinja(() => time.now);
});
afterEach(async () => {
  const told = await storedText(browser);
  browser.close();
  await ninja.close();
  expectKept(ninja, { ...told, noted: JSON.stringify(io.kept().notes) }, 'Maple Landscaping Inc.');
  vi.restoreAllMocks();
});

function put(number: number, sync = FAILED): void {
  ninja.put({ id: idOf(number), number: String(number), amount: 100.5 });
  ninja.setSync(idOf(number), sync);
}
const idOf = (number: number) => `inv${number}xxxx`;

async function open(): Promise<void> {
  io = { ...ioInMemory(''), secret: async () => joinSecrets({ api_token: token }) };
  platform = openInvoiceNinja(ninja.url, io, { clock: () => time.now });
  const outcome: typeof platform.outcome = (...asked) => {
    looks.push(time.now);
    return platform.outcome(...asked);
  };
  browser = new Browser('a', reachThrough({ ...platform, outcome }), time, seededRandom(SEED));
  await browser.connect({ frequency: { kind: 'hourly' } });
  await settle(browser, time);
  time.now += MINUTE;
}

const row = (number: number) => browser.seen.bulk.records.get([browser.key, idOf(number)]);
const jobs = async (): Promise<JobRow[]> =>
  (await browser.seen.bulk.jobs.all()).toSorted((a, b) => a.order - b.order);

async function pressOn(
  number: number,
  input: Record<string, unknown> = {},
  action: 'resync' | 'link' | 'pull' = 'resync',
) {
  const version = (await row(number))?.record.version ?? '';
  return press(browser, time, { key: newKey(), record_id: idOf(number), action, input, version });
}

async function resync(number: number): Promise<JobRow | undefined> {
  await pressOn(number);
  await browser.rest();
  await settle(browser, time);
  return (await jobs()).filter(({ record_id }) => record_id === idOf(number)).at(-1);
}

test('every state is read, over several pages and seconds', async () => {
  const states = Object.entries(NINJA_STATES);
  for (const [at, [, sync]] of states.entries())
    put(100 + at, sync && ({ qb_id: String(at + 1), ...sync } as never));
  // A whole page within one second, and rows on the next.
  for (let number = 1_000; number < 1_260; number += 1) put(number, null);
  await open();
  for (const [at, [state]] of states.entries()) {
    expect((await row(100 + at))?.state, state).toBe(state);
  }
  expect(await browser.seen.bulk.records.count()).toBe(states.length + 260);
  expect((await browser.company())?.outage).toBeNull();
  expectNoDefects();
});

test('an odd row, and a group of clients that is gone, lose no other invoice', async () => {
  put(1);
  for (const [number, group] of [
    [2, 'canadian'],
    [3, 'gone'],
  ] as const)
    ninja.put({ id: idOf(number), number: String(number), amount: 5, group_settings_id: group });
  ninja.put({ id: idOf(4), number: '4', updated_at: 9e15 });
  await open();
  expect((await row(1))?.record.amount).toEqual({ value: '100.50', currency: 'USD' });
  expect((await row(2))?.record.amount).toEqual({ value: '5.00', currency: 'CAD' });
  expect((await row(3))?.record.amount).toBeNull();
  expect((await browser.seen.bulk.set_aside.all()).map(({ id }) => id)).toEqual([idOf(4)]);
  // The place in the list did not follow the time that cannot be.
  put(5);
  time.now += 61 * MINUTE;
  await settle(browser, time);
  expect(await row(5)).toBeDefined();
});

test.each([200, 404])(
  'while a page (%i) stands before a group of clients, its invoices keep no empty amount',
  async (status) => {
    await open();
    ninja.put({ id: idOf(1), number: '1', amount: 5, group_settings_id: 'canadian' });
    ninja.pages.set('GET group_settings/*', status);
    time.now += 61 * MINUTE;
    await browser.takeUp();
    expect(await row(1)).toBeUndefined();
    expect((await browser.company())?.outage).toMatchObject({ code: 'records_unreadable' });
    ninja.pages.clear();
    time.now += 61 * MINUTE;
    await settle(browser, time);
    expect((await row(1))?.record.amount).toEqual({ value: '5.00', currency: 'CAD' });
  },
);

test('a change within the second that was already read is read as well', async () => {
  put(1);
  await open();
  const { updated_at } = ninja.get(idOf(1));
  ninja.put({ id: idOf(1), amount: 77.7, updated_at });
  time.now += 61 * MINUTE;
  await settle(browser, time);
  expect((await row(1))?.record.amount?.value).toBe('77.70');
});

test('one press is one command, and its end is told by the record', async () => {
  put(1);
  await open();
  const job = await resync(1);
  expect(job?.state).toBe('done');
  expect(ninja.effects).toEqual([{ id: idOf(1), action: 'force_push' }]);
  expect((await row(1))?.state).toBe('synced');
  expectNoDefects();
});

test('a command whose record reports nothing is put aside after a minute, and never sent again by itself', async () => {
  put(1);
  await open();
  ninja.silent.add(idOf(1));
  // A person may press again: that one is looked for as long.
  for (const presses of [1, 2]) {
    looks = [];
    const job = await resync(1);
    expect(job).toMatchObject({ state: 'parked', problem: { code: 'nothing_reported' } });
    const sent = job?.sent_at ?? 0;
    expect(looks.map((at) => Math.round((at - sent) / 1_000))).toEqual([3, 10, 30, 60]);
    time.now += 24 * 60 * MINUTE;
    await settle(browser, time);
    expect(ninja.effects).toHaveLength(presses);
  }
});

test.each([
  ['drop_after', 1, 'done'],
  ['fail_after', 1, 'done'],
  ['html', 1, 'done'],
  ['drop_before', 0, 'parked'],
  ['fail', 0, 'parked'],
] as const)(
  'after the lost answer of %s a command took effect %i times, and ended as %s',
  async (fault, effects, state) => {
    put(1);
    await open();
    ninja.faults.push(fault);
    const job = await resync(1);
    expect([ninja.effects.length, job?.state]).toEqual([effects, state]);
    time.now += 3 * 60 * MINUTE;
    await settle(browser, time);
    expect(ninja.effects).toHaveLength(effects);
  },
);

test('what was certainly not taken is sent later: too many requests, a refused token, a silent server before the command', async () => {
  put(1);
  put(2);
  put(3);
  await open();
  ninja.faults.push('busy');
  expect((await resync(1))?.state).toBe('done');
  ninja.token = 'another token';
  await pressOn(2);
  await browser.rest();
  expect((await browser.company())?.outage?.code).toBe('key_refused');
  ninja.token = NINJA_TOKEN;
  time.now += 60 * MINUTE;
  await settle(browser, time);
  ninja.isDown = true;
  await pressOn(3);
  await browser.rest();
  time.now += 5 * MINUTE;
  await browser.takeUp();
  ninja.isDown = false;
  time.now += 60 * MINUTE;
  await settle(browser, time);
  expect(ninja.effects.map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(3)]);
  expect((await jobs()).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});

test('a server from before the actions refuses commands and looks, with that reason; nothing is left open', async () => {
  put(1);
  await open();
  ninja.generation = 'oldest';
  expect(await resync(1)).toMatchObject({ state: 'refused', problem: { code: 'not_offered' } });
  await expect(platform.check?.(NINJA_REALM, idOf(1))).rejects.toMatchObject({ code: 'cannot_check' });
  expect(ninja.effects).toEqual([]);
});

test('a page of something on the way makes no server too old: what became of the command is asked for', async () => {
  put(1);
  await open();
  ninja.pages.set('POST quickbooks/action', 404);
  await expect(platform.check?.(NINJA_REALM, idOf(1))).rejects.toMatchObject({ code: 'not_a_platform' });
  await pressOn(1);
  await browser.rest();
  await settle(browser, time);
  expect(looks.length).toBeGreaterThan(0);
  expect((await jobs()).map(({ state }) => state)).not.toContain('refused');
});

test.each([
  ['new', { exists: 'yes', quickbooks: { id: '7', amount: { value: '100.50', currency: 'USD' } } }],
  ['middle', { exists: 'yes', quickbooks: null }],
] as const)('a server of the %s generation is looked into as far as it tells', async (generation, found) => {
  put(1, { qb_id: '7', qb_status: 'synced', qb_status_message: '' } as never);
  await open();
  ninja.generation = generation;
  expect(await platform.check?.(NINJA_REALM, idOf(1))).toMatchObject(found);
  // A second look within a minute is answered from the first: it writes to the record.
  await platform.check?.(NINJA_REALM, idOf(1));
  expect(ninja.requests.filter((each) => each === 'POST quickbooks/action')).toHaveLength(1);
});

test('a server that knows no looks says so', async () => {
  put(1);
  await open();
  ninja.generation = 'old';
  await expect(platform.check?.(NINJA_REALM, idOf(1))).rejects.toMatchObject({ code: 'cannot_check' });
});

test('a push that fails again is told as failed, with the new words', async () => {
  put(1);
  await open();
  ninja.failing.set(idOf(1), 'QuickBooks error 610: Object Not Found');
  await resync(1);
  expect((await row(1))?.record.sync).toMatchObject({
    state: 'failed',
    error: { message: 'QuickBooks error 610: Object Not Found' },
  });
  expect(ninja.effects).toHaveLength(1);
});

test('with sync turned off in Invoice Ninja all invoices are read again, and a lost QuickBooks connection is told', async () => {
  put(1);
  await open();
  ninja.direction = 'none';
  ninja.needsReconnect = true;
  time.now += 61 * MINUTE;
  await settle(browser, time);
  time.now += 61 * MINUTE;
  await settle(browser, time);
  expect((await row(1))?.state).toBe('sync_off');
  expect((await platform.connect()).companies[0]?.quickbooks).toMatchObject({ connected: false });
});

test('a look into QuickBooks is not taken for the end of a command', async () => {
  put(1);
  await open();
  ninja.silent.add(idOf(1));
  const { version = '' } = (await row(1))?.record ?? {};
  const about = { key: newKey(), record_id: idOf(1), version, input: {}, dry_run: false };
  const command = { ...about, action: 'resync' } as const;
  await platform.execute(NINJA_REALM, [command]);
  time.now += MINUTE;
  await platform.check?.(NINJA_REALM, idOf(1));
  expect(await platform.outcome(NINJA_REALM, command.key, command)).toMatchObject({ status: 'not_known' });
});

test('an invoice that has changed since it was seen gets no command', async () => {
  put(1);
  await open();
  ninja.put({ id: idOf(1), amount: 1 });
  expect((await resync(1))?.state).toBe('conflict');
  expect(ninja.effects).toEqual([]);
});

test('a link goes only to the invoice that Invoice Ninja has found', async () => {
  put(1, { qb_status: 'linkable', qb_status_message: 'Found (Id 145) with this number.' } as never);
  await open();
  await pressOn(1, { quickbooks: { type: 'Invoice', id: '146' } }, 'link');
  await browser.rest();
  await pressOn(1, { quickbooks: { type: 'Invoice', id: '145' } }, 'link');
  await browser.rest();
  await settle(browser, time);
  expect((await jobs()).map(({ state }) => state)).toEqual(['refused', 'done']);
  expect(ninja.effects).toEqual([{ id: idOf(1), action: 'force_link' }]);
  expect((await row(1))?.record.sync.quickbooks?.id).toBe('145');
});

test('what was changed in QuickBooks is taken over once; what is void there is deleted', async () => {
  for (const number of [1, 2, 3])
    put(number, {
      qb_id: String(number),
      qb_status: 'amount_mismatch',
      qb_status_message: 'The totals differ.',
    } as never);
  ninja.copies.set(idOf(1), 77.7).set(idOf(2), 'void');
  await open();
  expect((await platform.connect()).capabilities.destroys?.pull).toBe('overwrites_or_deletes');
  ninja.faults.push('drop_after');
  for (const number of [1, 2]) {
    await pressOn(number, {}, 'pull');
    await browser.rest();
    await settle(browser, time);
  }
  expect((await jobs()).map(({ state }) => state)).toEqual(['done', 'done']);
  expect(ninja.effects).toEqual([1, 2].map((number) => ({ id: idOf(number), action: 'force_pull' })));
  expect((await row(1))?.record).toMatchObject({ amount: { value: '77.70' }, sync: { state: 'synced' } });
  expect((await row(2))?.state).toBe('removed');
  // One that has changed since it was seen is not overwritten.
  ninja.put({ id: idOf(3), amount: 5 });
  await pressOn(3, {}, 'pull');
  await browser.rest();
  await settle(browser, time);
  expect((await jobs()).at(-1)?.state).toBe('conflict');
  expect(ninja.effects).toHaveLength(2);
});

test('a look changes the invoice’s time alone, and a command on what was seen before it is no conflict', async () => {
  for (const number of [1, 2])
    put(number, {
      qb_id: String(number),
      qb_status: 'amount_mismatch',
      qb_status_message: 'The totals differ.',
    } as never);
  await open();
  const press = async (number: number) => {
    const { version = '' } = (await row(number))?.record ?? {};
    for (let looks = 0; looks < 3; looks += 1) {
      time.now += 2 * MINUTE;
      await platform.check?.(NINJA_REALM, idOf(number));
    }
    if (number === 2) ninja.put({ id: idOf(2), amount: 7 });
    const about = { key: newKey(), record_id: idOf(number), version, input: {}, dry_run: false };
    const [result] = await platform.execute(NINJA_REALM, [{ ...about, action: 'pull' }]);
    return result?.status;
  };
  expect(await press(1)).toBe('not_known');
  expect(await press(2)).toBe('conflict');
});

test('no failure is corrected by itself: each command is a person’s', async () => {
  put(1, { qb_status: 'syncable', qb_status_message: 'Stale Object Error' } as never);
  await open();
  for (let hours = 0; hours < 10; hours += 1) {
    time.now += 61 * MINUTE;
    await settle(browser, time);
  }
  expect(await jobs()).toEqual([]);
  expect(ninja.effects).toEqual([]);
});

/** Resyncs one invoice while the worker ends at this point of its life. @returns the points that it had */
async function crashAt(point: number | null): Promise<number> {
  const number = 10_000 + (point ?? 0);
  put(number);
  time.now += 61 * MINUTE;
  await settle(browser, time);
  const before = ninja.effects.length;
  browser.restart(point);
  try {
    await pressOn(number);
    await browser.rest();
  } catch (error) {
    if (!isCrash(error)) throw error;
  }
  const { reached } = browser.points;
  if (browser.points.crashed) browser.restart();
  await settle(browser, time);
  const own = (await jobs()).filter(({ record_id }) => record_id === idOf(number));
  const effects = ninja.effects.length - before;
  expect(effects, `at point ${point}`).toBeLessThanOrEqual(1);
  expect(ninja.documents.get(idOf(number)) ?? 0).toBe(effects);
  for (const { state } of own) expect(['done', 'parked']).toContain(state);
  // What took effect is told as done, and what is told as done took effect.
  if (own.length > 0) expect(own.some(({ state }) => state === 'done')).toBe(effects === 1);
  return reached;
}

test(`wherever a worker ends, a command without a key is never sent twice; TICKMARK_SEED=${SEED}`, async () => {
  put(1);
  await open();
  const points = await crashAt(null);
  const most = Number(process.env.TICKMARK_RUNS ?? 40);
  const step = Math.max(1, Math.floor(points / most));
  for (let point = 1 + (SEED % step); point <= points; point += step) await crashAt(point);
  console.log(`${points} points, every ${step}.`);
  expectNoDefects();
});
