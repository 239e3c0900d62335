import { afterEach, expect, test } from 'vitest';
import { OPTIONS_WORDS } from '../../../lib/locales/options/index.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01, worldS24 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { pick } from '../harness/pick.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('the keyboard leads from a record to the one that waits on it, and back to the list', async () => {
  testbed = await openTestbed({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(testbed, 'attention');
  await press(page, 'button', 'Actions for customer Private account');
  await press(page, 'menuitem', /^Open record/);
  await (await find(page, 'button', 'Invoice 1071')).focus();
  await page.keyboard.press('Enter');
  await find(page, 'heading', /^Invoice 1071/);
  await waitForValue(
    'the drawer to have the focus',
    () => page.evaluate(() => document.activeElement?.className),
    'drawer',
  );
  await find(page, 'button', 'Close record');
  await page.keyboard.press('Escape');
  await findNone(page, 'button', 'Close record');
  await findNone(page, 'heading', /^Invoice 1071/);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Actions for customer Private account',
  );
});

test('pressing a row beside its controls opens its record and marks the row, in the language that the person reads', async () => {
  testbed = await openTestbed({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(testbed, 'attention');
  await find(page, 'button', 'Actions for customer Private account');
  const row = (current: boolean) =>
    page.$$eval(
      `.list-row${current ? '[aria-current=true]' : ''}`,
      (all) =>
        all.map((each) => each.textContent ?? '').filter((text) => text.includes('Private account')).length,
    );
  expect(await row(false)).toBe(1);
  const cell = await page.$('xpath/.//tr[contains(., "Private account")]/*[contains(@class, "record")]');
  await cell?.click();
  await find(page, 'heading', /Private account/);
  await waitForValue('the row to be marked', () => row(true), 1);
  await press(page, 'button', 'Close record');
  await waitForValue('the row to be unmarked', () => row(true), 0);
});

test('from one record the list is gone through record by record, and after a fix the next one is offered', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(testbed, 'attention');
  await find(page, 'tab', 'Failed (4)');
  const titlesAt = (where: string) =>
    page.$$eval(`${where} .cell-title`, (all) => all.map((each) => each.textContent ?? ''));
  const titles = await titlesAt('tr[data-key]');
  const marked = () => titlesAt('[aria-current=true]');
  /** Waits until the record at a place of the list is open and its row marked. */
  const opened = async (at: number) => {
    await find(page, 'heading', titles[at] ?? '');
    await waitForValue('the row to be marked', marked, [titles[at] ?? '']);
  };
  await (await page.$('tr[data-key] .cell-record'))?.click();
  await opened(0);
  await find(page, 'StaticText', '1 of 4');
  expect((await find(page, 'button', 'Previous record')).disabled).toBe(true);
  await press(page, 'button', 'Next record');
  await opened(1);
  await page.keyboard.down('Alt');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.up('Alt');
  await opened(2);
  await find(page, 'StaticText', '3 of 4');

  // Skipping is a decision: the record leaves the list, and the one after it is offered.
  const skipped = titles.indexOf('Invoice 1043');
  for (let at = 1; at >= skipped; at -= 1) {
    await press(page, 'button', 'Previous record');
    await opened(at);
  }
  await pick(page, 'Skip invoice 1043');
  const after = titles[skipped + 1] ?? '';
  await press(page, 'button', `Next: ${after.charAt(0).toLowerCase()}${after.slice(1)}`);
  await find(page, 'heading', after);
  expect(testbed.consoleErrors()).toEqual([]);
});

test('Alt with an arrow goes one record on from wherever the focus is, but not in a field, nor through an empty list', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(testbed, 'attention');
  await find(page, 'tab', 'Failed (4)');
  const withAlt = async (key: 'ArrowDown' | 'ArrowUp') => {
    await page.keyboard.down('Alt');
    await page.keyboard.press(key);
    await page.keyboard.up('Alt');
  };
  const place = (text: string) => find(page, 'StaticText', text);
  await (await page.$('tr[data-key] .cell-record'))?.click();
  await place('1 of 4');
  // A control of the row that is shown has the focus.
  await page.focus('[aria-current=true] button');
  await withAlt('ArrowDown');
  await place('2 of 4');
  await page.focus('[aria-current=true] button');
  await withAlt('ArrowUp');
  await place('1 of 4');
  await page.focus('[aria-current=true] button');
  await page.keyboard.press('ArrowDown');
  await place('2 of 4');

  await press(page, 'tab', 'All records');
  const numbers = async () => (await find(page, 'StaticText', /^\d+ of \d+$/)).name.split(' of ').map(Number);
  const [at = 0, all = 0] = await waitFor('the place in the list of all records', async () => {
    const now = await numbers();
    return now[1] !== 4 && now;
  });
  // The previous record, and the one before it, are there to be gone to.
  expect(at).toBeGreaterThan(3);
  const field = await find(page, 'searchbox', 'Search');
  await field.focus();
  await withAlt('ArrowUp');
  await field.type('no such record');
  await find(page, 'StaticText', 'No records match these filters.');
  await (await find(page, 'button', 'Close record')).focus();
  await withAlt('ArrowUp');
  await field.type('');
  await findNone(page, 'StaticText', 'No records match these filters.');
  // Neither the key in the field nor the one beside an empty list has led on; this one does.
  await (await find(page, 'button', 'Close record')).focus();
  await withAlt('ArrowUp');
  await place(`${at - 1} of ${all}`);
  expect(testbed.consoleErrors()).toEqual([]);
});

test('a person who reads French first is spoken to in French, whatever the browser’s own language', async () => {
  testbed = await openTestbed({ world: worldS24(), accessKey: null, flags: ['--accept-lang=fr-CA,en'] });
  const page = await testbed.browser.openExtensionPage('options.html');
  await find(page, 'textbox', OPTIONS_WORDS['fr-CA'].address);
  expect(await page.evaluate(() => [...navigator.languages, document.documentElement.lang])).toEqual([
    'fr-CA',
    'en',
    'fr-CA',
  ]);
});
