import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { commonWorld, worldS17 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived, iconText } from '../scenarios/check-invariants.ts';
import { openTestbed, settled, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const boxes = (page: Page) => findAll(page, 'checkbox', /^Select (customer|payment|invoice) /);
const ticked = async (page: Page) => (await boxes(page)).filter(({ checked }) => checked === true).length;

test('S17: unchecked records are kept for next time, and come back after the next run [SO-05, SO-06, SO-07, SO-09, SO-10, SO-11, SO-14, SS-04]', async () => {
  testbed = await openTestbed({ world: worldS17(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  control.setRunSpeed('manual');
  const page = await openQueue(testbed, 'approvals');
  await find(page, 'tab', 'To approve (14)');
  await waitForValue('all are selected at first', () => ticked(page), 14);
  await find(page, 'heading', 'Import from QuickBooks (2)');
  await find(page, 'heading', 'Export to QuickBooks (12)');

  for (const number of [7001, 7002, 7003]) await press(page, 'checkbox', `Select invoice ${number}`);
  // Payment 601 of $215.00 and nine invoices of $13.00 to $21.00; a customer has no amount.
  await waitForSaid(page, '11 of 14 selected · $368.00');
  expect((await find(page, 'combobox', 'Unchecked records')).description).toContain('all 3 unchecked');
  expect((await find(page, 'checkbox', 'Select all to export')).checked).toBe('mixed');

  // Undo restores everything, and nothing has been sent.
  await press(page, 'button', 'Approve checked (11)');
  await find(page, 'tab', 'To approve (3)');
  await press(page, 'button', 'Undo');
  await find(page, 'tab', 'To approve (14)');
  await waitForValue('the same eleven', () => ticked(page), 11);
  await findNone(page, 'button', /^kept for next time/);
  expect(commandsReceived(testbed)).toEqual([]);

  await press(page, 'button', 'Approve checked (11)');
  // First what is there for ten seconds only.
  await waitForSaid(page, '11 approved, 3 kept for next time.');
  await find(page, 'button', 'Undo');
  await find(page, 'tab', 'To approve (3)');
  await find(page, 'tab', 'Pending (11)');
  await find(page, 'button', 'kept for next time (3)');
  await waitForValue('none is offered', async () => (await boxes(page)).length, 0);
  await waitForValue('the toolbar number', () => iconText(testbed), '3');

  // After a reload they are still kept.
  await page.reload();
  await find(page, 'button', 'kept for next time (3)');

  await testbed.browser.killWorker();
  await waitFor('eleven commands', () => commandsReceived(testbed).length === 11);
  expect(new Set(commandsReceived(testbed).map(({ action }) => action))).toEqual(new Set(['approve']));
  await waitFor('the run', () => control.calls({ method: 'POST', path: '/runs$' }).length === 1);
  await find(page, 'button', 'kept for next time (3)');
  control.step(20);
  await waitForValue('they come back, selected', () => ticked(page), 3);
  await findNone(page, 'button', /^kept for next time/);
  await waitForValue(
    'eleven are synced',
    () => control.records(COMPANY_A).filter(({ sync }) => sync.state === 'synced').length,
    12,
  );
  // Parents before children.
  const labels = ['Willow Court Apartments', ...Array.from({ length: 9 }, (_, n) => String(7004 + n)), '601'];
  const approvals = (outcome: 'canceled' | 'succeeded') =>
    labels.map((label) => ({ who: 'Office bookkeeper', action: 'approve', label, outcome }));
  await checkInvariants(testbed, [...approvals('canceled'), ...approvals('succeeded')]);
});

test('when all have just been approved, none is counted and no rule for the rest is told', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: BOOKKEEPER_KEY_A });
  const page = await openQueue(testbed, 'approvals');
  await find(page, 'button', 'Approve checked (4)');
  await page.evaluate(() => {
    const seen = new Set<string>();
    const look = () => {
      for (const text of document.body.textContent?.match(/\b0 of 0\b|Approve checked \(0\)/g) ?? [])
        seen.add(text);
      document.body.dataset.seen = [...seen].join();
    };
    new MutationObserver(look).observe(document.querySelector('main') ?? document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await press(page, 'button', 'Approve checked (4)');
  await waitForValue(
    'what was told',
    () => page.evaluate(() => document.body.dataset.seen),
    'Approve checked (0)',
  );
});

test('a record approved alone keeps its place for a moment: a second press there approves no other record', async () => {
  testbed = await openTestbed({ world: worldS17(), accessKey: BOOKKEEPER_KEY_A });
  const page = await openQueue(testbed, 'approvals');
  const { x, y, width, height } = await (await find(page, 'button', 'Approve invoice 7001')).box();
  const pressThere = () => page.mouse.click(x + width / 2, y + height / 2);
  await pressThere();
  await find(page, 'tab', 'To approve (13)');
  await find(page, 'button', 'Approve invoice 7002');
  await pressThere();
  // A row with the focus leaves only after the focus.
  await (await find(page, 'tab', /^To approve/)).focus();
  const titles = () => page.$$eval('.cell-title', (all) => all.map((each) => each.textContent));
  await waitFor('it to leave', async () => !(await titles()).includes('Invoice 7001'));
  await find(page, 'tab', 'To approve (13)');
  await waitFor('it to be sent', () => commandsReceived(testbed).length > 0);
  await settled(testbed.browser);
  expect(commandsReceived(testbed).map(({ record_id }) => record_id)).toEqual(['inv_7001']);
});

test('cleared records are removed in both sections, and can be restored [SO-08, SO-10]', async () => {
  testbed = await openTestbed({ world: worldS17(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  const page = await openQueue(testbed, 'approvals');
  await press(page, 'checkbox', 'Select payment 601');
  await press(page, 'checkbox', 'Select invoice 7001');
  await page.select('select', 'clear');
  await press(page, 'button', 'Approve checked (12)');
  await find(page, 'tab', 'To approve (0)');
  await press(page, 'button', 'Dismiss');
  await waitFor('the two to be removed', () =>
    ['pay_601', 'inv_7001'].every((id) => control.record(COMPANY_A, id)?.sync.state === 'removed'),
  );
  await press(page, 'tab', /^Pending/);
  await press(page, 'button', 'Removed (2)');
  await press(page, 'button', 'Restore invoice 7001');
  await find(page, 'tab', 'To approve (1)');
  expect(control.record(COMPANY_A, 'pay_601')?.sync.state).toBe('removed');
});
