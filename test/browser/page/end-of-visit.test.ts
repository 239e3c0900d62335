import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { commonWorld } from '../../sandbox/world/scenario-world.ts';
import { find } from '../harness/accessible.ts';
import { navigateSoftly, openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { ownElements, seenBadges, waitForBadges, waitUntilQuiet } from './seen-badges.ts';

let connected: Connected;
afterEach(async () => {
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  await connected.close();
});

test('after an update of the extension under the page, only one message is left, which says how to go on', async () => {
  connected = await openConnected({ world: commonWorld() }, ADMIN_KEY_A);
  const page = await openQuickBooks(connected.open, '/app/invoice?txnId=145');
  await waitForBadges(page, ['Sync: synced, invoice 1041']);
  const worker = await connected.open.worker();
  // The reload ends the worker, so there is no answer.
  worker
    .evaluate(() =>
      (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload(),
    )
    .catch(() => undefined);
  await waitFor(
    'one message to be left',
    async () => JSON.stringify(await ownElements(page)) === '["tickmark-banner"]',
  );
  const region = await find(page, 'region', 'Tickmark');
  expect(await region.text()).toContain('Reload this tab to keep sync badges');
  await navigateSoftly(page, '/app/invoices');
  await navigateSoftly(page, '/app/invoice?txnId=145');
  await waitUntilQuiet(page);
  expect(await ownElements(page)).toEqual(['tickmark-banner']);
});

test('the content script removes what an older instance left in the page', async () => {
  connected = await openConnected({ world: commonWorld() }, ADMIN_KEY_A);
  const page = await connected.open.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const left = document.createElement('tickmark-badge');
    left.dataset.record = 'Invoice:999';
    new MutationObserver((_, observer) => {
      if (!document.documentElement) return;
      observer.disconnect();
      document.documentElement.append(left);
    }).observe(document, { childList: true });
  });
  await page.goto('https://app.qbo.intuit.com/app/invoice?txnId=145');
  await waitForBadges(page, ['Sync: synced, invoice 1041']);
  expect((await seenBadges(page)).map(({ record }) => record)).toEqual(['Invoice:145']);
});
