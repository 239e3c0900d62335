import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { retryOnClosedDatabase } from '../../lib/store/retry-on-closed-database.ts';
import type { Browser, Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects } from './world/defects.ts';
import type { FakePlatform } from './world/fake-platform.ts';
import { makeRecord } from './world/make-record.ts';
import { automaticCycle, oneCompany, pressOn } from './world/one-company.ts';
import { closeStore, newDisk, openStore } from './world/open-store.ts';
import { openJobs, settle } from './world/settle.ts';

let time: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(async () => {
  ({ time, platform, browser } = await oneCompany([
    makeRecord({ id: 'i1', sync: { state: 'changed' } }),
    makeRecord({ id: 'i2' }),
    makeRecord({ id: 'i3', sync: { state: 'needs_approval' } }),
  ]));
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

const pressed = (key?: string) => pressOn(browser, time, 'i1', 'resync', key);

test('damaged rows are set aside with their reason, and read again or logged; the rest continues', async () => {
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
  const aside = await browser.seen.bulk.set_aside.all();
  expect(aside).toMatchObject([{ id: 'command half', reason: 'stored command: damaged' }]);
  expect((await browser.company())?.outage).toBeNull();
  await checkAtRest(browser, platform);
});

test('a database that is closed under the worker is opened again, once', async () => {
  (await browser.tables.connection.open()).close();
  await pressed();
  await browser.rest();
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  await checkAtRest(browser, platform);
  expectNoDefects();
});

test('what is only noted beside the tables stops no sync where it cannot be written', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await pressed();
  await browser.rest();
  browser.restart();
  browser.besideTables = new Error('full');
  await settle(browser, time);
  platform.setState('i2', 'failed');
  await automaticCycle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect((await browser.seen.bulk.records.get([browser.key, 'i2']))?.state).toBe('failed');
  await checkAtRest(browser, platform);
});

test('a full store accepts no command that it cannot write, says so, and continues once there is space', async () => {
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

/** Opens a database of an earlier version and holds it open. */
function holdEarlier(disk: IDBFactory): Promise<IDBDatabase> {
  const request = disk.open('tickmark', 1);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

test('while an earlier version holds the tables open, requests are refused; the next start after that succeeds', async () => {
  const disk = newDisk();
  const held = await holdEarlier(disk);
  const tables = openStore(disk);
  const closed = { name: 'DatabaseClosedError' };
  for (let times = 0; times < 3; times += 1) {
    await expect(tables.bulk.companies.all()).rejects.toMatchObject(closed);
    await expect(retryOnClosedDatabase(tables.strict, () => tables.strict.jobs.all())).rejects.toMatchObject(
      closed,
    );
    tables.connection.reopen();
  }
  held.close();
  const next = openStore(disk);
  expect(await next.bulk.companies.all()).toEqual([]);
  expect(await next.strict.jobs.all()).toEqual([]);
  closeStore(next);
});

/** The error of a browser when the disk has no space left. */
const FULL = Object.assign(new Error('full'), { name: 'QuotaExceededError' });

/** Lets the next alarm ring. */
async function nextWake(): Promise<void> {
  time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
  await browser.takeUp();
}

test('an outage that cannot be stored is reported elsewhere and tried again, and nothing is lost', async () => {
  await pressOn(browser, time, 'i3', 'approve');
  browser.points.refusing = FULL;
  for (let wake = 0; wake < 3; wake += 1) {
    await nextWake();
    expect(await browser.storeTrouble()).toMatchObject({ code: 'store_full' });
    expect(browser.alarmAt).toBe(time.now + 60_000);
  }
  expect(platform.effects).toEqual([]);
  browser.points.refusing = null;
  await nextWake();
  await settle(browser, time);
  expect(await browser.storeTrouble()).toBeNull();
  expect(platform.effectsOf('key of i3')).toBe(1);
  expect(await openJobs(browser)).toEqual([]);
  await checkAtRest(browser, platform);
});

test('a store that is full in the middle of a cycle is an outage with its own code, and ends once there is space', async () => {
  platform.put(makeRecord({ id: 'i4' }));
  browser.points.refusesTo = 'records';
  browser.points.refusing = FULL;
  time.now = ((await browser.company())?.next_due_at ?? 0) + 30_000;
  await browser.takeUp();
  expect((await browser.company())?.outage).toMatchObject({ code: 'store_full', step: 'pull' });
  expect(browser.events).toMatchObject([{ kind: 'outage', code: 'store_full' }]);
  for (let tries = 0; tries < 8; tries += 1) await nextWake();
  // However long it was full, the next try is near.
  expect((await browser.company())?.outage).toMatchObject({ code: 'store_full', tries: 9 });
  expect((browser.alarmAt ?? 0) - time.now).toBeLessThanOrEqual(60_000);
  browser.points.refusing = null;
  await settle(browser, time);
  expect((await browser.company())?.outage).toBeNull();
  expect(browser.events.map(({ kind }) => kind)).toEqual(['outage', 'resumed']);
  await checkAtRest(browser, platform);
});
