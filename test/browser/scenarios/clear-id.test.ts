import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import type { LogRow } from '../../../lib/store/rows.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS03 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived } from './check-invariants.ts';
import { openTestbed, readStore, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const BROKEN = 'Sync: link broken, invoice 1042';
const READY = 'Sync: ready, invoice 1042';

/** Chooses Clear ID and waits until the dialog has checked QuickBooks. */
async function chooseClearId(page: Page): Promise<void> {
  await find(page, 'button', BROKEN);
  await press(page, 'button', 'Clear ID of invoice 1042');
  await find(page, 'StaticText', 'QuickBooks record 146 was not found.');
}

test('S03: Clear ID of an invoice that was deleted in QuickBooks [SO-21, SO-25]', async () => {
  testbed = await openTestbed({ world: worldS03(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  let page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=146');

  // The dialog names the record and the consequence; the safest button has the focus, and Esc sends nothing.
  await chooseClearId(page);
  const dialog = await find(page, 'alertdialog', /Clear ID/);
  const text = await dialog.text();
  expect(text).toContain('Invoice 1042, $480.00, Cedar Grove HOA, 2026-02-12');
  expect(text).toContain('A new invoice will be created in QuickBooks.');
  expect(text).toContain('Payment 502');
  expect(text).toContain('What does Clear ID do?');
  const focused = await page.evaluate(() => document.activeElement?.localName);
  expect(focused).toBe('tickmark-card');
  await page.keyboard.press('Enter');
  await findNone(page, 'alertdialog', /(?:)/);
  expect((await findAll(page, 'button', BROKEN)).length).toBe(1);
  await chooseClearId(page);
  await page.keyboard.press('Escape');
  await findNone(page, 'alertdialog', /(?:)/);
  expect(commandsReceived(testbed)).toEqual([]);

  // Confirmed and undone: nothing was sent.
  await chooseClearId(page);
  await press(page, 'button', 'Clear ID');
  await find(page, 'button', READY);
  expect((await find(page, 'button', 'Clear ID of invoice 1042')).disabled).toBe(true);
  await press(page, 'button', 'Undo');
  await find(page, 'button', BROKEN);
  expect(commandsReceived(testbed)).toEqual([]);

  // Confirmed, and the browser closed within the time for undo: nothing is ever sent.
  await chooseClearId(page);
  await press(page, 'button', 'Clear ID');
  await find(page, 'button', READY);
  await testbed.closeBrowser();
  await testbed.startBrowser('2026-03-03T14:02:00Z');
  page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=146');
  await find(page, 'button', BROKEN);
  expect(commandsReceived(testbed)).toEqual([]);
  expect(control.record(COMPANY_A, 'inv_1042')?.sync.state).toBe('link_broken');

  // Confirmed and left alone: sent after ten seconds, and not before.
  await chooseClearId(page);
  const asked = performance.now();
  await press(page, 'button', 'Clear ID');
  await find(page, 'button', READY);
  await find(page, 'button', 'Undo');
  await waitFor('the command', () => commandsReceived(testbed).length > 0);
  expect(performance.now() - asked).toBeGreaterThan(10_000);
  await find(page, 'button', 'Sync: synced, invoice 1042');
  expect(commandsReceived(testbed).map(({ action, record_id }) => [action, record_id])).toEqual([
    ['clear_id', 'inv_1042'],
  ]);

  // The new id is stored and shown; the payment has followed by itself.
  const invoice = control.record(COMPANY_A, 'inv_1042');
  const id = invoice?.sync.quickbooks?.id;
  expect(id).toMatch(/^\d+$/);
  expect(id).not.toBe('146');
  await waitFor('payment 502 to follow', () => control.record(COMPANY_A, 'pay_502')?.sync.state === 'synced');
  await page.goto(`https://app.qbo.intuit.com/app/invoice?txnId=${id}`);
  await find(page, 'button', 'Sync: synced, invoice 1042');
  await waitFor('the new id on the badge', () =>
    page.$eval(
      'tickmark-badge',
      (badge, wanted) => (badge as HTMLElement).dataset.record === wanted,
      `Invoice:${id}`,
    ),
  );
  const living = control.books(COMPANY_A).filter(({ status }) => status === 'active');
  expect(living.filter(({ type, number }) => type === 'Invoice' && number === '1042')).toHaveLength(1);
  expect(living.filter(({ mark }) => mark === 'pay_502')).toHaveLength(1);

  const [log = []] = (await readStore(testbed.browser, ['log'])) as [LogRow[]];
  expect(log.map(({ quickbooks_id }) => quickbooks_id)).toEqual(['146', '146', '146']);
  const line = { who: 'Office admin', action: 'clear_id', label: '1042' };
  await checkInvariants(testbed, [
    { ...line, outcome: 'canceled' },
    { ...line, outcome: 'canceled' },
    { ...line, outcome: 'succeeded' },
  ]);
});
