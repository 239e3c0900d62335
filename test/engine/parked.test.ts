import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandResult } from '../../lib/platform/port.ts';
import { MOST_STARTS } from '../../lib/store/jobs/claim-company.ts';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { errorOf, type Operation } from './world/faults.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { connectTo, lineWith, pressOn, stateOf } from './world/one-company.ts';
import { Crash } from './world/points.ts';
import { seededRandom } from './world/random.ts';
import { openJobs, settle } from './world/settle.ts';

let time: Time;
let platform: FakePlatform;
let browser: Browser;
/** How many batches of commands were about to be sent. */
let sendings: number;
/** Decides what happens to the batch that is about to be sent. */
let meets: (sending: number) => void;

beforeEach(async () => {
  listenForDefects();
  sendings = 0;
  meets = () => undefined;
  time = { now: BEGIN };
  platform = new FakePlatform(() => time.now);
  browser = new Browser('a', platform, time, seededRandom(1));
  browser.useLine({
    before: async (operation: Operation) => {
      if (operation === 'execute') {
        sendings += 1;
        meets(sendings);
      }
      return null;
    },
    after: async () => undefined,
  });
  await connectTo(platform, browser, time, [
    makeRecord({ id: 'i1', sync: { state: 'changed' } }),
    makeRecord({ id: 'i2', sync: { state: 'changed' } }),
  ]);
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

function endTheWorker(): never {
  browser.points.kill();
  throw new Crash('The worker has ended');
}

const job = (key: string) => browser.seen.bulk.jobs.get(key);

/** Presses Resync even if that ends the worker, and lets new workers take over. */
async function pressAndSettle(id: string, key?: string): Promise<void> {
  await pressOn(browser, time, id, 'resync', key);
  await browser.rest();
  await settle(browser, time);
}

test('a command that ends the worker at three successive starts is parked, shown, and does not block the others', async () => {
  meets = endTheWorker;
  await pressAndSettle('i1');
  expect(sendings).toBe(MOST_STARTS);
  expect(await job('key of i1')).toMatchObject({
    state: 'parked',
    problem: { code: 'stopped_the_worker' },
    starts: MOST_STARTS,
  });
  expect(platform.effects).toEqual([]);
  // The badge is no longer busy, and the parked command is not sent automatically.
  expect(await stateOf(browser, 'i1')).toBe('changed');
  meets = () => undefined;
  await pressAndSettle('i2');
  expect(platform.effects.map(({ record_id }) => record_id)).toEqual(['i2']);
  // A new press sends a command with a key of its own.
  await pressAndSettle('i1', 'another press');
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(platform.effectsOf('another press')).toBe(0);
  expect(await job('key of i1')).toMatchObject({ state: 'done' });
  await checkAtRest(browser, platform);
  expectNoDefects();
});

test('a command sent more than a day ago is never sent again by itself, whatever the platform remembers', async () => {
  // It takes effect, its answer is lost, and the platform is away until it has forgotten the key.
  browser.useLine(lineWith({ execute: ['commit_then_drop'], outcome: ['drop_before', 'drop_before'] }));
  await pressOn(browser, time, 'i1', 'resync');
  await browser.rest();
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(await job('key of i1')).toMatchObject({ lane: 'doubt' });
  platform.forgetKeys();
  time.now += 25 * 60 * 60_000;
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(await job('key of i1')).toMatchObject({ state: 'parked', problem: { code: 'sent_long_ago' } });
});

test('a command that a platform never received is sent again within a day', async () => {
  browser.useLine(lineWith({ execute: ['drop_before'], outcome: ['drop_before', 'drop_before'] }));
  await pressOn(browser, time, 'i1', 'resync');
  await browser.rest();
  time.now += 20 * 60 * 60_000;
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(await job('key of i1')).toMatchObject({ state: 'done' });
});

test('a command whose result cannot be read is parked with the reason; the others are settled and reading continues', async () => {
  const port = platform.port.bind(platform);
  const reason = 'The answer is no command result: operation_id: not a text';
  const odd = (result: CommandResult): CommandResult =>
    result.key === 'key of i1'
      ? {
          ...result,
          status: 'unreadable',
          record: null,
          problem: {
            status: null,
            code: 'result_unreadable',
            title: null,
            detail: reason,
            retryable: false,
            request_id: null,
          },
        }
      : result;
  platform.port = (by, line) => {
    const good = port(by, line);
    return {
      ...good,
      execute: async (realm, commands) => (await good.execute(realm, commands)).map(odd),
      outcome: async (realm, key) => {
        const result = await good.outcome(realm, key);
        return result && odd(result);
      },
    };
  };
  await pressOn(browser, time, 'i1', 'resync');
  await pressOn(browser, time, 'i2', 'resync');
  await browser.rest();
  await settle(browser, time);
  expect(await job('key of i1')).toMatchObject({
    state: 'parked',
    problem: { code: 'result_unreadable', detail: reason },
  });
  expect(await job('key of i2')).toMatchObject({ state: 'done' });
  expect(platform.effectsOf('key of i1')).toBe(1);
  // The platform's result is still read from the feed.
  expect(await stateOf(browser, 'i1')).toBe('scheduled');
  expect(await stateOf(browser, 'i2')).toBe('synced');
  expectNoDefects();
});

test('starts count as successive only if the platform has not answered in between', async () => {
  const busy = errorOf('busy', 'execute');
  meets = (sending) => {
    if (sending === MOST_STARTS) throw busy;
    if (sending <= MOST_STARTS + 2) endTheWorker();
  };
  await pressAndSettle('i1');
  expect(sendings).toBe(MOST_STARTS + 3);
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(await openJobs(browser)).toEqual([]);
  await checkAtRest(browser, platform);
});
