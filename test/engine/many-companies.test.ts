import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { companyOf, connectedCompanies } from '../../lib/views/find-company.ts';
import { Browser, type Time } from './world/browser.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { REALM } from './world/make-company.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { connectTo, pressOn } from './world/one-company.ts';
import { seededRandom } from './world/random.ts';

const MINUTE = 60_000;
const FIRM = 50;
const ONE_HOST = { address: 'https://platform.example/v1' };

let time: Time;
let platforms: FakePlatform[];
let browsers: Browser[];

beforeEach(() => {
  listenForDefects();
  time = { now: BEGIN };
  platforms = [];
  browsers = [];
});
afterEach(() => {
  for (const browser of browsers) browser.close();
  vi.restoreAllMocks();
});

/** Connects this many companies to platforms on one host. */
async function firm(companies: number): Promise<Browser> {
  const platform = new FakePlatform(() => time.now);
  const browser = new Browser('a', platform, time, seededRandom(1));
  platforms.push(platform);
  browsers.push(browser);
  for (let at = 1; at < companies; at += 1) {
    const other = new FakePlatform(() => time.now);
    other.put(makeRecord({ id: 'i1' }));
    platforms.push(other);
    await browser.connectAlso(`b${at}`, other, {}, ONE_HOST);
  }
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  await pass(browser, 5 * MINUTE);
  return browser;
}

/** Lets this much time pass and wakes the worker whenever its alarm rings. @returns how often it rang */
async function pass(browser: Browser, ms: number): Promise<number> {
  const until = time.now + ms;
  let rings = 0;
  for (; time.now < until; rings += 1) {
    time.now = Math.min(until, Math.max(time.now + 1, browser.alarmAt ?? until));
    await browser.takeUp();
  }
  return rings;
}

const READS = ['get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'] as const;
const WRITES = ['put', 'add', 'delete', 'clear'] as const;

/** Counts the requests to IndexedDB that a task makes. */
async function requestsOf(task: () => Promise<unknown>): Promise<number> {
  const spies = [
    ...READS.map((name) => vi.spyOn(IDBObjectStore.prototype, name)),
    ...READS.map((name) => vi.spyOn(IDBIndex.prototype, name)),
    ...WRITES.map((name) => vi.spyOn(IDBObjectStore.prototype, name)),
  ];
  await task();
  const requests = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return requests;
}

const asks = () => platforms.flatMap(({ requests }) => requests).length;
const outages = async (browser: Browser) =>
  (await browser.seen.bulk.companies.all()).flatMap(({ outage }) => outage ?? []);

test('a wake with nothing due costs one more read per company', async () => {
  const one = await firm(1);
  await one.takeUp();
  const alone = await requestsOf(() => one.takeUp());
  const fifty = await firm(FIRM);
  await fifty.takeUp();
  const many = await requestsOf(() => fifty.takeUp());
  expect(alone).toBeGreaterThan(0);
  expect(many - alone).toBeLessThanOrEqual(FIRM);
  expectNoDefects();
});

test('a command costs the same with one company and with fifty, but for one read per company', async () => {
  const press = async (browser: Browser) => {
    await pressOn(browser, time, 'i1', 'resync');
    await browser.rest();
  };
  const one = await firm(1);
  const alone = await requestsOf(() => press(one));
  const fifty = await firm(FIRM);
  const many = await requestsOf(() => press(fifty));
  // The looks at the beginning and at the end.
  expect(many - alone).toBeLessThanOrEqual(2 * FIRM);
  expect(platforms.map(({ effects }) => effects.length).filter((count) => count > 0)).toEqual([1, 1]);
  expectNoDefects();
});

test('the company in front is found at the same cost among one and among fifty', async () => {
  const find = async (companies: number) => {
    const platform = new FakePlatform(() => time.now);
    const browser = new Browser('a', platform, time, seededRandom(1));
    browsers.push(browser);
    await browser.connect();
    for (let at = 1; at < companies; at += 1) {
      await browser.connectAlso(`b${at}`, platform, { realm: `93414502${String(at).padStart(8, '0')}` });
    }
    const context = { tables: browser.seen };
    await connectedCompanies(context, REALM);
    return [
      await requestsOf(() => connectedCompanies(context, REALM)),
      await requestsOf(() => companyOf(context, browser.key, REALM)),
    ];
  };
  const [shown = 0, asked = 0] = await find(1);
  expect([shown > 0, asked > 0]).toEqual([true, true]);
  expect(await find(FIRM)).toEqual([shown, asked]);
});

