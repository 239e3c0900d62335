import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlatformError } from '../../lib/platform/platform-error.ts';
import type { Platform } from '../../lib/platform/port.ts';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { connectTo, lineWith, pressOn, stateOf } from './world/one-company.ts';
import { seededRandom } from './world/random.ts';
import { openJobs, settle } from './world/settle.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
let time: Time;
let platform: FakePlatform;
let browser: Browser;
beforeEach(() => {
  listenForDefects();
  time = { now: BEGIN };
  platform = new FakePlatform(() => BEGIN);
  browser = new Browser('a', platform, time, seededRandom(1));
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

test('A clock back: schedule', async () => {
  time.now = BEGIN + YEAR;
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1' })]);
  time.now = BEGIN;
  platform.put(makeRecord({ id: 'i2' }));
  browser.restart();
  await browser.takeUp();
  expect(await stateOf(browser, 'i2')).toBe('synced');
});
test('B clock back: queued command', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  time.now = BEGIN + YEAR;
  browser.useLine(lineWith({ execute: ['drop_before', 'drop_before'], outcome: ['unavailable'] }));
  await pressOn(browser, time, 'i1', 'resync');
  await browser.rest();
  console.log(await openJobs(browser), (await browser.company())?.outage);
  time.now = BEGIN + MINUTE;
  browser.restart();
  for (let i = 0; i < 10; i++) {
    await browser.takeUp();
    time.now += 30 * MINUTE;
  }
  expect(platform.effects.length).toBe(1);
});
test('B2 clock back: queued command not yet sent', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  time.now = BEGIN + YEAR;
  const { give } = await import('./world/press.ts');
  await give(browser, time, [{ key: 'k', record_id: 'i1', action: 'resync', version: '1' }]);
  time.now = BEGIN + MINUTE;
  browser.restart();
  for (let i = 0; i < 10; i++) {
    await browser.takeUp();
    time.now += 1 * MINUTE;
  }
  expect(platform.effects.length).toBe(1);
});
test('C clock back: held', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'needs_approval' } })]);
  time.now = BEGIN + YEAR;
  await pressOn(browser, time, 'i1', 'approve');
  time.now = BEGIN + MINUTE;
  for (let i = 0; i < 10; i++) {
    await browser.takeUp();
    time.now += 1 * MINUTE;
  }
  expect(platform.effects.length).toBe(1);
});
test('D role lowered: 403 for commands', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  const real = platform.port.bind(platform);
  vi.spyOn(platform, 'port').mockImplementation(
    (by, line): Platform => ({
      ...real(by, line),
      execute: async () => {
        throw new PlatformError('no_right', 'A viewer may not send commands', {
          status: 403,
          problemCode: 'not_allowed',
        });
      },
    }),
  );
  await pressOn(browser, time, 'i1', 'resync');
  await browser.rest();
  platform.put(makeRecord({ id: 'i2' }));
  for (let i = 0; i < 20; i++) {
    await browser.takeUp();
    time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
  }
  console.log((await browser.company())?.outage, await browser.seen.bulk.jobs.toArray());
  expect(await stateOf(browser, 'i2')).toBe('synced');
});
test('E platform time in the future, then right', async () => {
  let at = BEGIN + YEAR;
  platform = new FakePlatform(() => at);
  browser = new Browser('e', platform, time, seededRandom(1));
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  at = BEGIN;
  await pressOn(browser, time, 'i1', 'resync');
  await browser.rest();
  for (let i = 0; i < 5; i++) {
    await browser.takeUp();
    time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
  }
  expect(platform.effects.length).toBe(1);
  await checkAtRest(browser, platform);
});
test('F platform processed in the future: a stall is seen', async () => {
  let at = BEGIN + YEAR;
  platform = new FakePlatform(() => at);
  browser = new Browser('f', platform, time, seededRandom(1));
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'ready' } })]);
  await settle(browser, time);
  at = BEGIN;
  platform.setState('i1', 'ready');
  platform.pace = 0;
  for (let wake = 0; wake < 90; wake += 1) {
    await browser.takeUp();
    time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
  }
  expect((await browser.company())?.stalled_since).not.toBeNull();
});
