import { afterEach, expect, test } from 'vitest';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS02 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import {
  checkInvariants,
  commandsReceived,
  iconText,
  logOfPeople,
  popupNumbers,
} from './check-invariants.ts';
import { openTestbed, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('S02: one click resyncs the invoice on the page, and three clicks do the same [SY-03, SO-12, SO-19, SO-27]', async () => {
  testbed = await openTestbed({ world: worldS02(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  control.setRunSpeed('manual');
  const page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=150');
  expect((await find(page, 'button', /^Sync: /)).name).toMatch(/^Sync: failed, invoice 1047, .+/);
  const host = await page.$eval('tickmark-badge', (badge) => ({ ...(badge as HTMLElement).dataset }));
  expect(host).toMatchObject({ record: 'Invoice:150', state: 'failed' });
  const before = Number(await iconText(testbed));
  const documentBefore = await page.evaluate(() => performance.timeOrigin);

  // Three fast presses: the badge shows syncing before the platform has answered.
  const resync = await find(page, 'button', 'Resync invoice 1047');
  await waitFor('Resync to act', () => resync.mayAct());
  const { x, y, width, height } = await resync.box();
  control.addFault({ kind: 'hold', times: null, method: 'POST', path: '/commands$' });
  for (let press = 0; press < 3; press += 1) await page.mouse.click(x + width / 2, y + height / 2);
  await find(page, 'button', 'Sync: syncing, invoice 1047');
  await waitFor('the command to arrive', () => commandsReceived(testbed).length > 0);
  expect(control.calls({ method: 'POST', path: '/commands$' }).map(({ outcome }) => outcome)).toEqual([
    'hold',
  ]);
  const held = await find(page, 'button', 'Resync invoice 1047');
  expect(held.disabled).toBe(true);
  expect(await page.$eval('tickmark-badge', (badge) => (badge as HTMLElement).dataset.state)).toBe('syncing');
  control.clearFaults();

  // While it runs, two more presses change nothing.
  await waitFor('the run', () => control.calls({ method: 'POST', path: '/runs$' }).length === 1);
  await held.click();
  await held.click();
  control.step();
  await find(page, 'button', 'Sync: synced, invoice 1047');
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(documentBefore);

  const sent = commandsReceived(testbed);
  expect(sent).toEqual([
    { key: expect.stringMatching(/^[0-9a-f-]{36}$/), action: 'resync', record_id: 'inv_1047' },
  ]);
  expect(control.effects()[sent[0]?.key ?? '']).toBe(1);
  expect(control.document(COMPANY_A, 'Invoice', '150')?.amount).toBe('355.00');

  // One toast, also in a polite live region; it says that the form on screen is old.
  const said = 'Invoice 1047 synced. The form on screen still shows the old amount.';
  const announced = async () => {
    const regions = await findAll(page, 'status');
    return Promise.all(regions.map((region) => region.text().then((text) => text.trim())));
  };
  await waitFor('the announcement', async () => (await announced()).includes(said));
  // Once on screen, and once in the live region.
  await waitFor('one toast', async () => (await findAll(page, 'StaticText', said)).length === 2);
  expect(await findAll(page, 'button', 'Reload')).toHaveLength(1);
  await find(page, 'button', 'Reload this page to see the new amount');
  await waitForValue('one failure less on the toolbar', () => iconText(testbed), String(before - 1));
  const popup = await testbed.browser.openPopup();
  expect((await popupNumbers(popup)).failed).toBe(before - 1);
  await popup.close();
  expect(await logOfPeople(testbed)).toHaveLength(1);

  // Reload shows the new amount and removes the hint.
  await page.bringToFront();
  await press(page, 'button', 'Reload');
  await waitFor(
    'the page to load again',
    async () => (await page.evaluate(() => performance.timeOrigin)) !== documentBefore,
  );
  await find(page, 'button', 'Sync: synced, invoice 1047');
  await findNone(page, 'button', 'Reload this page to see the new amount');

  const done = { who: 'Office bookkeeper', action: 'resync', label: '1047', outcome: 'succeeded' } as const;
  const numbers = await checkInvariants(testbed, [done]);
  expect(numbers.failed).toBe(before - 1);
});
