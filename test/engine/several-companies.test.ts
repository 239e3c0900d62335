import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Browser, type Time } from './world/browser.ts';
import { checkEffects } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { connectTo, pressOn } from './world/one-company.ts';
import { seededRandom } from './world/random.ts';
import { recount, storedCounters } from './world/recount.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let time: Time;
let first: FakePlatform;
let second: FakePlatform;
let browser: Browser;
/** The same company of QuickBooks, as the second platform knows it. */
let other: string;

beforeEach(async () => {
  listenForDefects();
  time = { now: BEGIN };
  first = new FakePlatform(() => time.now);
  second = new FakePlatform(() => time.now);
  // Both platforms use the same record ids.
  second.put(makeRecord({ id: 'i1', sync: { state: 'changed' } }));
  second.put(makeRecord({ id: 'i2', sync: { state: 'needs_approval' } }));
  browser = new Browser('a', first, time, seededRandom(1));
  other = await browser.connectAlso('b', second, { frequency: { kind: 'hourly' } });
  await connectTo(first, browser, time, [
    makeRecord({ id: 'i1', sync: { state: 'changed' } }),
    makeRecord({ id: 'i3', sync: { state: 'failed' } }),
  ]);
  await pass(MINUTE);
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

/** Lets this much time pass and wakes the worker whenever its alarm rings. */
async function pass(ms: number): Promise<void> {
  const until = time.now + ms;
  while (time.now < until) {
    time.now = Math.min(until, Math.max(time.now + 1, browser.alarmAt ?? until));
    await browser.takeUp();
  }
}

const company = (key: string) => browser.seen.bulk.companies.get(key);
const idsOf = async (key: string) =>
  (await browser.seen.bulk.records.all()).filter((row) => row.company_key === key).map(({ id }) => id);
const asks = (platform: FakePlatform) =>
  platform.requests.filter(({ operation }) => operation === 'connect').length;

test('each company has its own records, numbers and commands, even when two platforms use the same ids', async () => {
  expect(await idsOf(browser.key)).toEqual(['i1', 'i3']);
  expect(await idsOf(other)).toEqual(['i1', 'i2']);
  await pressOn(browser, time, 'i1', 'resync', 'only there');
  await browser.rest();
  await pass(MINUTE);
  expect(first.effects.map(({ key }) => key)).toEqual(['only there']);
  expect(second.effects).toEqual([]);
  for (const key of [browser.key, other]) {
    const counted = await recount(browser.seen, key);
    expect(await storedCounters(browser.seen, key)).toMatchObject({
      to_approve: counted.to_approve,
      pending: counted.pending,
      failed: counted.failed,
    });
  }
  expect(await storedCounters(browser.seen, browser.key)).toMatchObject({ to_approve: 0, failed: 1 });
  expect(await storedCounters(browser.seen, other)).toMatchObject({ to_approve: 1, failed: 1 });
  checkEffects(first);
  checkEffects(second);
});

test('each company has its own schedule [EL-26]', async () => {
  const before = [asks(first), asks(second)] as const;
  await pass(3 * HOUR);
  // Every ten minutes and every hour; the browser's alarms come a little late.
  expect(asks(first) - before[0]).toBeGreaterThanOrEqual(15);
  expect(asks(first) - before[0]).toBeLessThanOrEqual(18);
  expect(asks(second) - before[1]).toBeGreaterThanOrEqual(2);
  expect(asks(second) - before[1]).toBeLessThanOrEqual(3);
  expectNoDefects();
});

test('a platform that is down does not hold up another one', async () => {
  second.down = true;
  await pass(2 * HOUR);
  expect((await company(other))?.outage?.tries).toBeGreaterThan(2);
  expect((await company(browser.key))?.outage).toBeNull();
  expect((await company(browser.key))?.last_success_at).toBeGreaterThan(time.now - 15 * MINUTE);
  expect(browser.events.map(({ kind, company: { key } }) => [kind, key])).toEqual([['outage', other]]);
  await pressOn(browser, time, 'i1', 'resync', 'meanwhile');
  await browser.rest();
  expect(first.effectsOf('meanwhile')).toBe(1);
  second.down = false;
  await pass(HOUR);
  expect((await company(other))?.outage).toBeNull();
  expectNoDefects();
});

test('a company whose row is damaged is reported and does not hold up another one', async () => {
  const row = await company(other);
  await browser.seen.strict.companies.put({ ...row, frequency: null, time_zone: null } as never);
  const before = asks(first);
  await pass(2 * HOUR);
  expect(await browser.storeTrouble()).toMatchObject({ code: 'internal_error' });
  expect(asks(first) - before).toBeGreaterThanOrEqual(10);
  expect((await company(browser.key))?.last_success_at).toBeGreaterThan(time.now - 15 * MINUTE);
  expect(() => expectNoDefects()).toThrow(/TypeError/);
  if (row) await browser.seen.strict.companies.put(row);
  await pass(HOUR);
  expect(await browser.storeTrouble()).toBeNull();
});
