import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { type RunningPlatform, startPlatform } from '../../sandbox/platform/start-platform.ts';
import { ADMIN_KEY_A, ADMIN_KEY_ALL, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { worldS12 } from '../../sandbox/world/scenario-world.ts';
import { find, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { companyKey } from '../panel/open-panel.ts';
import { iconText, openCompany } from './check-invariants.ts';
import { openTestbed, settled, type Testbed } from './open-testbed.ts';

/** The browser's API in Tickmark's pages. */
declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
};

let testbed: Testbed;
let other: RunningPlatform | undefined;
afterEach(async () => {
  await testbed?.close();
  await other?.close();
  other = undefined;
});

/** The company in the address of the opened queue. */
async function openedCompany(): Promise<string | null> {
  const page = await waitFor('the queue', async () =>
    (await testbed.browser.browser.pages()).find((each) => each.url().includes('/queue.html')),
  );
  return new URL(page.url()).searchParams.get('company');
}

/** Opens the side panel without a record, in a tab. */
async function openEmptyPanel(before?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await testbed.browser.openExtensionPage('popup.html');
  await before?.(page);
  await page.goto(page.url().replace('popup.html', 'sidepanel.html'), { waitUntil: 'domcontentloaded' });
  return page;
}

test('with the same company on two platforms, the popup opens the queue whose numbers it shows', async () => {
  testbed = await openTestbed({ world: worldS12(), accessKey: ADMIN_KEY_A });
  other = await startPlatform({ port: 0, world: worldS12() });
  const first = await companyKey(testbed);
  const page = await testbed.browser.openOptions();
  await page.evaluate((request) => chrome.runtime.sendMessage(request), {
    type: 'connect',
    values: { address: other.url, access_key: ADMIN_KEY_A },
    replaces: null,
  });
  await settled(testbed.browser);
  await page.close();
  await openQuickBooks(testbed.browser, '/app/invoices');
  const popup = await testbed.browser.openPopup();
  await press(popup, 'button', 'Show Maple Landscaping Inc.');
  await press(popup, 'button', /^Failed \d/);
  const opened = await openedCompany();
  expect(opened).toMatch(/:\d+$/);
  expect(opened).not.toBe(first);
});

test('the side panel opens the queue whose failures it shows, even without an open QuickBooks page', async () => {
  testbed = await openTestbed({ world: worldS12(), accessKey: ADMIN_KEY_ALL });
  const quickbooks = await openCompany(testbed, COMPANY_B, '/app/invoice?txnId=145');
  await waitFor('the toolbar to show that company', async () => (await iconText(testbed)) !== '5');
  await quickbooks.close();
  const panel = await openEmptyPanel();
  await press(panel, 'button', 'Open the queue');
  expect(await openedCompany()).toBe(await companyKey(testbed, COMPANY_B));
});

test('the side panel removes one company’s failures before it knows those of the next', async () => {
  testbed = await openTestbed({ world: worldS12(), accessKey: ADMIN_KEY_ALL });
  const quickbooks = await openQuickBooks(testbed.browser, '/app/invoices');
  const panel = await openEmptyPanel((page) =>
    page.evaluateOnNewDocument(() => {
      const { runtime } = chrome;
      const send = runtime.sendMessage.bind(runtime);
      runtime.sendMessage = (message) => {
        const { dataset } = document.documentElement;
        if (dataset.slow !== 'true') return send(message);
        dataset.asked = JSON.stringify(message);
        return new Promise(() => undefined);
      };
    }),
  );
  await find(panel, 'button', 'Invoice 1043');
  const ofA = async () => {
    const shown = await panel.evaluate(() => document.body.textContent ?? '');
    return ['1043', 'Cedar Grove'].filter((word) => shown.includes(word));
  };
  expect(await ofA()).toHaveLength(2);
  // From now on the worker does not answer.
  await panel.evaluate(() => {
    document.documentElement.dataset.slow = 'true';
  });
  await quickbooks.close();
  await openCompany(testbed, COMPANY_B, '/app/invoice?txnId=145');
  await panel.bringToFront();
  await waitFor('the other company to be asked about', () =>
    panel.evaluate((realm) => document.documentElement.dataset.asked?.includes(realm), COMPANY_B),
  );
  expect(await ofA()).toEqual([]);
});
