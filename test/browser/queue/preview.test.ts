import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS21 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, settled, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

/** Position, record and state of each line, in the order shown. */
const lines = (page: Page) =>
  page.$$eval('tbody tr.list-row', (all) =>
    all
      .map((row) => [...row.querySelectorAll('td, th')].map((cell) => (cell.textContent ?? '').trim()))
      .filter((cells) => cells.length > 2)
      .map((cells) => `${cells[0]} ${cells[1]}: ${cells[5]}`.trim()),
  );

test('S21: the preview is in sending order, and a failing first row holds up only its own payment [SY-01, SO-14, SS-10, SS-11, SS-15]', async () => {
  testbed = await openTestbed({ world: worldS21(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  let page = await openQueue(testbed, 'preview');
  await waitForValue('four positions', () => lines(page), [
    '1 Invoice 1043: Ready to sync',
    '2 Payment 701: Ready to sync',
    '3 Invoice 1045: Ready to sync',
    '4 Invoice 1046: Ready to sync',
  ]);

  // Moved to the bottom, it stays there over a restart; a payment always follows its invoice.
  await press(page, 'button', 'Actions for invoice 1045');
  await press(page, 'menuitem', 'Move invoice 1045 to bottom');
  await waitForSaid(page, 'Moved to bottom: Invoice 1045.');
  const moved = [
    '1 Invoice 1043: Ready to sync',
    '2 Payment 701: Ready to sync',
    '3 Invoice 1046: Ready to sync',
    '4 Invoice 1045: Ready to sync',
  ];
  await waitForValue('the new order', () => lines(page), moved);
  await settled(testbed.browser);
  await testbed.closeBrowser();
  await testbed.startBrowser();
  page = await openQueue(testbed, 'preview');
  await waitForValue('the order after a restart', () => lines(page), moved);

  // A removed record is listed as removed and can be restored at once.
  await press(page, 'button', 'Actions for invoice 1046');
  await press(page, 'menuitem', 'Remove invoice 1046 from queue');
  await find(page, 'tab', 'Pending (3)');
  await press(page, 'button', 'Removed (1)');
  await waitFor(
    'it to be listed',
    async () => (await lines(page)).at(-1) === 'Invoice 1046: Removed from queue',
  );
  await press(page, 'button', 'Undo');
  await find(page, 'tab', 'Pending (4)');
  await waitForValue('the order as it was', () => lines(page), moved);
  expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(['move']);

  await press(page, 'button', 'Sync now');
  await find(page, 'heading', 'Failed, holding up others (1)');
  await waitForValue('who waits, and for whom', () => lines(page), [
    'Invoice 1043: Duplicate number · 1 record waiting behind it: payment 701',
    '1 Payment 701: Waiting on invoice 1043',
  ]);
  for (const id of ['inv_1045', 'inv_1046']) {
    await waitFor(`${id} to be synced`, () => control.record(COMPANY_A, id)?.sync.state === 'synced');
  }
  await find(page, 'tab', 'Failed (1)');
  await findNone(page, 'button', 'Undo');
  const did = (action: string, label: string, outcome: 'succeeded' | 'canceled' = 'succeeded') => ({
    who: 'Office admin',
    action,
    label,
    outcome,
  });
  await checkInvariants(testbed, [did('move', '1045'), did('remove', '1046', 'canceled')]);
});
