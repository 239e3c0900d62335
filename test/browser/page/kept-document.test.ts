import type { Page } from 'puppeteer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { card } from '../../../lib/locales/card/en.ts';
import { page as pageWords } from '../../../lib/locales/page/en.ts';
import { ADMIN_KEY_A, COMPANY_A, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { worldS02 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { openCompanyElsewhere, openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, settled, type Testbed } from '../scenarios/open-testbed.ts';
import { RECORD_BUTTONS } from './seen-badges.ts';

/*
 * The browser freezes a page that the user leaves and shows it again on Back. Meanwhile the content script did not run and
 * missed the worker's messages.
 */

const BADGE = 'Sync: link broken, invoice 1042';
let testbed: Testbed;
let page: Page;

beforeEach(async () => {
  testbed = await openTestbed({
    world: worldS02(),
    accessKey: ADMIN_KEY_A,
    sandbox: { settings: { keptForBack: true } },
  });
  page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=146');
  await find(page, 'button', BADGE);
  // Chromium keeps no page that shows a frame of an extension.
  await press(page, 'button', pageWords.not_now);
  await waitFor('the frame to be gone', () => page.frames().length === 1);
});
afterEach(() => testbed.close());

/** Leaves the page, does something elsewhere, and comes back to the same document. */
async function comeBackAfter(elsewhere: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
  });
  await page.goto('about:blank');
  await elsewhere();
  await page.goBack();
  await waitForValue('the kept document', () => page.evaluate(() => Reflect.get(window, 'persisted')), true);
}

async function switchCompany(realm: string): Promise<void> {
  const other = await openQuickBooks(testbed.browser, '/app/homepage');
  await openCompanyElsewhere(other, realm);
  await other.close();
}

test('after Back, with another company open, nothing of the first company is drawn, and a press at the old place sends nothing', async () => {
  const clear = await find(page, 'button', 'Clear ID of invoice 1042');
  await waitFor('Clear ID to act', () => clear.mayAct());
  const { x, y, width, height } = await clear.box();
  await comeBackAfter(() => switchCompany(COMPANY_B));
  await page.mouse.click(x + width / 2, y + height / 2);
  await findNone(page, 'button', RECORD_BUTTONS);
  await findNone(page, 'alertdialog', worded(card.clear_title));
  expect(commandsReceived(testbed)).toEqual([]);
  await switchCompany(COMPANY_A);
  await find(page, 'button', BADGE);
  await checkInvariants(testbed, []);
});

test('after Back, changes made in the meantime are shown', async () => {
  await page.goto('https://app.qbo.intuit.com/app/invoice?txnId=150');
  await find(page, 'button', /^Sync: failed.*invoice 1047/);
  await comeBackAfter(async () => {
    const queue = await testbed.browser.openExtensionPage('queue.html#attention');
    await press(queue, 'button', 'Resync invoice 1047');
    await settled(testbed.browser);
    await queue.close();
  });
  await find(page, 'button', 'Sync: synced, invoice 1047');
  await checkInvariants(testbed, [
    { who: 'Office admin', action: 'resync', label: '1047', outcome: 'succeeded' },
  ]);
});
