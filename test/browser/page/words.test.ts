import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { line as lineWords } from '../../../lib/locales/line/en.ts';
import { ADMIN_KEY_C, COMPANY_C } from '../../sandbox/world/access-keys.ts';
import { commonWorld } from '../../sandbox/world/scenario-world.ts';
import { AT_ONCE, find, findNone } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { navigateSoftly, openQuickBooks } from '../harness/quickbooks-page.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { RECORD_BUTTONS, waitForBadges } from './seen-badges.ts';

let connected: Connected;
let page: Page;

async function prefer(preferences: { language: 'en' | 'fr-CA' }): Promise<void> {
  const own = await connected.open.openPopup();
  await own.evaluate(async (chosen) => {
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
    ).chrome;
    await runtime.sendMessage({ type: 'set_preferences', preferences: chosen });
  }, preferences);
  await own.close();
  await page.bringToFront();
}

beforeAll(async () => {
  connected = await openConnected({ world: commonWorld(), openRealm: COMPANY_C }, ADMIN_KEY_C);
  page = await openQuickBooks(connected.open, '/app/invoices');
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  await connected.close();
});

test('badges, commands and banner are in the chosen language, and change with it at once [TD-01]', async () => {
  await waitForBadges(page, ['Sync: failed, invoice 2041, duplicate name']);
  await prefer({ language: 'fr-CA' });
  await waitForBadges(page, ['Synchro\u00a0: échec, facture 2041, nom en double']);
  await find(page, 'button', 'Examiner 1');
  await navigateSoftly(page, '/app/invoice?txnId=241');
  await find(page, 'button', 'Resynchroniser la facture 2041');
  await findNone(page, 'button', [...RECORD_BUTTONS, worded(lineWords.review(1))], AT_ONCE);
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('tickmark-badge')?.lang)).toBe(
    'fr-CA',
  );
  await prefer({ language: 'en' });
  await waitForBadges(page, ['Sync: failed, invoice 2041, duplicate name']);
});

test('a badge is read out once: its name is not repeated as its description', async () => {
  const badge = await find(page, 'button', /^Sync: /);
  expect(badge.description).toBe('');
});
