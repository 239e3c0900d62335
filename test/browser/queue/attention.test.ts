import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { queue as queueWords } from '../../../lib/locales/queue/en.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../sandbox/world/access-keys.ts';
import { manyInvoices, worldS01 } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { commandsReceived, iconText } from '../scenarios/check-invariants.ts';
import { openTestbed, settled, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

/** The common world with 30 invoices that failed for a reason nobody knows, $10.00 to $39.00: trying again may help. */
function worldWithOneCause(): World {
  const world = worldS01();
  const failed = manyInvoices(30, 8001, 'failed').map((record) => ({
    ...record,
    sync: {
      ...record.sync,
      error: {
        code: 'X-881',
        message: 'Something that no guide knows',
        detail: null,
        request_id: null,
      },
    },
  }));
  const [company, ...others] = world.companies;
  if (!company) throw new Error('The world has no company');
  return { ...world, companies: [{ ...company, records: [...company.records, ...failed] }, ...others] };
}

const stateOf = (id: string) => testbed.sandbox.platform.control.record(COMPANY_A, id)?.sync.state;
const titles = (page: Page) =>
  page.$$eval('tr.list-row .cell-title', (all) => all.map((each) => each.textContent ?? ''));

test('all records of one cause are resynced together: after a question, with progress and one result [SO-19, EL-20, EL-21, TD-09]', async () => {
  testbed = await openTestbed({ world: worldWithOneCause(), accessKey: BOOKKEEPER_KEY_A });
  const page = await openQueue(testbed, 'attention');
  await find(page, 'tab', 'Failed (34)');
  await find(page, 'button', 'Invoices (32)');
  await press(page, 'button', /^Resync 30 with this cause/);
  const dialog = await find(page, 'alertdialog', 'Resync 30 records?');
  expect(await dialog.text()).toContain('$735.00');
  await page.keyboard.press('Escape');
  await findNone(page, 'alertdialog', /Resync/);
  expect(commandsReceived(testbed)).toEqual([]);

  await press(page, 'button', /^Resync 30 with this cause/);
  await press(page, 'button', 'Resync 30');
  await waitForSaid(page, '30 synced.');
  expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(Array(30).fill('resync'));
  await find(page, 'tab', 'Failed (4)');
  await waitForValue('the toolbar number', () => iconText(testbed), '4');
  // One message for thirty records.
  expect(await findAll(page, 'button', 'Dismiss')).toHaveLength(1);
});

test('a corrected record keeps its place for a moment: a second press there strikes no other record', async () => {
  testbed = await openTestbed({ world: worldWithOneCause(), accessKey: BOOKKEEPER_KEY_A });
  const page = await openQueue(testbed, 'attention');
  const [button] = await findAll(page, 'button', /^Resync invoice 8/);
  if (!button) throw new Error('No invoice can be resynced');
  const { x, y, width, height } = await button.box();
  const title = `I${button.name.slice('Resync i'.length)}`;
  const before = await titles(page);
  expect(before).toContain(title);
  await page.mouse.click(x + width / 2, y + height / 2);
  await find(page, 'tab', 'Failed (33)');
  expect(await titles(page)).toEqual(before);
  // What is in order has a green tick, and nothing first to do.
  await waitFor('the sign of what is in order', () =>
    page.evaluate((name) => {
      const row = [...document.querySelectorAll('tr')].find(
        (each) => each.querySelector('.cell-title')?.textContent === name,
      );
      const isGreen = row?.querySelector('.cell-reason .is-good') !== null;
      return isGreen && !row?.querySelector('.cell-commands button:not([aria-haspopup])');
    }, title),
  );
  await page.mouse.click(x + width / 2, y + height / 2);
  // A row with the focus leaves only after the focus.
  await (await find(page, 'tab', /^Failed/)).focus();
  await waitFor('it to leave', async () => !(await titles(page)).includes(title));
  await settled(testbed.browser);
  const struck = new Set(commandsReceived(testbed).map(({ record_id }) => record_id));
  expect([...struck]).toEqual([`inv_${title.split(' ')[1]}`]);
});

test('at the keyboard, the focus stays in the row whose button is gone, and the Tab key goes on from there', async () => {
  testbed = await openTestbed({ world: worldWithOneCause(), accessKey: BOOKKEEPER_KEY_A });
  const page = await openQueue(testbed, 'attention');
  const [button] = await findAll(page, 'button', /^Resync invoice 8/);
  if (!button) throw new Error('No invoice can be resynced');
  const invoice = button.name.slice('Resync '.length);
  await page.keyboard.press('Tab');
  await button.focus();
  await page.keyboard.press('Enter');
  await find(page, 'tab', 'Failed (33)');
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return at && [at.localName, at.closest('tr')?.querySelector('.cell-title')?.textContent];
    });
  await waitForValue('the row to have the focus', focused, ['tr', `I${invoice.slice(1)}`]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    `Actions for ${invoice}`,
  );
});

