import { afterEach, expect, test } from 'vitest';
import { type RunningPlatform, startPlatform } from '../../sandbox/platform/start-platform.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS12 } from '../../sandbox/world/scenario-world.ts';
import { press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { companyKey } from '../panel/open-panel.ts';
import { type Desk, openDesk, settled } from './open-desk.ts';

/** The browser's own interface, inside Tickmark's pages. */
declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
};

let desk: Desk;
let other: RunningPlatform | undefined;
afterEach(async () => {
  await desk?.close();
  await other?.close();
  other = undefined;
});

/** The company whose queue is opened, as its address names it. */
async function openedCompany(): Promise<string | null> {
  const page = await waitFor('the queue', async () =>
    (await desk.browser.browser.pages()).find((each) => each.url().includes('/queue.html')),
  );
  return new URL(page.url()).searchParams.get('company');
}

test('where two platforms have the same company, the popup opens the queue whose numbers it shows', async () => {
  desk = await openDesk({ world: worldS12(), accessKey: ADMIN_KEY_A });
  other = await startPlatform({ port: 0, world: worldS12() });
  const first = await companyKey(desk);
  const page = await desk.browser.openOptions();
  await page.evaluate((request) => chrome.runtime.sendMessage(request), {
    type: 'connect',
    address: other.url,
    access_key: ADMIN_KEY_A,
    replaces: null,
  });
  await settled(desk.browser);
  await page.close();
  await openQuickBooks(desk.browser, '/app/invoices');
  const popup = await desk.browser.openPopup();
  await press(popup, 'button', 'Show Maple Landscaping Inc.');
  await press(popup, 'button', /^Failed \d/);
  const opened = await openedCompany();
  expect(opened).toMatch(/:\d+$/);
  expect(opened).not.toBe(first);
});
