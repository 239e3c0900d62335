import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { seededRandom } from './world/random.ts';
import { settle } from './world/settle.ts';

const RECORDS = 120;

beforeEach(listenForDefects);
afterEach(() => {
  expectNoDefects();
  vi.restoreAllMocks();
});

/** Reads a company for the first time. @param crashAt at which of its points the worker ends */
async function firstRead(isAsked: boolean, crashAt: number | null) {
  const time: Time = { now: BEGIN };
  const platform = new FakePlatform(() => time.now);
  for (let at = 0; at < RECORDS; at += 1) platform.put(makeRecord({ id: `i${at}` }));
  const browser = new Browser('a', platform, time, seededRandom(1));
  try {
    browser.isAsked = isAsked;
    await browser.connect();
    browser.restart(crashAt);
    const { points } = browser;
    await settle(browser, time);
    await checkAtRest(browser, platform);
    expect(await browser.seen.bulk.records.count()).toBe(RECORDS);
    return points;
  } finally {
    browser.close();
  }
}

test('while pages ask, what is read is stored in short writes', async () => {
  const quiet = await firstRead(false, null);
  expect((await firstRead(true, null)).writes).toBe(quiet.writes + Math.ceil(RECORDS / 50) - 1);
});

test('wherever a worker ends between short writes, nothing is missing and nothing counted twice', async () => {
  const { distinct } = await firstRead(true, null);
  for (const point of distinct) await firstRead(true, point);
  expect(distinct.length).toBeGreaterThan(5);
});
