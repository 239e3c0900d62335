import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import type { CompanyRow } from '../../../lib/store/rows.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS20 } from '../../sandbox/world/scenario-world.ts';
import { find, press } from '../harness/accessible.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants } from './check-invariants.ts';
import { openTestbed, readStore, settled, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

/** The times of the alarms by the extension's clock (RFC 3339, to the minute). */
async function alarms(): Promise<string[]> {
  const worker = await testbed.browser.worker();
  const times = await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { alarms: { getAll(): Promise<{ scheduledTime: number }[]> } };
    };
    return (await chrome.alarms.getAll()).map(({ scheduledTime }) => scheduledTime);
  });
  // Each browser is up to half a minute late, so that the browsers of a firm do not all sync at once.
  return times.map((time) => `${new Date(time).toISOString().slice(0, 16)}Z`);
}

/** Checks that exactly this schedule is active. */
async function expectSchedule(next: string | null): Promise<void> {
  await waitForValue('one alarm', alarms, next === null ? [] : [next]);
  const [companies = []] = (await readStore(testbed.browser, ['companies'])) as [CompanyRow[]];
  const due = companies.map(({ next_due_at }) => next_due_at);
  expect(due.map((at) => at && `${new Date(at).toISOString().slice(0, 16)}Z`)).toEqual([next]);
}

async function nextRunText(page: Page): Promise<string> {
  return page.$eval('.next-run', (element) => element.textContent?.replaceAll('\u00a0', ' ') ?? '');
}

/** Types a time into the field. */
async function setTime(page: Page, hour: string, minute: string): Promise<void> {
  const field = await page.waitForSelector('input[type="time"]');
  await field?.focus();
  await page.keyboard.type(`${hour}${minute}AM`);
}

/** The number of runs requested since the last call. */
function runsAsked(): number {
  const { control } = testbed.sandbox.platform;
  const runs = control.calls({ method: 'POST', path: `${COMPANY_A}/runs$` }).length;
  control.clearCalls();
  return runs;
}

/** Restarts the browser at another time. */
async function restart(at: string): Promise<void> {
  await testbed.closeBrowser();
  testbed.sandbox.platform.control.clearCalls();
  await testbed.startBrowser(at);
}

/** Waits until the cycle at the browser's start is over. */
async function caughtUp(at: string): Promise<void> {
  await waitFor('the catch-up', async () => {
    const [companies = []] = (await readStore(testbed.browser, ['companies'])) as [CompanyRow[]];
    return companies.every(({ last_run_at }) => (last_run_at ?? 0) >= Date.parse(at));
  });
  await settled(testbed.browser);
}

test('S20: each of the five choices gives one schedule, over restarts and a clock change [EL-13, SS-03, SS-07, SS-08]', async () => {
  testbed = await openTestbed({ world: worldS20(), accessKey: ADMIN_KEY_A });
  // Every 10 minutes, from the start.
  await expectSchedule('2026-03-03T14:10Z');
  let page = await testbed.browser.openOptions();
  await find(page, 'radiogroup', 'Sync frequency');
  expect((await find(page, 'radio', 'Every 10 minutes')).checked).toBe(true);
  expect(await nextRunText(page)).toContain('09:10');

  // Hourly, chosen at 09:05.
  await restart('2026-03-03T14:05:00Z');
  page = await testbed.browser.openOptions();
  await press(page, 'radio', 'Hourly');
  await waitFor('10:05', async () => (await nextRunText(page)).endsWith('10:05'));
  await expectSchedule('2026-03-03T15:05Z');
  await restart('2026-03-03T14:06:00Z');
  await expectSchedule('2026-03-03T15:05Z');
  expect(runsAsked()).toBe(0);
  // The browser was closed for six runs; one makes up for them.
  await restart('2026-03-03T20:30:00Z');
  await caughtUp('2026-03-03T20:30:00Z');
  await expectSchedule('2026-03-03T21:30Z');
  expect(runsAsked()).toBe(1);

  // Daily at 07:30.
  page = await testbed.browser.openOptions();
  expect((await find(page, 'radio', 'Hourly')).checked).toBe(true);
  await press(page, 'radio', 'Daily');
  await setTime(page, '07', '30');
  await waitFor('Wed 07:30', async () => (await nextRunText(page)).endsWith('Wed 07:30'));
  await expectSchedule('2026-03-04T12:30Z');
  await restart('2026-03-03T20:40:00Z');
  await expectSchedule('2026-03-04T12:30Z');
  expect(runsAsked()).toBe(0);

  // Weekly, Monday 06:00.
  page = await testbed.browser.openOptions();
  await press(page, 'radio', 'Weekly');
  expect(await page.$eval('select', (select) => select.selectedOptions[0]?.textContent)).toBe('Monday');
  await setTime(page, '06', '00');
  await waitFor('Monday 06:00', async () => (await nextRunText(page)).endsWith('Mon 2026-03-09 06:00'));
  await expectSchedule('2026-03-09T10:00Z');
  await restart('2026-03-03T20:50:00Z');
  await expectSchedule('2026-03-09T10:00Z');
  expect(runsAsked()).toBe(0);

  // Never: no automatic sync, but Sync now works.
  page = await testbed.browser.openOptions();
  await press(page, 'radio', 'Never');
  await waitFor('no next run', async () => (await nextRunText(page)).startsWith('Automatic sync is off'));
  await expectSchedule(null);
  await restart('2026-03-04T21:00:00Z');
  const popup = await testbed.browser.openPopup();
  await find(popup, 'StaticText', 'Automatic sync is off');
  await expectSchedule(null);
  expect(runsAsked()).toBe(0);
  await press(popup, 'button', 'Sync now');
  await waitFor('the run', () => testbed.sandbox.platform.control.calls({ path: '/runs$' }).length === 1);
  await settled(testbed.browser);
  await expectSchedule(null);
  await popup.close();

  // Daily again: the earlier time is not kept over a choice without a time.
  page = await testbed.browser.openOptions();
  await press(page, 'radio', 'Daily');
  await waitFor('Thursday 07:30', async () => (await nextRunText(page)).endsWith('Thu 07:30'));
  runsAsked();
  // Saturday evening: one run makes up for three missed ones. Sunday's, after the clock change, is at 07:30.
  await restart('2026-03-08T01:00:00Z');
  await caughtUp('2026-03-08T01:00:00Z');
  expect(runsAsked()).toBe(1);
  await expectSchedule('2026-03-08T11:30Z');
  page = await testbed.browser.openOptions();
  await waitFor('Sun 07:30', async () => (await nextRunText(page)).endsWith('Sun 07:30'));
  await restart('2026-03-08T11:30:40Z');
  await caughtUp('2026-03-08T11:30:00Z');
  expect(runsAsked()).toBe(1);
  await expectSchedule('2026-03-09T11:30Z');

  await checkInvariants(testbed, []);
});
