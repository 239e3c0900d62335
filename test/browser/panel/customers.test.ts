import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS23, worldS24 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { pick } from '../harness/pick.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openQueue } from '../queue/open-queue.ts';
import { checkInvariants, commandsReceived, popupNumbers } from '../scenarios/check-invariants.ts';
import { openTestbed, settled, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from '../trust/ask-worker.ts';
import { followNotices } from '../trust/notices.ts';
import { onlyCompany, readStored } from '../trust/stored-state.ts';
import { openPanel, pictures } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const stateOf = (id: string) => testbed.sandbox.platform.control.record(COMPANY_A, id)?.sync.state;

test('S23: a customer is matched by typing, and the records that waited on it sync by themselves [TD-10, TD-22, TD-24, TD-26, TD-27]', async () => {
  testbed = await openTestbed({ world: worldS23(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const popup = await testbed.browser.openPopup();
  const before = await popupNumbers(popup);
  await popup.close();
  expect(before).toMatchObject({ failed: 1, pending: 2 });

  const page = await openPanel(testbed, 'cus_202');
  // The best name is in sight with its reason, and one press matches.
  await find(page, 'button', 'Match with Birch and Sons');
  const field = await find(page, 'combobox', 'QuickBooks customer');
  await field.focus();
  await page.keyboard.type('birch');
  await find(page, 'StaticText', '2 names found');
  const options = await findAll(page, 'option');
  expect(options.map(({ name, disabled }) => [name, disabled])).toEqual([
    ['Birch and Sons Best match same except for accents, capitals or punctuation', false],
    ['Birch & Sons Ltd already linked to Birch Holdings', true],
  ]);
  await pictures(testbed, page, 's23');

  // The grey option can be reached and read, but not chosen.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect((await find(page, 'button', 'Match')).disabled).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await waitForValue(
    'the field',
    async () => (await find(page, 'combobox', 'QuickBooks customer')).value,
    'Birch and Sons',
  );
  await page.keyboard.press('Enter');

  await waitFor('the customer to be synced', () => stateOf('cus_202') === 'synced');
  expect(control.record(COMPANY_A, 'cus_202')?.sync.quickbooks?.id).toBe('71');
  await waitFor(
    'its invoice and payment',
    () => stateOf('inv_1060') === 'synced' && stateOf('pay_702') === 'synced',
  );
  expect(commandsReceived(testbed).map(({ action, record_id }) => [action, record_id])).toEqual([
    ['link', 'cus_202'],
  ]);
  await waitFor('the panel to say so', async () => (await findAll(page, 'StaticText', 'Synced')).length > 0);
  const synced = control
    .logLines(COMPANY_A)
    .flatMap(({ action, record_id, outcome }) => (action === 'sync' ? `${record_id} ${outcome}` : []));
  expect(synced.filter((line) => /inv_1060|pay_702/.test(line))).toEqual([
    'inv_1060 succeeded',
    'pay_702 succeeded',
  ]);
  const numbers = await checkInvariants(testbed, [
    { who: 'Office admin', action: 'link', label: 'Birch & Sons', outcome: 'succeeded' },
  ]);
  expect(numbers).toEqual({ to_approve: 0, pending: 0, failed: 0 });
});

test('S24: the name of a vendor is refused before any call; turning a customer off shows the consequence, and it is turned on again [TD-28, TD-29, TD-30]', async () => {
  testbed = await openTestbed({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const ace = await openPanel(testbed, 'cus_203');
  await press(ace, 'button', 'Create new');
  await find(ace, 'StaticText', 'A vendor uses this name in QuickBooks.');
  expect(commandsReceived(testbed)).toEqual([]);
  await pictures(testbed, ace, 's24-taken');
  await press(ace, 'button', 'Use “Ace Supply (customer)”');
  await press(ace, 'button', 'Create new');
  await waitFor('the customer to be created', () => stateOf('cus_203') === 'synced');
  await ace.close();

  const page = await openPanel(testbed, 'cus_205');
  await pick(page, 'Turn off sync of customer Private account');
  await find(page, 'StaticText', '3 invoices ($4,120.00) will not sync.');
  expect((await find(page, 'button', 'Cancel')).role).toBe('button');
  await pictures(testbed, page, 's24-off');
  await press(page, 'button', 'Don’t sync');
  await find(page, 'button', 'Undo');
  await press(page, 'button', 'Dismiss');
  await waitFor('the customer to be off', () => stateOf('cus_205') === 'sync_off');
  expect(['inv_1071', 'inv_1072', 'inv_1073'].map(stateOf)).toEqual(['sync_off', 'sync_off', 'sync_off']);
  await findNone(page, 'combobox', 'QuickBooks customer');
  await find(page, 'button', 'Turn on sync of customer Private account');
  const popup = await testbed.browser.openPopup();
  await waitForValue('no record of it in the counts', () => popupNumbers(popup), {
    to_approve: 0,
    pending: 0,
    failed: 0,
  });
  await popup.close();
  await page.close();

  // Its data change in three cycles, and no notice is shown. Ten minutes take two seconds here.
  const { control } = testbed.sandbox.platform;
  await testbed.closeBrowser();
  await testbed.startBrowser('2026-03-03T14:02:00Z', 300);
  const asking = await openAsking(testbed.browser);
  const notices = await followNotices(asking);
  for (let cycle = 1; cycle <= 3; cycle += 1) {
    const last = onlyCompany(await readStored(asking)).last_success_at ?? 0;
    control.changeRecord(COMPANY_A, 'inv_1071', { amount: `${2_000 + cycle}.00` });
    await waitFor('the next cycle', async () => {
      const stored = await readStored(asking);
      const changed = stored.records.find(({ id }) => id === 'inv_1071')?.record.amount?.value;
      return changed === `${2_000 + cycle}.00` && (onlyCompany(stored).last_success_at ?? 0) > last;
    });
  }
  expect(await notices()).toEqual([]);
  expect((await readStored(asking)).counters).toMatchObject([{ to_approve: 0, pending: 0, failed: 0 }]);
  await testbed.closeBrowser();
  await testbed.startBrowser('2026-03-03T15:00:00Z', 1);

  // The filter finds it again, and it is turned on there.
  const queue = await openQueue(testbed, 'submissions');
  await settled(testbed.browser);
  await findNone(queue, 'checkbox', 'Select customer Private account');
  await press(queue, 'button', 'More filters');
  await press(queue, 'checkbox', 'Sync off');
  await find(queue, 'checkbox', 'Select customer Private account');
  await press(queue, 'button', 'Turn on sync of customer Private account');
  await waitFor('the customer to be matched again', () => stateOf('cus_205') === 'failed');
  expect(['inv_1071', 'inv_1072', 'inv_1073'].map(stateOf)).toEqual(['waiting', 'waiting', 'waiting']);
  await find(queue, 'tab', 'Failed (1)');
  await find(queue, 'tab', 'Pending (3)');

  // After the match its invoices need approval: this company works that way.
  control.createInQuickBooks(COMPANY_A, { type: 'Customer', name: 'Private account' });
  const again = await openPanel(testbed, 'cus_205');
  await (await find(again, 'combobox', 'QuickBooks customer')).focus();
  await again.keyboard.type('private');
  await find(again, 'StaticText', '1 name found');
  await again.keyboard.press('ArrowDown');
  await again.keyboard.press('Enter');
  await press(again, 'button', 'Match');
  await waitFor('the customer to be synced', () => stateOf('cus_205') === 'synced');
  await again.close();
  await queue.bringToFront();
  await find(queue, 'tab', 'To approve (3)');
  const did = (action: string, label: string) =>
    ({ who: 'Office admin', action, label, outcome: 'succeeded' }) as const;
  const numbers = await checkInvariants(testbed, [
    did('create_new', 'Ace Supply'),
    did('sync_off', 'Private account'),
    did('sync_on', 'Private account'),
    did('link', 'Private account'),
  ]);
  expect(numbers).toEqual({ to_approve: 3, pending: 0, failed: 0 });
});
