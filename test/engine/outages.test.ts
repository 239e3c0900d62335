import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGE_TAGS } from '../../lib/core/languages.ts';
import { PROBLEM_WORDS, UNNAMED_WORDS } from '../../lib/locales/problems/index.ts';
import { PlatformError, type PlatformErrorCode } from '../../lib/platform/platform-error.ts';
import type { Platform } from '../../lib/platform/port.ts';
import { explainProblem } from '../../lib/views/explain-problem.ts';
import type { Browser, Time } from './world/browser.ts';
import { expectNoDefects } from './world/defects.ts';
import type { FakePlatform } from './world/fake-platform.ts';
import { REALM } from './world/make-company.ts';
import { makeRecord } from './world/make-record.ts';
import { answerWith, automaticCycle, oneCompany } from './world/one-company.ts';
import { settle } from './world/settle.ts';

let time: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(async () => {
  ({ time, platform, browser } = await oneCompany([makeRecord({ id: 'i1' })]));
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

/** Has the platform answer otherwise from now on. */
const answering = (change: (good: Platform) => Partial<Platform>) => answerWith(platform, browser, change);

/** Lets the next cycle of the schedule begin. @returns the outage that it ends in */
async function outageOfNextCycle() {
  time.now = ((await browser.company())?.next_due_at ?? 0) + 30_000;
  await browser.takeUp();
  return (await browser.company())?.outage;
}

const fails = (code: PlatformErrorCode, message: string, status: number | null) => async () => {
  throw new PlatformError(code, message, { status });
};

test.each([
  ['unreachable', null, 'unreachable'],
  ['platform_failed', 500, 'platform_failed'],
  ['access_denied', 403, 'access_denied'],
  ['no_right', 403, 'no_right'],
  // The company was connected, so the address was right.
  ['not_a_platform', 200, 'no_longer_a_platform'],
  ['not_found', 404, 'no_longer_a_platform'],
] as const)(
  'an outage by %s (%s) at the connection keeps operation, status and reason [SS-13]',
  async (code, status, told) => {
    answering(() => ({ connect: fails(code, 'The exact words', status) }));
    expect(await outageOfNextCycle()).toMatchObject({
      code: told,
      step: 'connect',
      status,
      reason: 'The exact words',
    });
    expectNoDefects();
  },
);

test('records that cannot be read are told apart from a wrong address, with what breaks the contract', async () => {
  const reason = 'The answer is no page of records: cursor: not a text';
  answering(() => ({ changes: fails('not_a_platform', reason, null) }));
  expect(await outageOfNextCycle()).toMatchObject({ code: 'records_unreadable', step: 'pull', reason });
});

test('a company that cannot be read is told apart from one that the key does not open', async () => {
  const reason = 'companies.1.name: not a text';
  let unreadable = true;
  answering((good) => ({
    connect: async () => ({
      ...(await good.connect()),
      companies: [],
      set_aside: unreadable ? [{ realm_id: REALM, reason }] : [],
    }),
  }));
  expect(await outageOfNextCycle()).toMatchObject({ code: 'company_unreadable', reason });
  unreadable = false;
  await browser.start('user');
  await browser.rest();
  expect((await browser.company())?.outage).toMatchObject({ code: 'no_right' });
});

test('once all is answered again, nothing of the outage is left', async () => {
  let down = true;
  answering((good) => ({
    connect: () => (down ? fails('not_a_platform', 'HTML', 200)() : good.connect()),
  }));
  expect(await outageOfNextCycle()).toMatchObject({ code: 'no_longer_a_platform' });
  down = false;
  await settle(browser, time);
  await automaticCycle(browser, time);
  expect((await browser.company())?.outage).toBeNull();
});

test.each(LANGUAGE_TAGS)('the reason of an outage stands in its words, in %s', (language) => {
  const words = { problems: PROBLEM_WORDS[language], unnamed: UNNAMED_WORDS[language] };
  for (const code of [
    'records_unreadable',
    'company_unreadable',
    'access_denied',
    'not_taken',
    'commands_failing',
    'runs_failing',
  ]) {
    const told = explainProblem(code, words, { detail: 'cursor: not a text' });
    expect(told.what).toContain('cursor: not a text');
    expect(explainProblem(code, words).what).not.toContain('{');
  }
});
