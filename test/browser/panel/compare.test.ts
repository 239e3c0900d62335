import { afterEach, expect, test } from 'vitest';
import type { LogRow } from '../../../lib/store/rows.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS08, worldS33 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { said } from '../harness/said.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openQueue } from '../queue/open-queue.ts';
import { checkInvariants, commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, readStore, type Testbed } from '../scenarios/open-testbed.ts';
import { openPanel, pictures } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('S08: for a record edited on both sides each field is chosen, and one update is sent [TD-04]', async () => {
  testbed = await openTestbed({ world: worldS08(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  // The record is listed under changes since the sync, and opens beside the list.
  const queue = await openQueue(testbed, 'attention');
  await find(queue, 'heading', 'Changed since sync (1)');
  await press(queue, 'button', 'Actions for invoice 1050');
  await press(queue, 'menuitem', 'Open record: invoice 1050');
  await find(queue, 'radio', 'Amount: FieldPro $540.00');
  await queue.close();

  const page = await openPanel(testbed, 'inv_1050');
  await find(page, 'heading', 'Invoice 1050');
  for (const column of ['FieldPro', 'QuickBooks', 'Last synced']) await find(page, 'columnheader', column);

  // Only differing fields are listed; a word marks the difference, not colour alone.
  await find(page, 'rowheader', /^Amount/);
  expect((await findAll(page, 'rowheader')).map(({ name }) => name.replace(/ .*/, ''))).toEqual([
    'Amount',
    'Due',
    'Memo',
  ]);
  const radio = async (name: string) => (await find(page, 'radio', name)).checked;
  expect(await radio('Amount: FieldPro $540.00')).toBe(false);
  expect(await radio('Amount: QuickBooks $520.00')).toBe(false);
  expect(await radio('Due date: QuickBooks 2026-03-31')).toBe(true);
  expect(await radio('Memo: QuickBooks call first')).toBe(true);
  const cells = (await findAll(page, 'cell')).map(({ name }) => name);
  expect(cells.filter((name) => name.includes(' changed'))).not.toHaveLength(0);
  expect(cells.filter((name) => /\Schanged/.test(name))).toEqual([]);
  const changed = await page.$$eval('.compare td', (cells) => cells.map((cell) => cell.textContent.trim()));
  expect(changed).toEqual([
    '$540.00 changed',
    '$520.00 changed',
    '$500.00',
    '2026-03-15',
    '2026-03-31 changed',
    '2026-03-15',
    'none',
    'call first changed',
    'none',
  ]);
  const save = await find(page, 'button', 'Save and sync');
  expect(save.disabled).toBe(true);
  expect(save.description).toBe('Still to choose: Amount.');
  await pictures(testbed, page, 's08');

  await press(page, 'radio', 'Amount: FieldPro $540.00');
  await press(page, 'button', 'Save and sync');
  await waitFor(
    'the record to be synced',
    () => control.record(COMPANY_A, 'inv_1050')?.sync.state === 'synced',
  );
  await find(page, 'StaticText', 'Synced');
  expect(commandsReceived(testbed).map(({ action, record_id }) => [action, record_id])).toEqual([
    ['resync', 'inv_1050'],
  ]);
  expect(control.document(COMPANY_A, 'Invoice', '152')).toMatchObject({
    amount: '540.00',
    fields: { due_date: '2026-03-31', memo: 'call first' },
  });
  expect(control.record(COMPANY_A, 'inv_1050')?.fields).toMatchObject({
    due_date: '2026-03-31',
    memo: 'call first',
  });
  const [log = []] = (await readStore(testbed.browser, ['log'])) as [LogRow[]];
  expect(log.map(({ who, action, outcome, detail }) => [who, action, outcome, detail])).toEqual([
    [
      'Office bookkeeper',
      'resync',
      'succeeded',
      'Amount: $500.00 / $520.00 / $540.00, kept FieldPro · Due date: 2026-03-15 / 2026-03-31 / 2026-03-15, kept QuickBooks · Memo: none / call first / none, kept QuickBooks',
    ],
  ]);
  await pictures(testbed, page, 's08-after');
  await checkInvariants(testbed, [
    { who: 'Office bookkeeper', action: 'resync', label: '1050', outcome: 'succeeded' },
  ]);
});

test('S33: one cent is a warning with both totals, and its payment offers two solutions [TD-12]', async () => {
  testbed = await openTestbed({ world: worldS33(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  const invoice = await openPanel(testbed, 'inv_1062');
  await find(invoice, 'heading', 'Invoice 1062');
  await find(invoice, 'rowheader', 'Amount');
  const cells = await invoice.$$eval('.compare td', (all) => all.map((cell) => cell.textContent.trim()));
  expect(cells).toEqual(['$108.26 changed', '$108.25', '$108.25', '$8.26 changed', '$8.25', '$8.25']);
  await pictures(testbed, invoice, 's33-invoice');
  await invoice.close();

  const page = await openPanel(testbed, 'pay_703');
  await find(page, 'StaticText', 'Payment is $0.01 more than the QuickBooks invoice.');
  await find(page, 'button', 'Change the payment to $108.25');
  await pictures(testbed, page, 's33-payment');
  control.setRunSpeed('manual');
  await press(page, 'button', 'Apply $108.25 and keep $0.01 as credit');
  await waitFor('the run', () => control.calls({ method: 'POST', path: '/runs$' }).length === 1);
  control.step();
  await waitFor(
    'the payment to be synced',
    () => control.record(COMPANY_A, 'pay_703')?.sync.state === 'synced',
  );
  await waitFor('the panel to say so', async () => (await findAll(page, 'StaticText', 'Synced')).length > 0);
  // What was pressed is over when the run is, not when the change is made.
  await waitFor('the message', async () => (await said(page)).includes('Payment 703: Synced'));
  expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(['update']);
  const numbers = await checkInvariants(testbed, [
    { who: 'Office bookkeeper', action: 'update', label: '703', outcome: 'succeeded' },
  ]);
  expect(numbers).toEqual({ to_approve: 0, pending: 0, failed: 0 });
});
