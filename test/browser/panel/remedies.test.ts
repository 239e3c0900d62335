import { afterEach, expect, test } from 'vitest';
import { isolate } from '../../../lib/core/foreign-text.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { commonWorld } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openPanel, pictures } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const record = (id: string) => testbed.sandbox.platform.control.record(COMPANY_A, id);
const stateOf = (id: string) => record(id)?.sync.state;

test('Clear ID asks first, can be undone in its time, and shows the former id [SO-20]', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: ADMIN_KEY_A });
  const page = await openPanel(testbed, 'inv_1042');
  await press(page, 'button', 'Clear ID of invoice 1042');
  await find(page, 'StaticText', 'QuickBooks record 146 was not found.');
  const dialog = await find(page, 'alertdialog', /Clear ID/);
  expect(await dialog.text()).toContain('Invoice 1042, $480.00, Cedar Grove HOA, 2026-02-12');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
  await pictures(testbed, page, 's03-dialog');
  await find(page, 'alertdialog', /Clear ID/);
  await page.keyboard.press('Escape');
  await findNone(page, 'alertdialog', /Clear ID/);

  await press(page, 'button', 'Clear ID of invoice 1042');
  await find(page, 'StaticText', 'QuickBooks record 146 was not found.');
  await press(page, 'button', 'Clear ID');
  await press(page, 'button', 'Undo');
  // Once on screen, and once in the live region.
  await waitFor(
    'the message',
    async () => (await findAll(page, 'StaticText', 'Undone. Invoice 1042 is unchanged.')).length === 2,
  );
  expect(commandsReceived(testbed)).toEqual([]);

  await press(page, 'button', 'Clear ID of invoice 1042');
  await find(page, 'StaticText', 'QuickBooks record 146 was not found.');
  await press(page, 'button', 'Clear ID');
  await find(page, 'button', 'Undo');
  await press(page, 'button', 'Dismiss');
  await waitFor('the invoice to be synced anew', () => stateOf('inv_1042') === 'synced');
  await waitFor('the payment that waited on it', () => stateOf('pay_502') === 'synced');
  await find(page, 'StaticText', 'Previously linked to QuickBooks record 146');
  expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(['clear_id']);
  expect(testbed.consoleErrors()).toEqual([]);
});

/** Invoice 1041 still exists in QuickBooks, although its error says that it does not. */
function worldOfWrongError(number = '1041'): World {
  const world = commonWorld();
  const error = {
    code: '610',
    message: 'Object Not Found',
    detail: 'Object Not Found : Something you are trying to use has been deleted',
    request_id: null,
  };
  return {
    ...world,
    companies: world.companies.map((company) => ({
      ...company,
      records: [...company.records].map((each) =>
        each.id === 'inv_1041'
          ? { ...each, number, sync: { ...each.sync, state: 'failed' as const, error } }
          : each,
      ),
    })),
  };
}

test.each([
  ['1041', '1041'],
  ['INV  2105', 'INV 2105'],
  ['INV\u00a02105', 'INV 2105'],
])(
  'Clear ID where QuickBooks still has %j wants its number typed as it is shown [SO-21]',
  async (number, typed) => {
    testbed = await openTestbed({ world: worldOfWrongError(number), accessKey: ADMIN_KEY_A });
    const page = await openPanel(testbed, 'inv_1041');
    await press(page, 'button', /^Clear ID of invoice /);
    await find(page, 'StaticText', 'QuickBooks still has record 145.');
    await press(page, 'DisclosureTriangle', 'Create a second one anyway');
    const clear = await find(page, 'button', 'Clear ID');
    expect(clear.disabled).toBe(true);
    await (await find(page, 'textbox', /^Type .* to confirm$/)).type(typed);
    await waitForValue('the button', async () => (await find(page, 'button', 'Clear ID')).disabled, false);
    await pictures(testbed, page, 'clear-typed');
    const made = () =>
      testbed.sandbox.platform.control.books(COMPANY_A, 'Invoice').filter((each) => each.number === number)
        .length;
    const before = made();
    await press(page, 'button', 'Clear ID');
    await find(page, 'button', 'Undo');
    await press(page, 'button', 'Dismiss');
    await waitFor('a second invoice', () => made() === before + 1);
    expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(['clear_id']);
  },
);

test('closed books: change the date, or record by hand and link after a comparison', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const byHand = control.createInQuickBooks(COMPANY_A, {
    type: 'Invoice',
    number: '1044',
    party: { id: '58', name: 'Cedar Grove HOA' },
    date: '2026-02-02',
    amount: '99.99',
    made_by: 'hand',
  });
  const page = await openPanel(testbed, 'inv_1044');
  await find(page, 'StaticText', 'The books are closed through 2026-01-31.');
  await find(page, 'DisclosureTriangle', 'Change the date on FieldPro');
  await find(page, 'DisclosureTriangle', 'Hold it until the books are reopened');
  await pictures(testbed, page, 'closed');
  await press(page, 'button', /^1044 · Cedar Grove HOA · 2026-02-02/);
  await find(page, 'rowheader', 'Date differs');
  await find(page, 'rowheader', 'Amount');
  await pictures(testbed, page, 'link-dialog');
  await press(page, 'button', 'Link');
  await waitFor('the invoice to be linked', () => record('inv_1044')?.sync.quickbooks?.id === byHand.id);
  expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(['link']);
});

test('locks and inactive references are shown before anything is sent', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  control.deactivateInQuickBooks(COMPANY_A, 'Customer', '58');
  const page = await openPanel(testbed, 'inv_1043');
  await find(page, 'StaticText', /^Cedar Grove HOA \(customer\) is inactive in QuickBooks\./);
  await page.close();

  control.editInQuickBooks(COMPANY_A, 'Invoice', '145', {
    locked: { kind: 'reconciled', detail: 'February 2026' },
  });
  const invoice = await openPanel(testbed, 'inv_1041');
  await press(invoice, 'button', 'Compare with QuickBooks');
  await find(invoice, 'StaticText', /^It is reconciled in QuickBooks/);
  await pictures(testbed, invoice, 'locked');
});

test('any text is shown as text: markup, right to left, ten thousand characters', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const name = '<img src=x onerror="document.title=1"> عيادة الميناء 🌿';
  control.createInQuickBooks(COMPANY_A, { type: 'Customer', name: `${name} Ltd` });
  control.forceRecord(COMPANY_A, 'cus_202', { name });
  await testbed.browser.openExtensionPage('popup.html').then(async (popup) => {
    await press(popup, 'button', 'Sync now');
    await popup.close();
  });
  const page = await openPanel(testbed, 'cus_202');
  await find(page, 'heading', `Customer ${isolate(name)}`);
  const field = await find(page, 'combobox', 'QuickBooks customer');
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await find(page, 'option', /Ltd/);
  await page.evaluate((text) => {
    const input = document.querySelector<HTMLInputElement>('[role="combobox"]');
    input?.select();
    document.execCommand('insertText', false, text);
  }, 'birch '.repeat(1_700));
  await find(page, 'StaticText', 'Names in QuickBooks have 500 characters at most.');
  // Nothing of it ran: the title is still the record's name.
  expect(await page.title()).toBe(`Customer ${isolate(name)} · Tickmark`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await pictures(testbed, page, 'odd-text');
  expect(testbed.consoleErrors()).toEqual([]);
});
