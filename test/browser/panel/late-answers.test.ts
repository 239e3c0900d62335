import { afterEach, expect, test } from 'vitest';
import { panel } from '../../../lib/locales/panel/en.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01, worldS23, worldS24 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { holdAnswers } from '../harness/hold-answers.ts';
import { findInMenu, pick } from '../harness/pick.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from '../trust/ask-worker.ts';
import { companyKey, openPanel } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('the panel does not wait for a comparison that a command has overtaken', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await openPanel(testbed, 'inv_1043');
  const answers = await holdAnswers(page, ['compare_record']);
  await find(page, 'StaticText', 'Comparing with QuickBooks…');
  await pick(page, 'Skip invoice 1043');
  await find(page, 'button', 'Stop skipping invoice 1043');
  await answers.letGo('compare_record');
  await findNone(page, 'StaticText', 'Comparing with QuickBooks…');
});

test('names that could not be searched for are not reported as missing', async () => {
  testbed = await openTestbed({ world: worldS23(), accessKey: ADMIN_KEY_A });
  const page = await openPanel(testbed, 'cus_202');
  const answers = await holdAnswers(page);
  const field = await find(page, 'combobox', 'QuickBooks customer');
  await answers.lose('find_customers', 100);
  await field.focus();
  await page.keyboard.type('birch');
  await find(page, 'StaticText', 'The extension isn’t responding. Nothing was lost; try again.');
  await findNone(page, 'StaticText', worded(panel.match_none('birch')));
});

test('a confirmation applies to what was read: a record that changed under the question is asked about again', async () => {
  testbed = await openTestbed({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const page = await openPanel(testbed, 'cus_205');
  await pick(page, 'Turn off sync of customer Private account');
  await find(page, 'StaticText', '3 invoices ($4,120.00) will not sync.');
  testbed.sandbox.platform.control.changeRecord(COMPANY_A, 'cus_205', { name: 'Another account' });
  const asking = await openAsking(testbed.browser);
  await asking.ask({ type: 'sync_now', company_key: await companyKey(testbed) });
  await page.bringToFront();
  await waitFor('the panel to know', () =>
    page.$eval('.panel-head', (head) => head.textContent?.includes('Another account')),
  );
  await find(page, 'alertdialog', 'Don’t sync Private account');
  await press(page, 'button', 'Don’t sync');
  await findNone(page, 'alertdialog', /^Don’t sync/);
  await press(page, 'button', 'Dismiss');
  // The platform sees the old version and refuses.
  await find(page, 'StaticText', 'FieldPro changed this record first.');
  await findInMenu(page, 'Turn off sync of customer Another account');
  expect(testbed.sandbox.platform.control.record(COMPANY_A, 'cus_205')?.sync.state).toBe('failed');
});
