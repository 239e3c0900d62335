import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { commonWorld } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openCompany } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';

/** Waits for the open side panel, which is not a tab of its own. */
async function sidePanel(testbed: Testbed): Promise<Page> {
  const panel = await waitFor('the side panel', async () => {
    for (const target of testbed.browser.browser.targets()) {
      if (target.url().endsWith('/sidepanel.html')) return target.asPage();
    }
    return null;
  });
  expect(await panel.evaluate(async () => (await chrome.tabs.getCurrent()) === undefined)).toBe(true);
  return panel;
}

/** The browser's API in the panel's page. */
declare const chrome: { readonly tabs: { getCurrent(): Promise<unknown> } };

let testbed: Testbed;
afterEach(() => testbed?.close());

test('the card opens the side panel on its record; the panel hides the record while another company is open', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: ADMIN_KEY_A });
  const quickbooks = await openQuickBooks(testbed.browser, '/app/invoice?txnId=145');
  await press(quickbooks, 'button', 'Sync: synced, invoice 1041');
  await press(quickbooks, 'button', 'Open panel');
  const panel = await sidePanel(testbed);
  await find(panel, 'heading', 'Invoice 1041');
  await find(panel, 'link', 'Open in QuickBooks');
  const ofA = (text: string) => ['1041', 'Cedar Grove'].filter((word) => text.includes(word));
  const textShown = () => panel.evaluate(() => document.body.textContent ?? '');
  expect(ofA(await textShown())).toHaveLength(2);
  expect(await findAll(panel, 'button', /1041/)).not.toHaveLength(0);

  await quickbooks.close();
  const other = await openCompany(testbed, COMPANY_B, '/app/invoice?txnId=145');
  await other.bringToFront();
  await find(panel, 'StaticText', 'Bluebird Dental LLC is open in QuickBooks.');
  await findNone(panel, 'heading', 'Invoice 1041');
  await findNone(panel, 'button', /1041/);
  expect(ofA(await textShown())).toEqual([]);

  // With another company open, the popup's failures lead to their own queue and not to the panel.
  const popup = await testbed.browser.openPopup();
  await press(popup, 'button', 'Show Maple Landscaping Inc.');
  await press(popup, 'button', /^Invoice 1043 /);
  await waitFor('the queue of that company', async () =>
    (await testbed.browser.browser.pages()).find((page) =>
      /queue\.html\?company=.*#attention$/.test(page.url()),
    ),
  );
  expect((await find(panel, 'heading', /^Invoice \d/)).name).toBe('Invoice 1041');
  expect(testbed.consoleErrors()).toEqual([]);
});

test('a failure in the popup opens the side panel on its record', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: ADMIN_KEY_A });
  await openQuickBooks(testbed.browser, '/app/invoices');
  const popup = await testbed.browser.openPopup();
  await press(popup, 'button', /^Invoice 1043 /);
  await find(await sidePanel(testbed), 'heading', 'Invoice 1043');
  await waitFor('the popup to close', () => popup.isClosed());
  expect(testbed.consoleErrors()).toEqual([]);
});
