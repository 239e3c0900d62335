import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GUIDE_WORDS } from '../../lib/locales/guide/index.ts';
import { LIST_WORDS } from '../../lib/locales/lists/index.ts';
import { NOTICE_WORDS } from '../../lib/locales/notices/index.ts';
import { PROBLEM_WORDS, UNNAMED_WORDS } from '../../lib/locales/problems/index.ts';
import { REASON_WORDS } from '../../lib/locales/reasons/index.ts';
import { PlatformError } from '../../lib/platform/platform-error.ts';
import type { Platform } from '../../lib/platform/port.ts';
import type { AnswerWords } from '../../lib/views/answer-catalogue.ts';
import { viewCompany } from '../../lib/views/view-company.ts';
import type { Browser, Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects } from './world/defects.ts';
import type { FakePlatform } from './world/fake-platform.ts';
import { makeConnection } from './world/make-company.ts';
import { makeRecord } from './world/make-record.ts';
import { answerWith, oneCompany, pressOn, stateOf as shownState } from './world/one-company.ts';
import { openJobs, settle } from './world/settle.ts';

const MINUTE = 60_000;
const WORDS: AnswerWords = {
  language: 'en',
  errorGuide: null,
  guide: GUIDE_WORDS.en,
  problems: PROBLEM_WORDS.en,
  unnamed: UNNAMED_WORDS.en,
  reasons: REASON_WORDS.en,
  notices: NOTICE_WORDS.en,
  lists: LIST_WORDS.en,
};
let time: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(async () => {
  const changed = { state: 'changed' } as const;
  ({ time, platform, browser } = await oneCompany([
    makeRecord({ id: 'i1', sync: changed }),
    makeRecord({ id: 'i2', sync: changed }),
    makeRecord({ id: 'i3' }),
  ]));
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

const stateOf = (id: string) => shownState(browser, id);
const job = (id: string) => browser.seen.bulk.jobs.get(`key of ${id}`);
const troubles = async () => (await browser.company())?.troubles ?? {};

/** Has the platform answer otherwise from now on. */
const answering = (change: (good: Platform) => Partial<Platform>) => answerWith(platform, browser, change);

async function press(id: string): Promise<void> {
  await pressOn(browser, time, id, 'resync');
  await browser.rest();
}

/** Lets the next alarm ring. */
async function wake(): Promise<void> {
  await browser.takeUp();
  time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
  await browser.takeUp();
}

const failed = new PlatformError('platform_failed', 'Out of memory', { status: 500 });

test('while commands fail, reading goes on, and what fails is kept with operation, status and reason', async () => {
  let down = true;
  answering((good) => ({
    execute: async (...asked) => {
      if (down) throw failed;
      return good.execute(...asked);
    },
  }));
  await press('i1');
  expect((await browser.company())?.outage).toBeNull();
  expect(await troubles()).toMatchObject({
    push: { code: 'platform_failed', step: 'push', status: 500, reason: 'Out of memory' },
  });
  const success = (await browser.company())?.last_success_at;
  for (let at = 0; at < 4; at += 1) {
    const state = at % 2 ? 'synced' : 'failed';
    platform.setState('i3', state);
    await wake();
    expect(await stateOf('i3')).toMatch(state === 'failed' ? /failed|retrying/ : 'synced');
  }
  const company = await browser.company();
  const shown = company && viewCompany({ company, connection: makeConnection('a') }, WORDS, time.now);
  expect(shown?.problem).toMatchObject({
    what: expect.stringContaining('Out of memory'),
    details: 'commands_failing: POST /commands · 500 · Out of memory',
  });
  // What could not be sent is no sync.
  expect((await browser.company())?.last_success_at).toBe(success);
  down = false;
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(await troubles()).toEqual({});
  await checkAtRest(browser, platform);
  expectNoDefects();
});

test('a run that cannot be asked for is asked for again by itself, under its key, while reading goes on', async () => {
  const keys = new Set<string>();
  let tries = 0;
  answering((good) => ({
    run: async (realm, key, ids) => {
      tries += 1;
      keys.add(key);
      if (tries <= 3) throw new PlatformError('outcome_unknown', 'No answer');
      return good.run?.(realm, key, ids) as never;
    },
  }));
  const began = time.now;
  await press('i1');
  platform.setState('i3', 'failed');
  for (let at = 0; at < 6 && (await stateOf('i1')) !== 'synced'; at += 1) {
    await wake();
    expect(await stateOf('i3')).not.toBe('synced');
  }
  expect(await stateOf('i1')).toBe('synced');
  expect(keys.size).toBe(1);
  // Before any schedule.
  expect(time.now - began).toBeLessThan(10 * MINUTE);
  expect(await troubles()).toEqual({});
  await settle(browser, time);
  await checkAtRest(browser, platform);
});

test('a platform that says it runs and does not: commands are sent, followed and read all the same', async () => {
  answering(() => ({
    run: async () => {
      throw new PlatformError('outcome_unknown', 'The platform answered 404', { status: 404 });
    },
  }));
  await press('i1');
  expect(await job('i1')).toMatchObject({ state: 'done' });
  expect(await troubles()).toMatchObject({ run: { step: 'run', status: 404 } });
  await settle(browser, time);
  // Nothing stands still for it, and the schedule asks again.
  expect(await openJobs(browser)).toEqual([]);
  expect(await stateOf('i1')).toBe('scheduled');
});

test('of commands that cannot be asked after, each waits for itself, and the others go on', async () => {
  answering((good) => ({
    execute: async (realm, commands) => {
      await good.execute(realm, commands);
      throw new PlatformError('outcome_unknown', 'No answer');
    },
    outcome: async (realm, key) => {
      if (key === 'key of i1') throw failed;
      return good.outcome(realm, key);
    },
  }));
  await press('i1');
  await press('i2');
  for (let at = 0; at < 4 && (await stateOf('i2')) !== 'synced'; at += 1) await wake();
  expect(await job('i1')).toMatchObject({ state: 'in_doubt' });
  expect(await stateOf('i2')).toBe('synced');
  expect(await job('i2')).toMatchObject({ state: 'done' });
  for (let at = 0; at < 6; at += 1) await wake();
  const { asks = 0, due_at = 0 } = (await job('i1')) ?? {};
  // Ever more seldom.
  expect(asks).toBeGreaterThan(3);
  expect(due_at - time.now).toBeGreaterThan(2 * MINUTE);
  expect((await browser.company())?.outage).toBeNull();
  expectNoDefects();
});

test('what the platform turns away each time is put aside with its words; what passes is sent again', async () => {
  let words: PlatformError | null = new PlatformError('outcome_unknown', 'Upgrade your plan', {
    status: 403,
  });
  answering((good) => ({
    execute: async (...asked) => {
      if (words) throw words;
      return good.execute(...asked);
    },
  }));
  await press('i1');
  for (let at = 0; at < 3; at += 1) await wake();
  expect(await job('i1')).toMatchObject({
    state: 'parked',
    problem: { code: 'not_taken', detail: 'Upgrade your plan' },
  });
  expect(await stateOf('i1')).toBe('changed');
  words = null;
  await pressOn(browser, time, 'i1', 'resync', 'another press');
  await settle(browser, time);
  expect(await job('i1')).toMatchObject({ state: 'done' });
  expect(platform.effectsOf('key of i1')).toBe(1);
});

test('a command is put aside only where the platform itself answers: a sign-in page of a network parks nothing', async () => {
  let page = true;
  const html = () => new PlatformError('not_a_platform', 'The answer is not JSON', { status: 200 });
  answering((good) => ({
    connect: async () => {
      if (page) throw html();
      return good.connect();
    },
    execute: async (...asked) => {
      if (page) throw new PlatformError('outcome_unknown', 'The answer is not JSON', { cause: html() });
      return good.execute(...asked);
    },
    outcome: async (...asked) => {
      if (page) throw html();
      return good.outcome(...asked);
    },
  }));
  await press('i1');
  for (let at = 0; at < 5; at += 1) await wake();
  expect(await job('i1')).toMatchObject({ state: 'in_doubt' });
  expect((await browser.company())?.outage).toMatchObject({ code: 'no_longer_a_platform' });
  page = false;
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(await stateOf('i1')).toBe('synced');
});

test('names that cannot be looked up do not keep a cycle from its end; they are looked up later', async () => {
  const error = { code: '6240', message: 'Duplicate Name Exists Error', detail: null, request_id: null };
  platform.candidates = [
    { quickbooks_id: '71', name: 'Birch & Sons', kind: 'customer', active: true, linked_to: null },
  ];
  platform.put(
    makeRecord({ id: 'c1', type: 'customer', name: 'Birch & Sons', sync: { state: 'failed', error } }),
  );
  let down = true;
  answering((good) => ({
    candidates: async (...asked) => {
      if (down) throw failed;
      return good.candidates?.(...asked) as never;
    },
  }));
  const cycle = async () => {
    time.now = Math.max(time.now, (await browser.company())?.next_due_at ?? 0) + 30_000;
    await settle(browser, time);
  };
  for (let at = 0; at < 5; at += 1) await cycle();
  expect((await browser.company())?.outage).toBeNull();
  expect(await troubles()).toMatchObject({ reconcile: { reason: 'Out of memory' } });
  expect(platform.effects).toEqual([]);
  down = false;
  await cycle();
  await cycle();
  expect(platform.effects).toMatchObject([{ record_id: 'c1', action: 'link' }]);
  expect(await troubles()).toEqual({});
});
