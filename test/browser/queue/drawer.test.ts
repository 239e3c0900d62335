import { afterEach, expect, test } from 'vitest';
import { OPTIONS_WORDS } from '../../../lib/locales/options/index.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS24 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { waitForValue } from '../harness/wait-for.ts';
import { type Desk, openDesk } from '../scenarios/open-desk.ts';
import { openQueue } from './open-queue.ts';

let desk: Desk;
afterEach(() => desk?.close());

test('the keyboard leads from a record to the one that waits on it, and back to the list', async () => {
  desk = await openDesk({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(desk, 'attention');
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
  desk = await openDesk({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(desk, 'attention');
  await find(page, 'button', 'Actions for customer Private account');
  const row = (current: boolean) =>
    page.$$eval(
      `.list-row${current ? '[aria-current=true]' : ''}`,
      (all) =>
        all.map((each) => each.textContent ?? '').filter((text) => text.includes('Private account')).length,
    );
  expect(await row(false)).toBe(1);
  const cell = await page.$('xpath/.//tr[contains(., "Private account")]/td[contains(@class, "record")]');
  await cell?.click();
  await find(page, 'heading', /Private account/);
  await waitForValue('the row to be marked', () => row(true), 1);
  await press(page, 'button', 'Close record');
  await waitForValue('the row to be unmarked', () => row(true), 0);
});

test('a person who reads French first is spoken to in French, whatever the browser’s own language', async () => {
  desk = await openDesk({ world: worldS24(), accessKey: null, flags: ['--accept-lang=fr-CA,en'] });
  const page = await desk.browser.openExtensionPage('options.html');
  await find(page, 'textbox', OPTIONS_WORDS['fr-CA'].address);
  expect(await page.evaluate(() => [...navigator.languages, document.documentElement.lang])).toEqual([
    'fr-CA',
    'en',
    'fr-CA',
  ]);
});
