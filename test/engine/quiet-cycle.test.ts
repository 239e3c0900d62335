import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '../../lib/platform/port.ts';
import type { Browser, Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects } from './world/defects.ts';
import type { FakePlatform } from './world/fake-platform.ts';
import type { Operation } from './world/faults.ts';
import { makeRecord } from './world/make-record.ts';
import { answerWith, automaticCycle, lineWith, oneCompany, pressOn, stateOf } from './world/one-company.ts';
import { settle } from './world/settle.ts';

const NOT_KNOWN = { code: '9999', message: 'Something else', detail: null, request_id: null };

let time: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(async () => {
  ({ time, platform, browser } = await oneCompany([
    makeRecord({ id: 'i1', sync: { state: 'failed', error: NOT_KNOWN } }),
    makeRecord({ id: 'i2', sync: { state: 'changed' } }),
  ]));
  await automaticCycle(browser, time);
  platform.requests.length = 0;
});
afterEach(async () => {
  await checkAtRest(browser, platform);
  expectNoDefects();
  browser.close();
  vi.restoreAllMocks();
});

/** The writes of a task, as `put companies`. */
async function writesOf(task: () => Promise<unknown>): Promise<string[]> {
  const names = ['put', 'add', 'delete', 'clear'] as const;
  const spies = names.map((name) => vi.spyOn(IDBObjectStore.prototype, name));
  await task();
  return spies.flatMap((spy, at) => {
    const stores = spy.mock.contexts.map((store) => (store as { readonly name: string }).name);
    spy.mockRestore();
    return stores.map((store) => `${names[at]} ${store}`);
  });
}

/** The rows that a task reads. */
async function rowsReadBy(task: () => Promise<unknown>): Promise<number> {
  const sources = [IDBObjectStore.prototype, IDBIndex.prototype];
  const spies = sources.flatMap((source) => [vi.spyOn(source, 'get'), vi.spyOn(source, 'getAll')]);
  await task();
  const requests = spies.flatMap((spy) => spy.mock.results.map(({ value }) => value as IDBRequest<unknown>));
  for (const spy of spies) spy.mockRestore();
  return requests.flatMap(({ result }) => result ?? []).length;
}

const asked = () => platform.requests.map(({ operation }) => operation).join(' ');

/** Lets something happen while an operation is asked for, once. */
function during(operation: Operation, happen: () => unknown): void {
  let is = false;
  browser.useLine({
    before: async (each) => {
      if (each === operation && !is) {
        is = true;
        await happen();
      }
      return null;
    },
    after: async () => undefined,
  });
}

const due = async () => (await browser.company())?.next_due_at ?? 0;

test('an idle cycle writes nothing but its end', async () => {
  const before = await browser.company();
  expect(await writesOf(() => automaticCycle(browser, time))).toEqual(['put companies']);
  expect(asked()).toBe('connect run changes');
  const after = await browser.company();
  expect(after).toMatchObject({ last_run_at: time.now, last_success_at: time.now, checked_at: time.now });
  expect(after?.next_due_at).toBeGreaterThan(time.now);
  expect(after?.syncs?.at(-1)).toMatchObject({ outcome: 'finished', whole: true });
  expect(after?.epoch).toBe(before?.epoch);
});

test('an idle cycle reads no record, however many have failed or wait', async () => {
  const run: Run = { id: 'r', state: 'finished', total: 0, done: 0, failed: 0, started_at: null };
  answerWith(platform, browser, () => ({ run: async () => run }));
  await automaticCycle(browser, time);
  const before = await rowsReadBy(() => automaticCycle(browser, time));
  for (let n = 0; n < 40; n += 1) {
    platform.put(makeRecord({ id: `f${n}`, sync: { state: 'failed', error: NOT_KNOWN } }));
    platform.put(makeRecord({ id: `w${n}`, depends_on: ['i2'], sync: { state: 'waiting' } }));
  }
  expect(await rowsReadBy(() => automaticCycle(browser, time))).toBeGreaterThan(before + 80);
  await automaticCycle(browser, time);
  expect(await browser.seen.bulk.counters.get(browser.key)).toMatchObject({ pending: 40, failed: 42 });
  expect(await rowsReadBy(() => automaticCycle(browser, time))).toBe(before);
});

