import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS30 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { waitForValue } from '../harness/wait-for.ts';
import { type Desk, openDesk } from '../scenarios/open-desk.ts';
import { companyKey } from './open-panel.ts';

let desk: Desk;
afterEach(() => desk?.close());

async function openDiagnosis(): Promise<Page> {
  const key = encodeURIComponent(await companyKey(desk));
  const page = await desk.browser.openExtensionPage(`queue.html?company=${key}#diagnosis`);
  await page.setViewport({ width: 1280, height: 900 });
  return page;
}

const results = (page: Page, result: string) =>
  page.$$eval(`[data-result="${result}"]`, (rows) => rows.map((row) => row.getAttribute('data-check')));
const failing = (page: Page, expected: string[]) =>
  waitForValue('what fails', () => results(page, 'fail'), expected);

test('the checks pass, and each cause is the only one that fails, with its next step [SY-02, SY-04, SY-05, SY-09, SY-10, SO-15]', async () => {
  desk = await openDesk({ world: worldS30(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = desk.sandbox.platform;
  const page = await openDiagnosis();
  await find(page, 'StaticText', 'All checks pass.');
  expect(await results(page, 'pass')).toHaveLength(9);
  await find(page, 'StaticText', 'Nothing has synced since 08:20.');
  await find(page, 'StaticText', '42 records wait.');
  await desk.browser.screenshot(page, 'panel/diagnosis-1280', { fullPage: true });

  control.setPlatform({ connector_version: '2.1' });
  await press(page, 'button', 'Refresh status');
  await failing(page, ['version']);
  await find(page, 'StaticText', 'Installed: 2.1. Needed: 2.4.0 or newer.');
  await find(page, 'StaticText', 'Ask your admin to update FieldPro’s connector.');
  control.setPlatform({ connector_version: '2.6.0' });
  await press(page, 'button', 'Refresh status');
  await failing(page, []);

  await page.setOfflineMode(true);
  await failing(page, ['online']);
  await page.setOfflineMode(false);
  await failing(page, []);

  const { quickbooks } = control.company(COMPANY_A) ?? {};
  if (!quickbooks) throw new Error('The company has no connection to QuickBooks.');
  control.setCompany(COMPANY_A, { quickbooks: { ...quickbooks, expires_at: '2026-03-20T00:00:00Z' } });
  await press(page, 'button', 'Refresh status');
  await find(page, 'StaticText', 'It ends on 2026-03-20, in 16 days.');
  expect(await results(page, 'warn')).toEqual(['expiry']);
  control.setCompany(COMPANY_A, { quickbooks });

  control.revokeKey(BOOKKEEPER_KEY_A);
  await press(page, 'button', 'Refresh status');
  await failing(page, ['key']);
  await find(page, 'StaticText', 'Reconnect. Office admin can do it.');
  await page.setViewport({ width: 400, height: 900 });
  await desk.browser.screenshot(page, 'panel/diagnosis-key-400', { fullPage: true });
});

test('what is copied for support names no customer [SY-19, SY-25, SO-24, SS-19]', async () => {
  desk = await openDesk({ world: worldS30(), accessKey: ADMIN_KEY_A });
  const page = await openDiagnosis();
  await find(page, 'StaticText', 'All checks pass.');
  await press(page, 'button', 'Copy details for support');
  await find(page, 'StaticText', /^(Copied\.|The details could not be copied\.)/);
  const report = await page.$eval('pre', (shown) => shown.textContent);
  expect(report).toContain('check reached: pass');
  expect(report).toContain(COMPANY_A);
  expect(report).not.toMatch(/Cedar Grove|8001|Office|Maple|sandbox-admin/);
  expect(await findAll(page, 'button', 'Reconnect')).not.toHaveLength(0);
});
