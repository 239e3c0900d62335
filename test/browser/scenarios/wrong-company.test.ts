import { afterEach, expect, test } from 'vitest';
import type { CompanyRow } from '../../../lib/store/rows.ts';
import { ADMIN_KEY_A, COMPANY_A, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { worldS02 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { pressShortcut } from '../harness/press-shortcut.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { said } from '../harness/said.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { ownElements, RECORD_BUTTONS } from '../page/seen-badges.ts';
import {
  checkInvariants,
  commandsReceived,
  iconText,
  logOfPeople,
  openCompany,
  popupNumbers,
} from './check-invariants.ts';
import { openTestbed, readStore, settled, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('S12: with another company open, nothing of Company A is drawn or sent', async () => {
  testbed = await openTestbed({ world: worldS02(), accessKey: ADMIN_KEY_A });
  const stale = await openQuickBooks(testbed.browser, '/app/invoice?txnId=150');
  const resync = await find(stale, 'button', 'Resync invoice 1047');
  await waitFor('Resync to act', () => resync.mayAct());
  const place = await resync.box();

  // Company B has an invoice with an id of Company A's as well.
  const page = await openCompany(testbed, COMPANY_B, '/app/invoice?txnId=145');
  await find(page, 'heading', 'Invoice 3001');
  const popup = await testbed.browser.openPopup();
  await find(popup, 'StaticText', 'Open company: Bluebird Dental LLC — not connected to FieldPro');
  await find(popup, 'button', 'Connect');
  await findNone(popup, 'button', [/^To approve \d/, /^Pending \d/, /^Failed \d/]);
  await waitForValue('no number on the toolbar', () => iconText(testbed), '');
  // A's numbers appear only under A's name, and only on request.
  await press(popup, 'button', 'Show Maple Landscaping Inc.');
  await find(popup, 'heading', 'Maple Landscaping Inc.');
  expect((await popupNumbers(popup)).failed).toBe(6);
  await popup.close();

  // In a tab still open on A, the old button can no longer be pressed.
  await stale.bringToFront();
  await stale.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  await waitFor('the badge to go', () => stale.evaluate(() => !document.querySelector('tickmark-badge')));
  await find(stale, 'region', 'Tickmark');
  await find(stale, 'StaticText', new RegExp(`Company ${COMPANY_B} is now open in QuickBooks`));
  await pressShortcut(testbed.browser, stale);
  await waitFor('the reason', async () =>
    (await said(stale)).includes('another company is open in QuickBooks'),
  );

  await page.bringToFront();
  expect((await ownElements(page)).filter((name) => name !== 'tickmark-live')).toEqual([]);
  await findNone(page, 'button', RECORD_BUTTONS);
  await pressShortcut(testbed.browser, page);
  await waitFor('the reason', async () => (await said(page)).includes('Resync isn’t available here'));

  // A forged message is refused as well.
  const [companies = []] = (await readStore(testbed.browser, ['companies'])) as [CompanyRow[]];
  const [realm] = page.extensionRealms();
  const reply = await realm?.evaluate(
    (message) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
      };
      return chrome.runtime.sendMessage(message);
    },
    {
      type: 'commands',
      realm: COMPANY_B,
      company_key: companies[0]?.key,
      action: 'resync',
      items: [{ record_id: 'inv_1041', version: '1', key: crypto.randomUUID(), input: {} }],
    },
  );
  expect(reply).toMatchObject({ ok: false, error: { code: 'wrong_company' } });
  expect(commandsReceived(testbed)).toEqual([]);
  expect(await logOfPeople(testbed)).toEqual([]);

  // A's scheduled run continues in the background, with B in front.
  await testbed.closeBrowser();
  testbed.sandbox.platform.control.clearCalls();
  await testbed.startBrowser('2026-03-03T14:10:30Z');
  const other = await openCompany(testbed, COMPANY_B, '/app/invoice?txnId=145');
  await waitFor(
    "A's run",
    () => testbed.sandbox.platform.control.calls({ method: 'POST', path: `${COMPANY_A}/runs$` }).length > 0,
  );
  await settled(testbed.browser);
  expect(testbed.sandbox.platform.control.record(COMPANY_A, 'inv_1045')?.sync.state).toBe('synced');
  expect(testbed.sandbox.platform.control.calls({ path: COMPANY_B })).toEqual([]);
  await other.bringToFront();
  const after = await testbed.browser.openPopup();
  await press(after, 'button', 'Show Maple Landscaping Inc.');
  await find(after, 'heading', 'Maple Landscaping Inc.');
  await waitFor('the last run', async () =>
    /Last run\s*09:10/.test(await after.evaluate(() => document.body.textContent ?? '')),
  );
  await after.close();

  await checkInvariants(testbed, []);
});
