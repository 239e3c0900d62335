import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { findAll, findNone, press } from '../harness/accessible.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('amounts stay in their filter fields as long as the filter applies', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(testbed, 'submissions');
  const amounts = () =>
    page.$$eval('.filter-row .amount', (all) => all.map((each) => (each as HTMLInputElement).value));
  await waitFor('the list', async () => (await findAll(page, 'checkbox', /^Select invoice/)).length > 0);
  await press(page, 'button', 'More filters');
  await page.type('.filter-row .amount', '99,999.50');
  await findNone(page, 'checkbox', /^Select invoice/);
  expect(await amounts()).toEqual(['99,999.50', '']);
  await press(page, 'button', 'More filters');
  await press(page, 'button', 'More filters');
  expect(await amounts()).toEqual(['99,999.50', '']);
  await press(page, 'button', 'Clear filters');
  expect(await amounts()).toEqual(['', '']);
  // In another language's notation, and what is no amount: the field says so, and filters nothing.
  const problem = () =>
    page.$$eval('.filter-row .bad', (all) => all.map((each) => each.textContent).join(''));
  await page.type('.filter-row .amount', '99.999,50');
  await findNone(page, 'checkbox', /^Select invoice/);
  expect(await problem()).toBe('');
  await page.type('.filter-row .amount', 'x');
  await waitFor('all records', async () => (await findAll(page, 'checkbox', /^Select invoice/)).length > 0);
  expect(await problem()).toContain('cannot be read');
  expect(await page.$eval('.filter-row .amount', (field) => field.ariaInvalid)).toBe('true');
});
