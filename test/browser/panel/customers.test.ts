import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS23, worldS24 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { commandsReceived, popupNumbers } from '../scenarios/check-invariants.ts';
import { type Desk, openDesk } from '../scenarios/open-desk.ts';
import { openPanel, pictures } from './open-panel.ts';

let desk: Desk;
afterEach(() => desk?.close());

const stateOf = (id: string) => desk.sandbox.platform.control.record(COMPANY_A, id)?.sync.state;

test('S23: a customer is matched by typing, and what waited on it syncs by itself [TD-10, TD-22, TD-24, TD-26, TD-27]', async () => {
  desk = await openDesk({ world: worldS23(), accessKey: ADMIN_KEY_A });
  const { control } = desk.sandbox.platform;
  const popup = await desk.browser.openPopup();
  const before = await popupNumbers(popup);
  await popup.close();
  expect(before).toMatchObject({ failed: 1, pending: 2 });

  const page = await openPanel(desk, 'cus_202');
  const field = await find(page, 'combobox', 'QuickBooks customer');
  await field.focus();
  await page.keyboard.type('birch');
  await find(page, 'StaticText', '2 names found');
  const options = await findAll(page, 'option');
  expect(options.map(({ name, disabled }) => [name, disabled])).toEqual([
    ['Birch and Sons Best match same but for accents, capitals or punctuation', false],
    ['Birch & Sons Ltd already linked to Birch Holdings', true],
  ]);
  await pictures(desk, page, 's23');

  // The greyed one can be reached and read, and not be chosen.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect((await find(page, 'button', 'Submit')).disabled).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await waitForValue(
    'the field',
    async () => (await find(page, 'combobox', 'QuickBooks customer')).value,
    'Birch and Sons',
  );
  await page.keyboard.press('Enter');

  await waitFor('the customer to be synced', () => stateOf('cus_202') === 'synced');
  expect(control.record(COMPANY_A, 'cus_202')?.sync.quickbooks?.id).toBe('71');
  await waitFor(
    'its invoice and payment',
    () => stateOf('inv_1060') === 'synced' && stateOf('pay_702') === 'synced',
    {
      deadline: 30_000,
    },
  );
  expect(commandsReceived(desk).map(({ action, record_id }) => [action, record_id])).toEqual([
    ['link', 'cus_202'],
  ]);
  await waitFor('the panel to say so', async () => (await findAll(page, 'StaticText', 'Synced')).length > 0);
  expect(desk.consoleErrors()).toEqual([]);
});

test('S24: a name that a vendor has is refused before any call; a customer is turned off with its consequence, and on again [TD-28, TD-29, TD-30]', async () => {
  desk = await openDesk({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const ace = await openPanel(desk, 'cus_203');
  await press(ace, 'button', 'Create new');
  await find(ace, 'StaticText', 'A vendor uses this name in QuickBooks.');
  expect(commandsReceived(desk)).toEqual([]);
  await pictures(desk, ace, 's24-taken');
  await press(ace, 'button', 'Use “Ace Supply (customer)”');
  await press(ace, 'button', 'Create new');
  await waitFor('the customer to be created', () => stateOf('cus_203') === 'synced');
  await ace.close();

  const page = await openPanel(desk, 'cus_205');
  await press(page, 'button', 'Turn off sync of customer Private account');
  await find(page, 'StaticText', '3 invoices ($4,120.00) will not sync.');
  expect((await find(page, 'button', 'Cancel')).role).toBe('button');
  await pictures(desk, page, 's24-off');
  await press(page, 'button', 'Don’t sync');
  await find(page, 'button', 'Undo');
  await press(page, 'button', 'Dismiss');
  await waitFor('the customer to be off', () => stateOf('cus_205') === 'sync_off');
  expect(['inv_1071', 'inv_1072', 'inv_1073'].map(stateOf)).toEqual(['sync_off', 'sync_off', 'sync_off']);
  await findNone(page, 'combobox', 'QuickBooks customer');
  await find(page, 'button', 'Turn on sync of customer Private account');
  const popup = await desk.browser.openPopup();
  await waitForValue('no record of it in the counts', () => popupNumbers(popup), {
    to_approve: 0,
    pending: 0,
    failed: 0,
  });
  await popup.close();
  await page.bringToFront();

  await press(page, 'button', 'Turn on sync of customer Private account');
  await waitFor('the customer to be matched again', () => stateOf('cus_205') === 'failed');
  expect(['inv_1071', 'inv_1072', 'inv_1073'].map(stateOf)).toEqual(['waiting', 'waiting', 'waiting']);
  await find(page, 'combobox', 'QuickBooks customer');
  expect(desk.consoleErrors()).toEqual([]);
});
