import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { manyInvoices, worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { holdAnswers } from '../harness/hold-answers.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { companyKey } from '../panel/open-panel.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from '../trust/ask-worker.ts';
import { openQueue } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('a count of older records for other days than the chosen ones is not brought in', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  testbed.sandbox.platform.control.forceRecord(COMPANY_A, 'inv_1045', { older: true, date: '2026-01-20' });
  const page = await openQueue(testbed, 'submissions');
  const answers = await holdAnswers(page);
  await press(page, 'button', /^Older|older/);
  const choose = (day: string) =>
    page.$eval(
      '#older-from',
      (input, value) => {
        (input as HTMLInputElement).value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      day,
    );
  await page.waitForSelector('#older-from');
  await answers.hold('backfill');
  await choose('2026-01-10');
  await press(page, 'button', 'Count');
  await waitFor('the count', async () => (await answers.held('backfill')) === 1);
  await waitFor('Counting…', async () => (await findAll(page, 'StaticText', 'Counting…')).length > 0);
  await choose('2020-01-01');
  await answers.letGo('backfill');
  await findNone(page, 'StaticText', 'Counting…');
  await findNone(page, 'button', /^Add \d+$/);
  await press(page, 'button', 'Count');
  await find(page, 'button', 'Add 1');
});

test('changes of checks and selection during a request are kept', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const page = await openQueue(testbed, 'approvals');
  const answers = await holdAnswers(page);
  await find(page, 'button', 'Approve checked (4)');
  await answers.hold('commands');
  await press(page, 'button', 'Approve checked (4)');
  await waitFor('the answer', async () => (await answers.held('commands')) === 1);
  control.addRecords(COMPANY_A, manyInvoices(1, 9001, 'needs_approval'));
  const asking = await openAsking(testbed.browser);
  await asking.ask({ type: 'sync_now', company_key: await companyKey(testbed) });
  await page.bringToFront();
  await press(page, 'checkbox', 'Select invoice 9001');
  await find(page, 'button', 'Approve checked (0)');
  await answers.letGo('commands');
  await find(page, 'button', 'Dismiss');
  expect((await find(page, 'checkbox', 'Select invoice 9001')).checked).toBe(false);
  await find(page, 'button', 'Approve checked (0)');

  await press(page, 'tab', 'All records');
  await press(page, 'checkbox', 'Select invoice 9001');
  await answers.hold('commands');
  await press(page, 'button', /^Mark Ready to Sync/);
  await waitFor('the answer', async () => (await answers.held('commands')) === 1);
  await press(page, 'checkbox', 'Select invoice 1043');
  await answers.letGo('commands');
  await waitForValue(
    'the first alone to be unselected',
    async () => (await find(page, 'checkbox', 'Select invoice 9001')).checked,
    false,
  );
  expect((await find(page, 'checkbox', 'Select invoice 1043')).checked).toBe(true);
});