test('the oldest come first; skipped, ignored and held records show who and when, and can be taken up again [SO-03, EL-22, TD-16, TD-20, TD-31, TD-32]', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: BOOKKEEPER_KEY_A });
  const page = await openQueue(testbed, 'attention');
  await waitForValue('the order', () => titles(page), [
    'Customer Birch & Sons',
    'Service Spring clean-up',
    'Invoice 1043',
    'Invoice 1042',
  ]);

  // Skip: nothing is sent while it can be undone.
  await press(page, 'button', 'Actions for invoice 1043');
  await press(page, 'menuitem', 'Skip invoice 1043');
  await find(page, 'tab', 'Failed (3)');
  await press(page, 'button', 'Undo');
  await find(page, 'tab', 'Failed (4)');
  expect(commandsReceived(testbed)).toEqual([]);

  // Ignore is for errors of customers, Skip for the others.
  await press(page, 'button', 'Actions for service Spring clean-up');
  await findNone(page, 'menuitem', /^Ignore/);
  await page.keyboard.press('Escape');
  await press(page, 'button', 'Actions for customer Birch & Sons');
  await press(page, 'menuitem', 'Ignore this error of customer Birch & Sons');
  await waitForSaid(page, 'Error ignored: Customer Birch & Sons.');
  await press(page, 'button', 'Dismiss');
  await waitFor('it to be ignored', () => stateOf('cus_202') === 'error_ignored');

  await press(page, 'button', 'Actions for invoice 1043');
  await press(page, 'menuitem', 'Hold invoice 1043 until…');
  await find(page, 'alertdialog', 'Hold invoice 1043 until a day');
  await page.$eval('#hold-until', (input) => {
    (input as HTMLInputElement).value = '2026-04-01';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await (await find(page, 'textbox', 'Why (optional)')).type('books reopen in April');
  await press(page, 'button', 'Hold');
  await waitForSaid(page, 'Held until Apr\u00a01: Invoice 1043.');
  await press(page, 'button', 'Dismiss');
  await waitFor('it to be held', () => stateOf('inv_1043') === 'skipped');
  const [hold] = commandsReceived(testbed).filter(({ action }) => action === 'skip');
  expect(hold).toMatchObject({ record_id: 'inv_1043' });
  expect(testbed.sandbox.platform.control.record(COMPANY_A, 'inv_1043')?.skipped_until).toBe('2026-04-01');

  await find(page, 'tab', 'Failed (2)');
  await press(page, 'button', 'Set aside by your team (3)');
  const notes = () =>
    page.$$eval('tr.list-row', (all) =>
      all
        .map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent ?? ''))
        .flatMap((cells) => cells.filter((cell) => cell.includes('by Office'))),
    );
  await waitForValue('who and when', notes, [
    'Error ignored · by Office bookkeeper, 09:00',
    'Skipped · by Office bookkeeper, 09:00 · held until 2026-04-01: books reopen in April',
    'Skipped · by Office admin, Mon\u00a015:00 · January is closed',
  ]);
  await press(page, 'button', 'Show error again: customer Birch & Sons');
  await waitFor('it to be failed again', () => stateOf('cus_202') === 'failed');
  await press(page, 'button', 'Stop skipping invoice 1044');
  await waitFor('it to be failed again', () => stateOf('inv_1044') === 'failed');
  await find(page, 'tab', 'Failed (4)');
  expect(testbed.consoleErrors()).toEqual([]);
});

test('a viewer sees everything and may do nothing; the worker refuses too [TD-34]', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: VIEWER_KEY_A });
  const page = await openQueue(testbed, 'attention');
  const change = await find(page, 'button', 'Change number: invoice 1043');
  expect(change.disabled).toBe(true);
  expect(change.description).toMatch(/^Ask an admin/);
  await change.click();
  await findNone(page, 'button', worded(queueWords.close_record));
  const answer = await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
    };
    const [company = ''] = (await indexedDB.databases()).map(({ name }) => name);
    const open = indexedDB.open(company);
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const key = await new Promise<unknown>((resolve) => {
      const all = db.transaction('companies').objectStore('companies').getAllKeys();
      all.onsuccess = () => resolve(all.result[0]);
    });
    db.close();
    return chrome.runtime.sendMessage({
      type: 'commands',
      company_key: key,
      action: 'resync',
      items: [{ record_id: 'inv_1043', version: '1', key: crypto.randomUUID(), input: {} }],
    });
  });
  expect(answer).toEqual({
    ok: true,
    answer: {
      status: 'accepted',
      accepted: 0,
      undo_until: null,
      refused: [{ record_id: 'inv_1043', code: 'not_allowed' }],
      joined: [],
    },
  });
  expect(commandsReceived(testbed)).toEqual([]);
});
