import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import { diagnosis as words } from '../../../lib/locales/diagnosis/en.ts';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { commonWorld, worldS30 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openQueue } from '../queue/open-queue.ts';
import { checkInvariants } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { companyKey } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

async function openDiagnosis(): Promise<Page> {
  const key = encodeURIComponent(await companyKey(testbed));
  const page = await testbed.browser.openExtensionPage(`queue.html?company=${key}#diagnosis`);
  await page.setViewport({ width: 1280, height: 900 });
  return page;
}

/** Advice that nobody may get here. */
const WITHOUT_PROTECTION = /(switch|turn)\w* off|disable/i;

const results = (page: Page, result: string) =>
  page.$$eval(`[data-result="${result}"]`, (rows) => rows.map((row) => row.getAttribute('data-check')));
const failing = (page: Page, expected: string[]) =>
  waitForValue('what fails', () => results(page, 'fail'), expected);

test('S30: the queue that stands still fails, beside it each cause, with its next step [SY-02, SY-04, SY-05, SY-09, SY-10, SO-15]', async () => {
  testbed = await openTestbed({ world: worldS30(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  const page = await openDiagnosis();
  await find(page, 'StaticText', '1 check fails.');
  await failing(page, ['queue']);
  expect(await results(page, 'pass')).toHaveLength(14);
  await find(page, 'StaticText', 'Nothing has synced since 08:20.');
  await find(
    page,
    'StaticText',
    /^Nothing has synced since 08:20\. 42 records are waiting\. No other check fails/,
  );
  await findNone(page, 'StaticText', worded(words.all_pass));
  await find(page, 'StaticText', '42 records are waiting.');
  await testbed.browser.screenshot(page, 'panel/diagnosis-1280', { fullPage: true });

  control.setPlatform({ connector_version: '2.1' });
  await press(page, 'button', 'Refresh status');
  await failing(page, ['queue', 'version']);
  await find(page, 'StaticText', /The cause is a check that fails: “The connector is new enough”/);
  await find(page, 'StaticText', 'Installed: 2.1. Needed: 2.4.0 or newer.');
  await find(page, 'StaticText', 'Ask your admin to update FieldPro’s connector.');
  control.setPlatform({ connector_version: '2.6.0' });
  await press(page, 'button', 'Refresh status');
  await failing(page, ['queue']);

  await page.setOfflineMode(true);
  await failing(page, ['online', 'queue']);
  await page.setOfflineMode(false);
  await failing(page, ['queue']);

  // Blocked on the way: nothing answers, and nobody is told to do without protection.
  control.addFault({ kind: 'drop', times: null });
  await press(page, 'button', 'Refresh status');
  await failing(page, ['reached']);
  await find(
    page,
    'StaticText',
    'If it lasts, add an exception for this address to the ad blocker, antivirus program or company proxy.',
  );
  expect('Turn off the ad blocker, or disable it.').toMatch(WITHOUT_PROTECTION);
  expect(await page.evaluate(() => document.body.textContent)).not.toMatch(WITHOUT_PROTECTION);
  control.clearFaults();
  await press(page, 'button', 'Refresh status');
  await failing(page, ['queue']);

  const { quickbooks } = control.company(COMPANY_A) ?? {};
  if (!quickbooks) throw new Error('The company has no connection to QuickBooks.');
  control.setCompany(COMPANY_A, { quickbooks: { ...quickbooks, expires_at: '2026-03-20T00:00:00Z' } });
  await press(page, 'button', 'Refresh status');
  // The evening before in the company's calendar.
  await find(page, 'StaticText', 'It expires on 2026-03-19, in 16 days.');
  expect(await results(page, 'warn')).toEqual(['expiry']);
  control.setCompany(COMPANY_A, { quickbooks });

  control.revokeKey(BOOKKEEPER_KEY_A);
  await press(page, 'button', 'Refresh status');
  await failing(page, ['key']);
  await find(page, 'StaticText', 'Reconnect. Office admin can do it.');
  await page.setViewport({ width: 400, height: 900 });
  await testbed.browser.screenshot(page, 'panel/diagnosis-key-400', { fullPage: true });
  await page.close();

  const user = { id: 'u2', name: 'Office bookkeeper' };
  control.setKey(BOOKKEEPER_KEY_A, { user, role: 'bookkeeper', realms: [COMPANY_A] });
  await checkInvariants(testbed, []);
});

test('S30: a computer that slept is told of, and the queue goes on by itself once it is awake', async () => {
  testbed = await openTestbed({
    world: worldS30(),
    accessKey: BOOKKEEPER_KEY_A,
    startsAt: '2026-03-04T03:10:00Z',
  });
  const { control } = testbed.sandbox.platform;
  await testbed.closeBrowser();
  control.setRunSpeed('manual');
  await testbed.startBrowser('2026-03-04T12:55:00Z');
  const page = await openDiagnosis();
  await failing(page, ['queue', 'awake']);
  await find(page, 'StaticText', /^The computer was asleep, or the browser closed, .*22:10–07:55\.$/);
  await find(
    page,
    'StaticText',
    'Keep this computer awake and the browser open while automatic syncs are due.',
  );

  // Nobody presses anything: what was missed is caught up with.
  await waitFor('the run', () => control.calls({ method: 'POST', path: '/runs$' }).length === 1);
  control.step(1);
  const preview = await openQueue(testbed, 'preview');
  await find(preview, 'tab', 'Pending (41)');
  await waitFor(
    'one to be under way',
    async () => (await findAll(preview, 'StaticText', /^Syncing/)).length > 0,
  );
  control.step(50);
  await find(preview, 'tab', 'Pending (0)');
  expect(control.records(COMPANY_A).every(({ sync }) => sync.state === 'synced')).toBe(true);
  await preview.close();
  await page.bringToFront();
  await failing(page, []);
  await find(page, 'StaticText', /22:10–07:55\. Syncs have run since\.$/);
});

test('what is copied for support names no customer [SY-19, SY-25, SO-24, SS-19]', async () => {
  testbed = await openTestbed({ world: worldS30(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const page = await openDiagnosis();
  await find(page, 'StaticText', '1 check fails.');
  await press(page, 'button', 'Copy details for support');
  await find(page, 'StaticText', /^(Copied\.|The details could not be copied\.)/);
  const report = await page.$eval('pre', (shown) => shown.textContent);
  expect(report).toContain('check reached: pass');
  expect(report).toContain(COMPANY_A);
  const known = JSON.stringify([worldS30(), control.records(COMPANY_A)]);
  for (const word of ['Cedar Grove', '8001', 'Office', 'Maple', ADMIN_KEY_A]) {
    expect(known).toContain(word);
    expect(report).not.toContain(word);
  }
  expect(await findAll(page, 'button', 'Reconnect')).not.toHaveLength(0);
});

test('whether records, commands and runs are answered is seen now, with status and exact reason', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const page = await openDiagnosis();
  await failing(page, []);
  for (const [id, path] of [
    ['records', '/records\\?'],
    ['commands', '/commands/'],
    ['runs', '/runs/'],
  ] as const) {
    control.addFault({ kind: 'html', method: 'GET', path, times: null });
    await press(page, 'button', 'Refresh status');
    await failing(page, [id]);
    await find(page, 'StaticText', 'Asked now, and it fails: HTTP 200: The answer is not JSON.');
    await find(page, 'StaticText', '1 check fails.');
    control.clearFaults();
    await press(page, 'button', 'Refresh status');
    await failing(page, []);
  }
});

test('states of the platform’s own are told in one line, and need attention', async () => {
  const world = commonWorld();
  const odd = new Set(['inv_1043', 'inv_1044', 'inv_1045']);
  const companies = world.companies.map((company) => ({
    ...company,
    records: [...company.records].map((each) =>
      odd.has(each.id) ? { ...each, sync: { ...each.sync, state: 'error' as SyncState } } : each,
    ),
  }));
  testbed = await openTestbed({ world: { ...world, companies }, accessKey: ADMIN_KEY_A });
  const page = await openDiagnosis();
  await failing(page, ['contract']);
  await find(
    page,
    'StaticText',
    "3 records in a state that this platform calls 'error' (inv_1043, inv_1044, inv_1045)",
  );
  const queue = await openQueue(testbed, 'attention');
  await find(queue, 'StaticText', 'State not understood (3)');
  // The cause, and each of its records.
  await waitForValue(
    'the word of the platform',
    async () => (await findAll(queue, 'StaticText', /^FieldPro calls its state “error”/)).length,
    4,
  );
});
