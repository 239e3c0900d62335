import { afterEach, expect, test } from 'vitest';
import { find, findNone, press } from '../browser/harness/accessible.ts';
import { openQuickBooks } from '../browser/harness/quickbooks-page.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { type Connected, openConnected } from '../browser/page/open-connected.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';
import { worldS01 } from '../sandbox/world/scenario-world.ts';

/* A script of the page makes Tickmark ask, or hides what it says. */

let connected: Connected;
afterEach(() => connected?.close());

test('an address that changes 209 times has the platform asked a few times, and the last record is found', async () => {
  connected = await openConnected({ world: worldS01() }, ADMIN_KEY_A);
  const page = await openQuickBooks(connected.open, '/app/invoice?txnId=145');
  await find(page, 'button', /^Sync:/);
  const lookUps = () =>
    connected.sandbox.platform.control.calls({ method: 'POST', path: 'records:lookup' }).length;
  const before = lookUps();
  await page.evaluate(async () => {
    const made = Array.from({ length: 208 }, (_, at) => 700_001 + at);
    for (const id of [...made, 146]) {
      history.pushState(null, '', `/app/invoice?txnId=${id}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  });
  // Positive control: the platform is asked about what the page shows.
  await waitFor('a look-up', () => lookUps() > before);
  await find(page, 'button', 'Sync: link broken, invoice 1042');
  expect(lookUps() - before).toBeLessThanOrEqual(20);
});

test('a page cannot dismiss a banner, and a person’s "Not now" holds for the browser session [EL-02]', async () => {
  connected = await openConnected({ world: worldS01() }, ADMIN_KEY_A);
  const page = await openQuickBooks(connected.open, '/app/homepage');
  await find(page, 'region', 'Tickmark');
  await page.evaluate((realm) => {
    for (const kind of ['attention', 'store', 'refused']) {
      sessionStorage.setItem('tickmark-dismissed', `\n${kind} ${realm}`);
    }
  }, COMPANY_A);
  await page.reload();
  await find(page, 'region', 'Tickmark');
  await press(page, 'button', 'Not now');
  await findNone(page, 'region', 'Tickmark');
  const { site } = connected.sandbox;
  expect(site.control.foreignRequests()).toEqual([]);
  // In another tab, and after the worker has ended.
  await connected.open.killWorker();
  const other = await openQuickBooks(connected.open, '/app/invoice?txnId=145');
  await find(other, 'button', /^Sync:/);
  await findNone(other, 'region', 'Tickmark');
});
