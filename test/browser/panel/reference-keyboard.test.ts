import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, press } from '../harness/accessible.ts';
import { holdAnswers } from '../harness/hold-answers.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openQueue } from '../queue/open-queue.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('a list is refreshed and an entry renamed by keyboard alone, and text typed in the meantime stays', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(testbed, 'reference');
  const answers = await holdAnswers(page);
  const focused = () =>
    page.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName);
  await press(page, 'tab', 'Classes');
  await page.waitForSelector('.entry-actions button');
  await (await find(page, 'button', 'Refresh')).focus();
  await answers.hold('open_list');
  await page.keyboard.press('Enter');
  await waitFor('the list to be asked for', async () => (await answers.held('open_list')) === 1);
  expect(await focused()).toBe('Refresh');
  await answers.letGo('open_list');

  await page.focus('.entry-actions button');
  await page.keyboard.press('Enter');
  await waitForValue('the field to have the focus', focused, 'INPUT');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await waitForValue('the button to have it again', focused, 'Rename');

  await page.focus('form.add-entry input');
  await page.keyboard.type('Snow');
  await answers.hold('edit_list');
  await page.keyboard.press('Enter');
  await waitFor('the entry to be added', async () => (await answers.held('edit_list')) === 1);
  await page.keyboard.type(' removal');
  await answers.letGo('edit_list');
  await waitForValue('it to be told', () => page.$eval('.said', (said) => said.textContent !== ''), true);
  expect(await page.$eval('form.add-entry input', (field) => (field as HTMLInputElement).value)).toBe(
    'Snow removal',
  );
});
