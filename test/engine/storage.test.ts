import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { automaticCycle, connectTo, pressOn } from './world/one-company.ts';
import { seededRandom } from './world/random.ts';
import { settle } from './world/settle.ts';

let time: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(async () => {
  listenForDefects();
  time = { now: BEGIN };
  platform = new FakePlatform(() => time.now);
  browser = new Browser('a', platform, time, seededRandom(1));
  await connectTo(platform, browser, time, [
    makeRecord({ id: 'i1', sync: { state: 'changed' } }),
    makeRecord({ id: 'i2' }),
  ]);
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

const pressed = (key?: string) => pressOn(browser, time, 'i1', 'resync', key);

test('damaged rows are set aside with their reason, and read again or logged; the rest goes on', async () => {
  const { records, jobs, counters } = browser.seen.strict;
  await pressed('whole');
  await browser.rest();
  await settle(browser, time);
  await jobs.put({
    ...(await jobs.get('whole')),
    key: 'half',
    state: 'queued',
    lane: 'due',
    input: null,
  } as never);
  const row = await records.get([browser.key, 'i2']);
  await records.put({ ...row, record: null } as never);
  await counters.put({ company_key: browser.key, by_state: null } as never);
  platform.setState('i2', 'synced');
  await automaticCycle(browser, time);
  await automaticCycle(browser, time);
  const aside = await browser.seen.bulk.set_aside.toArray();
  expect(aside).toMatchObject([{ id: 'command half', reason: 'stored command: damaged' }]);
  expect((await browser.company())?.outage).toBeNull();
  await checkAtRest(browser, platform);
});

test('a database that is closed under the worker is opened again, once', async () => {
  browser.tables.strict.backendDB().close();
  browser.tables.bulk.backendDB().close();
  await pressed();
  await browser.rest();
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  await checkAtRest(browser, platform);
  expectNoDefects();
});

test('a store that is full accepts nothing it cannot keep, says so, and goes on once there is room', async () => {
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  browser.points.refusing = full;
  await expect(pressed()).rejects.toMatchObject({ code: 'store_full', retryable: true });
  browser.points.refusing = null;
  expect(await browser.seen.bulk.jobs.count()).toBe(0);
  await pressed();
  await browser.rest();
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
});
