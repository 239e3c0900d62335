import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlatformError } from '../../lib/platform/platform-error.ts';
import type { Platform } from '../../lib/platform/port.ts';
import { Browser, type Time } from './world/browser.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { automaticCycle, connectTo, lineWith, pressOn, stateOf } from './world/one-company.ts';
import { seededRandom } from './world/random.ts';
import { settle } from './world/settle.ts';

const MINUTE = 60_000;

let time: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(() => {
  listenForDefects();
  time = { now: BEGIN };
  platform = new FakePlatform(() => time.now);
  browser = new Browser('a', platform, time, seededRandom(1));
});
afterEach(() => {
  browser.close();
  expectNoDefects();
  vi.restoreAllMocks();
});

/** Notes the records that each run is asked for; `null`: the whole queue. @param answer instead of the platform's own */
function watchRuns(answer?: () => Promise<never>) {
  const asked: { ids: readonly string[] | null; at: number }[] = [];
  const real = platform.port.bind(platform);
  vi.spyOn(platform, 'port').mockImplementation((by, line): Platform => {
    const port = real(by, line);
    return {
      ...port,
      run: async (realm, key, ids) => {
        asked.push({ ids, at: time.now });
        if (answer) return answer();
        if (!port.run) throw new Error('There are no runs');
        return port.run(realm, key, ids);
      },
    };
  });
  browser.restart();
  return asked;
}

const company = async (of = browser) => (await of.company()) ?? {};
const due = async (of = browser) => (await of.company())?.next_due_at ?? 0;
const waiting = Array.from({ length: 23 }, (_, at) =>
  makeRecord({ id: `w${at}`, sync: { state: 'ready', since: new Date(BEGIN - MINUTE).toISOString() } }),
);

test('one invoice resynced before each due time postpones no scheduled run, and nothing stands still', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  const asked = watchRuns();
  const whole = () => asked.filter(({ ids }) => ids === null);
  for (let times = 0; times < 3; times += 1) {
    for (const [at, record] of waiting.entries()) platform.put({ ...record, id: `${times} ${at}` });
    const dueAt = await due();
    time.now = dueAt - 4 * MINUTE;
    await pressOn(browser, time, 'i1', 'resync', `key ${times}`);
    await settle(browser, time);
    expect(await stateOf(browser, 'i1')).toBe('synced');
    const before = whole().length;
    await automaticCycle(browser, time);
    expect(whole().length).toBe(before + 1);
    expect(time.now - dueAt).toBeLessThan(2 * MINUTE);
  }
  expect(platform.all().filter(({ sync }) => sync.state === 'ready')).toEqual([]);
});

test('a run of one record is not taken for a whole one by another browser, nor for a success', async () => {
  const other = new Browser('b', platform, time, seededRandom(2));
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'changed' } })]);
  await other.connect();
  await settle(other, time);
  const asked = watchRuns();
  time.now = (await due()) - 4 * MINUTE;
  for (const record of waiting) {
    platform.put({ ...record, sync: { ...record.sync, since: new Date(time.now - MINUTE).toISOString() } });
  }
  platform.setState('i1', 'changed');
  await pressOn(other, time, 'i1', 'resync');
  await settle(other, time);
  const before = (await company(other)) as { last_success_at?: number | null };
  expect(before.last_success_at ?? 0).toBeLessThan(time.now - MINUTE);
  await automaticCycle(browser, time);
  expect(asked.filter(({ ids }) => ids === null)).toHaveLength(1);
  expect(await stateOf(browser, 'w22')).toBe('synced');
  expect(await company()).toMatchObject({ last_success_at: expect.closeTo(time.now, -5) });
  other.close();
});

test('a whole run that is answered with the one that is going is asked for again, and only then a success', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'ready' } })]);
  platform.setState('i1', 'ready');
  for (const record of waiting) platform.put(record);
  platform.pace = 1;
  // Somebody else's run of one record is going when the schedule comes.
  const port = platform.port('b', { before: async () => null, after: async () => undefined });
  time.now = (await due()) + 30_000;
  await port.run?.('', 'key of b', ['i1']);
  await browser.takeUp();
  platform.pace = 100;
  await settle(browser, time);
  expect(platform.all().filter(({ sync }) => sync.state === 'ready')).toEqual([]);
  expect((await browser.company())?.syncs?.at(-1)).toMatchObject({ outcome: 'finished', whole: true });
});

test('a run that is refused is no success, and ends with the words of the platform', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'ready' } })]);
  const success = (await browser.company())?.last_success_at ?? null;
  watchRuns(async () => {
    throw new PlatformError('no_right', 'You may not start a run', {
      status: 403,
      problemCode: 'permission',
    });
  });
  platform.setState('i1', 'ready');
  time.now += MINUTE;
  await browser.start('user');
  await settle(browser, time);
  expect(await browser.company()).toMatchObject({ last_success_at: success });
  expect((await browser.company())?.syncs?.at(-1)).toMatchObject({
    outcome: 'refused',
    whole: true,
    detail: 'You may not start a run',
  });
});

test('a worker that ends before it has decided to leave the run out decides anew, and asks for none', async () => {
  await connectTo(platform, browser, time, [makeRecord({ id: 'i1', sync: { state: 'ready' } })]);
  time.now = (await due()) + 30_000;
  // The platform has just run by itself.
  const other = platform.port('b', lineWith({}));
  platform.setState('i1', 'ready');
  await other.run?.('', 'key of b', null);
  await other.runState?.('', 'key of b');
  const asked = watchRuns();
  let ends = 1;
  browser.useLine({
    before: async (operation) => {
      if (operation === 'changes' && ends-- > 0) browser.points.kill();
      return null;
    },
    after: async () => undefined,
  });
  await settle(browser, time);
  expect(ends).toBeLessThan(0);
  expect(asked).toEqual([]);
  expect((await browser.company())?.syncs?.at(-1)).toMatchObject({ outcome: 'none' });
});
