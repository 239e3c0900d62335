import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { connectTo, lineWith, pressOn, stateOf } from './world/one-company.ts';
import { give } from './world/press.ts';
import { seededRandom } from './world/random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The device's clock, and the platform's. */
let time: Time;
let theirs: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(() => {
  listenForDefects();
  time = { now: BEGIN };
  theirs = { now: BEGIN };
  platform = new FakePlatform(() => theirs.now);
  browser = new Browser('a', platform, time, seededRandom(1));
});
afterEach(() => {
  browser.close();
  expectNoDefects();
  vi.restoreAllMocks();
});

/** Lets alarms ring for this long. */
async function pass(ms: number): Promise<void> {
  const until = time.now + ms;
  do {
    await browser.takeUp();
    time.now = Math.max(time.now + 1_000, Math.min(until, browser.alarmAt ?? until));
  } while (time.now < until);
  await browser.takeUp();
}

test.each([
  ['a day', DAY],
  ['a year', 365 * DAY],
])('after a clock that was ahead by %s is set right, the schedule continues', async (_, ahead) => {
  time.now = BEGIN + ahead;
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1' })]);
  time.now = BEGIN;
  platform.put(makeRecord({ id: 'i2' }));
  browser.restart();
  await pass(MINUTE);
  expect(await stateOf(browser, 'i2')).toBe('synced');
  expect((await browser.company())?.next_due_at).toBeLessThanOrEqual(time.now + 10 * MINUTE);
});

test.each([
  ['was stored', {}, 'resync'],
  ['was lost on its way, in an outage', { execute: ['drop_before'], outcome: ['unavailable'] }, 'resync'],
  ['was told to wait', { execute: ['busy'] }, 'resync'],
  ['was held back for undo', {}, 'approve'],
] as const)(
  'a command that %s while the clock was ahead is sent once the clock is right',
  async (_, faults, action) => {
    const state = action === 'approve' ? 'needs_approval' : 'changed';
    await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state } })]);
    time.now = BEGIN + DAY;
    browser.useLine(lineWith(JSON.parse(JSON.stringify(faults))));
    const version = platform.get('i1')?.version ?? '';
    await give(browser, time, [{ key: 'k', record_id: 'i1', action, version }]);
    if (Object.keys(faults).length) await browser.takeUp();
    expect(platform.effects).toEqual([]);
    time.now = BEGIN + MINUTE;
    await pass(30 * MINUTE);
    expect(platform.effectsOf('k')).toBe(1);
    await checkAtRest(browser, platform);
  },
);

test('a command is still held back for undo after the clock is set back by a second', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'needs_approval' } })]);
  await pressOn(browser, time, 'i1', 'approve');
  time.now -= 1_000;
  await browser.takeUp();
  time.now += 10_000;
  await browser.takeUp();
  expect(platform.effects).toEqual([]);
  await pass(MINUTE);
  expect(platform.effects).toHaveLength(1);
});

test('times of a platform whose clock was ahead count again once its clock is right', async () => {
  theirs.now = BEGIN + 60 * MINUTE;
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  theirs.now = BEGIN;
  await pressOn(browser, time, 'i1', 'resync');
  await pass(MINUTE);
  expect(await stateOf(browser, 'i1')).toBe('synced');
  await checkAtRest(browser, platform);
});

test('a platform that claims a run of next year does not hide a stalled queue', async () => {
  theirs.now = BEGIN + 365 * DAY;
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'ready' } })]);
  await pass(15 * MINUTE);
  expect(await stateOf(browser, 'i1')).toBe('synced');
  theirs.now = time.now;
  platform.setState('i1', 'ready');
  platform.pace = 0;
  await pass(60 * MINUTE);
  expect((await browser.company())?.stalled_since).not.toBeNull();
});