test('one that leaves the run out writes nothing but its end, too', async () => {
  const other = platform.port('b', lineWith({}));
  time.now = (await due()) - 60_000;
  platform.put(makeRecord({ id: 'i3', sync: { state: 'ready' } }));
  await other.run?.('', 'key of b', null);
  await other.runState?.('', 'key of b');
  // What has changed is read and written.
  await browser.start('user');
  await settle(browser, time);
  platform.requests.length = 0;
  time.now = (await due()) + 30_000;
  expect(await writesOf(() => browser.takeUp())).toEqual(['put companies']);
  expect(asked()).toBe('connect changes');
});

test.each(['connect', 'run', 'changes'] as const)(
  'where %s fails, that is told and tried again, and nothing was asked twice',
  async (operation) => {
    browser.useLine(lineWith({ [operation]: ['drop_before'] }));
    time.now = (await due()) + 30_000;
    await browser.takeUp();
    const { outage, troubles } = (await browser.company()) ?? {};
    expect(outage ?? troubles?.run).toMatchObject({ step: operation === 'changes' ? 'pull' : operation });
    const all = ['connect', 'run', 'changes'];
    expect(asked()).toBe(
      all
        .filter((each) => each !== operation)
        .slice(0, operation === 'connect' ? 0 : 2)
        .join(' '),
    );
    await settle(browser, time);
    time.now += 60 * 60_000;
    await settle(browser, time);
    const after = await browser.company();
    expect([after?.outage, after?.troubles ?? {}]).toEqual([null, {}]);
  },
);

test('what the platform has answered is not asked for again where there is something to store', async () => {
  platform.put(makeRecord({ id: 'i3', sync: { state: 'changed' } }));
  expect((await writesOf(() => automaticCycle(browser, time))).length).toBeGreaterThan(5);
  expect(asked()).toBe('connect run changes');
  expect(await stateOf(browser, 'i3')).toBe('changed');
});

test('a run that goes on is followed, and not asked for again', async () => {
  platform.put(makeRecord({ id: 'i3', sync: { state: 'ready' } }));
  await automaticCycle(browser, time);
  expect(asked().match(/run( |$)/g)).toHaveLength(1);
  expect(await stateOf(browser, 'i3')).toBe('synced');
  expect((await browser.company())?.syncs?.at(-1)).toMatchObject({ outcome: 'finished', whole: true });
});

test.each(['connect', 'run', 'changes'] as const)(
  'a worker that ends while it asks for %s leaves the cycle due',
  async (operation) => {
    during(operation, () => browser.points.kill());
    const before = await due();
    time.now = before + 30_000;
    await browser.takeUp().catch(() => undefined);
    expect(await due()).toBe(before);
    browser.restart();
    expect(await writesOf(() => settle(browser, time))).toEqual(['put companies']);
    expect(await due()).toBeGreaterThan(time.now);
  },
);

test.each(['connect', 'run', 'changes'] as const)(
  'a command given while it asks for %s is sent in the same cycle, and its record is run',
  async (operation) => {
    during(operation, () => pressOn(browser, time, 'i2', 'resync'));
    await automaticCycle(browser, time);
    expect(platform.effects.map(({ record_id }) => record_id)).toEqual(['i2']);
    expect(await stateOf(browser, 'i2')).toBe('synced');
  },
);

test('another frequency that is chosen meanwhile stays', async () => {
  const at = time.now + 24 * 60 * 60_000;
  during('run', async () => {
    const company = await browser.company();
    if (company) await browser.seen.bulk.companies.put({ ...company, next_due_at: at });
  });
  await automaticCycle(browser, time);
  expect(await due()).toBe(at);
});
