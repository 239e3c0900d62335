import { afterEach, expect, test } from 'vitest';
import { reference } from '../../../lib/locales/reference/en.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../sandbox/world/access-keys.ts';
import { commonWorld } from '../../sandbox/world/scenario-world.ts';
import { AT_ONCE, find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openTestbed, readStore, type Testbed } from '../scenarios/open-testbed.ts';
import { companyKey } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

async function openReference() {
  const key = encodeURIComponent(await companyKey(testbed));
  const page = await testbed.browser.openExtensionPage(`queue.html?company=${key}#reference`);
  await page.setViewport({ width: 1280, height: 800 });
  return page;
}

test('shows seven lists; classes are added, renamed and made inactive, locations need tracking [SS-21, SS-24, SS-26, SS-27, SS-28, SS-29]', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  const page = await openReference();
  const tabs = [
    'Accounts',
    'Bills',
    'Credit memos',
    'Employees',
    'Journal entries',
    'Purchases',
    'Tax codes',
    'Classes',
    'Locations (departments)',
  ];
  await find(page, 'tab', 'Accounts');
  const seen = await findAll(page, 'tab');
  expect(seen.map(({ name }) => name).filter((name) => tabs.includes(name))).toEqual(tabs);
  await find(page, 'rowheader', 'Undeposited Funds');
  await find(page, 'columnheader', 'Sync');
  await find(page, 'StaticText', 'Last read');
  await findNone(page, 'textbox', /(?:)/, AT_ONCE);
  await testbed.browser.screenshot(page, 'panel/reference-accounts-1280');

  await press(page, 'tab', 'Classes');
  await (await find(page, 'textbox', 'New class')).type('Winter');
  await press(page, 'button', 'Add');
  await find(page, 'rowheader', 'Winter');
  await press(page, 'button', 'Rename Winter');
  await (await find(page, 'textbox', 'New name of Winter')).type('Snow removal');
  await press(page, 'button', 'Save');
  await find(page, 'rowheader', 'Snow removal');
  await testbed.browser.screenshot(page, 'panel/reference-classes-1280');
  await press(page, 'button', 'Make inactive: Snow removal');
  await press(page, 'button', 'Make inactive');
  await findNone(page, 'rowheader', 'Snow removal');
  await waitFor('the class to be inactive in QuickBooks', () =>
    control
      .books(COMPANY_A, 'Class')
      .some(({ name, status }) => name?.startsWith('Snow removal') && status === 'inactive'),
  );

  // A taken name is refused, and the typed text stays.
  await (await find(page, 'textbox', 'New class')).type('Residential');
  await press(page, 'button', 'Add');
  await find(page, 'alert', /(?:)/);
  await find(page, 'StaticText', 'Residential exists already.');
  expect((await find(page, 'textbox', 'New class')).value).toBe('Residential');

  const [log = []] = (await readStore(testbed.browser, ['log'])) as {
    action: string;
    outcome: string;
    who: string;
  }[][];
  expect(log.map(({ action, outcome, who }) => [action, outcome, who])).toEqual([
    ['list_add', 'succeeded', 'Office bookkeeper'],
    ['list_rename', 'succeeded', 'Office bookkeeper'],
    ['list_deactivate', 'succeeded', 'Office bookkeeper'],
    ['list_add', 'refused', 'Office bookkeeper'],
  ]);

  await press(page, 'tab', 'Locations (departments)');
  await find(page, 'StaticText', 'Turn on location tracking in QuickBooks to keep locations here.');
  await findNone(page, 'button', 'Add');
  expect(testbed.consoleErrors().filter((error) => !error.includes('409'))).toEqual([]);
});

test('a viewer does not see the employees, and edits nothing [SS-25]', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: VIEWER_KEY_A });
  const page = await openReference();
  await find(page, 'tab', 'Accounts');
  await findNone(page, 'tab', worded(reference.list.employees ?? ''));
  await find(
    page,
    'StaticText',
    'Employees is hidden: you have no right to see it. Office admin can give it.',
  );
  await press(page, 'tab', 'Classes');
  const add = await find(page, 'button', 'Add');
  expect([add.disabled, add.description]).toEqual([true, 'Ask an admin: Office admin.']);
  expect(testbed.consoleErrors()).toEqual([]);
});