test('when all are due, the cost of each is that of one', async () => {
  const wakeAll = async (browser: Browser) => {
    time.now += 15 * MINUTE;
    await browser.takeUp();
  };
  const one = await firm(1);
  const alone = await requestsOf(() => wakeAll(one));
  const fifty = await firm(FIRM);
  const before = asks();
  const many = await requestsOf(() => wakeAll(fifty));
  expect(asks() - before).toBeGreaterThan(2 * FIRM);
  expect(many / FIRM).toBeLessThanOrEqual(alone * 1.25);
  expectNoDefects();
});

test('at most four cycles ask side by side, and the one in front is among the first [EL-26]', async () => {
  const browser = await firm(12);
  browser.front = 'b11:9341450122330011';
  let asking = 0;
  let most = 0;
  const order: string[] = [];
  for (const [at, platform] of platforms.entries()) {
    const port = platform.port.bind(platform);
    vi.spyOn(platform, 'port').mockImplementation((by, line) => ({
      ...port(by, line),
      connect: async () => {
        order.push(at === 0 ? 'a' : `b${at}`);
        asking += 1;
        most = Math.max(most, asking);
        for (let ticks = 0; ticks < 20; ticks += 1) await new Promise((resolve) => setImmediate(resolve));
        asking -= 1;
        return port(by, line).connect();
      },
    }));
  }
  time.now += 15 * MINUTE;
  await browser.takeUp();
  expect(order.length).toBe(12);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(4);
  expect(order.slice(0, 4)).toContain('b11');
  expectNoDefects();
});

test('a host that is down is asked for one company only; once it answers, all go on', async () => {
  const browser = await firm(12);
  await pass(browser, 15 * MINUTE);
  let tries = 0;
  for (const platform of platforms) {
    platform.down = true;
    const port = platform.port.bind(platform);
    vi.spyOn(platform, 'port').mockImplementation((by, line) => ({
      ...port(by, line),
      connect: () => {
        tries += 1;
        return port(by, line).connect();
      },
    }));
  }
  await pass(browser, 20 * MINUTE);
  expect((await outages(browser)).length).toBe(12);
  const before = tries;
  await pass(browser, 4 * 60 * MINUTE);
  // One company's back-off grows to an hour at most.
  expect(tries - before).toBeGreaterThanOrEqual(3);
  expect(tries - before).toBeLessThanOrEqual(14);
  expect(browser.events.filter(({ kind }) => kind === 'outage').length).toBeLessThanOrEqual(4);
  for (const platform of platforms) platform.down = false;
  await pass(browser, 61 * MINUTE);
  expect(await outages(browser)).toEqual([]);
  const companies = await browser.seen.bulk.companies.all();
  for (const { last_success_at } of companies)
    expect(last_success_at).toBeGreaterThan(time.now - 61 * MINUTE);
  expectNoDefects();
});

test('companies connected after the worker had looked at none are read, and the alarm is set for them', async () => {
  const platform = new FakePlatform(() => time.now);
  platform.put(makeRecord({ id: 'i1' }));
  platforms.push(platform);
  const browser = new Browser('a', platform, time, seededRandom(1));
  browsers.push(browser);
  await browser.takeUp();
  expect(browser.alarmAt).toBeNull();
  await browser.connect({ next_due_at: time.now + 10 * MINUTE });
  await browser.start('user');
  await browser.rest();
  expect(browser.alarmAt).toBeGreaterThan(time.now);
  expect((await browser.company())?.first_read_done).toBe(true);
  expectNoDefects();
});

test('a person who asks for a sync is not kept waiting by the host of another company', async () => {
  const browser = await firm(3);
  await pass(browser, 15 * MINUTE);
  for (const platform of platforms) platform.down = true;
  await pass(browser, 3 * 60 * MINUTE);
  expect((await outages(browser)).length).toBe(3);
  for (const platform of platforms) platform.down = false;
  await browser.start('user');
  await browser.rest();
  await browser.takeUp();
  await browser.takeUp();
  expect(await outages(browser)).toEqual([]);
  expectNoDefects();
});
