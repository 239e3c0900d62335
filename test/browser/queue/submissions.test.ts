import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS19 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const rows = (page: Page) => findAll(page, 'checkbox', /^Select (invoice|payment|customer) /);
const selected = async (page: Page) =>
  (await rows(page)).filter(({ checked }) => checked === true).map(({ name }) => name);
const MARK = /^Mark Ready to Sync/;

/** The states of the rows of one type. */
const statesOf = (page: Page, type: string) =>
  page.$$eval(
    'tr.list-row',
    (all, wanted) =>
      all
        .map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent ?? ''))
        .filter((cells) => cells[1]?.startsWith(`${wanted} `))
        .map((cells) => (cells[5] ?? '').trim()),
    type,
  );

test('S19: exactly the selected records are marked ready, whether selected by group, header or row [SY-13, EL-04, EL-05, EL-08, EL-09, EL-10, EL-11, EL-12, EL-18]', async () => {
  testbed = await openTestbed({ world: worldS19(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  control.setRunSpeed('manual');
  const page = await openQueue(testbed, 'submissions');
  await waitForValue('ten records', async () => (await rows(page)).length, 10);
  expect((await find(page, 'button', MARK)).disabled).toBe(true);
  await press(page, 'button', 'More filters');
  expect((await find(page, 'checkbox', 'Synced')).checked).toBe(false);

  await press(page, 'checkbox', 'Invoices');
  await waitForValue('six', async () => (await selected(page)).length, 6);
  expect((await selected(page)).every((name) => name.startsWith('Select invoice '))).toBe(true);
  expect((await find(page, 'checkbox', 'Invoices')).checked).toBe(true);
  expect((await find(page, 'checkbox', 'Payments')).checked).toBe(false);

  await press(page, 'checkbox', 'Select invoice 1045');
  await waitForValue('five', async () => (await selected(page)).length, 5);
  expect((await find(page, 'checkbox', 'Invoices')).checked).toBe('mixed');
  await find(page, 'button', 'Mark Ready to Sync (5)');

  await press(page, 'checkbox', 'Select all on this page');
  await waitForValue('all ten', async () => (await selected(page)).length, 10);
  await press(page, 'checkbox', 'Select all on this page');
  await waitForValue('none', async () => (await selected(page)).length, 0);
  expect((await find(page, 'button', MARK)).disabled).toBe(true);

  await press(page, 'checkbox', 'Invoices');
  await press(page, 'button', 'Mark Ready to Sync (6)');
  await waitForSaid(page, 'Ready to sync: 6 records.');
  await waitForValue('the invoices', () => statesOf(page, 'Invoice'), Array(6).fill('Ready to sync'));
  expect(await statesOf(page, 'Payment')).toEqual(Array(4).fill('Not synced'));
  expect(commandsReceived(testbed)).toEqual([]);
  await press(page, 'button', 'Dismiss');
  await waitFor('the run', () => control.calls({ method: 'POST', path: '/runs$' }).length === 1);
  control.step(10);
  await waitForValue('the invoices to leave', async () => (await rows(page)).length, 4);
  await press(page, 'checkbox', 'Synced');
  await waitFor('them to be shown again', async () => (await statesOf(page, 'Invoice')).length >= 6);
  expect((await statesOf(page, 'Invoice')).filter((state) => state === 'Synced')).toHaveLength(7);
  expect(control.records(COMPANY_A).filter(({ sync }) => sync.state === 'not_synced')).toHaveLength(4);
  await checkInvariants(
    testbed,
    [...commandsReceived(testbed)].map(({ record_id }) => ({
      who: 'Office admin',
      action: 'approve',
      label: record_id.replace('inv_', ''),
      outcome: 'succeeded',
    })),
  );
});

test('the search ignores accents, columns sort, and the keyboard walks through the rows [EL-19]', async () => {
  testbed = await openTestbed({ world: worldS19(), accessKey: VIEWER_KEY_A });
  const page = await openQueue(testbed, 'submissions');
  await waitForValue('ten records', async () => (await rows(page)).length, 10);

  // A viewer may look; disabled commands say whom to ask.
  await press(page, 'checkbox', 'Invoices');
  const mark = await find(page, 'button', MARK);
  expect(mark.disabled).toBe(true);
  expect(mark.description).toMatch(/^Ask an admin/);

  await (await find(page, 'searchbox', 'Search')).type('cédar 1047');
  await waitForValue('one', async () => (await rows(page)).map(({ name }) => name), ['Select invoice 1047']);
  await (await find(page, 'searchbox', 'Search')).type('nothing like this');
  await waitFor('the empty answer', async () =>
    page.evaluate(() => document.body.textContent?.includes('No records match these filters.')),
  );
  await press(page, 'button', 'Clear filters');
  await waitForValue('ten again', async () => (await rows(page)).length, 10);

  await press(page, 'button', 'Amount');
  const names = async () => (await rows(page)).map(({ name }) => name.replace(/^Select \w+ /, ''));
  const up = await names();
  await press(page, 'button', 'Amount');
  await waitForValue('the other way', names, [...up.slice(0, 6).reverse(), ...up.slice(6).reverse()]);

  await (await find(page, 'checkbox', `Select invoice ${up[5]}`)).focus();
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toBe(`Select invoice ${up[4]}`);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await waitForValue('all ten', async () => (await selected(page)).length, 10);
  const approve = await findAll(page, 'button', /^Approve/);
  expect(approve.length).toBeGreaterThan(0);
  expect(
    approve.filter(({ disabled, description }) => !disabled || !/^Ask an admin/.test(description ?? '')),
  ).toEqual([]);
  expect(testbed.consoleErrors()).toEqual([]);
});
