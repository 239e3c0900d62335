import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS26 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { findInMenu, pick } from '../harness/pick.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openQueue } from '../queue/open-queue.ts';
import { checkInvariants, commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openPanel, pictures } from './open-panel.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('S26: a service is corrected in place; only services can be deleted, after a question [TD-15, TD-17, TD-21]', async () => {
  testbed = await openTestbed({ world: worldS26(), accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const edited = await openPanel(testbed, 'svc_31');
  const name = await find(edited, 'textbox', 'Name');
  expect(name.value).toBe('Spring clean-up');
  expect((await find(edited, 'button', 'Save and resync')).disabled).toBe(true);
  await name.type('Spring cleanup');
  await pictures(testbed, edited, 's26-edit');
  // The panel closes while the change is still on its way; the resync after it is sent all the same.
  control.addFault({ kind: 'delay', method: 'POST', path: '/commands$', delay_ms: 1_000 });
  await press(edited, 'button', 'Save and resync');
  await waitFor('the change to be on its way', () => commandsReceived(testbed).length === 1);
  expect(control.record(COMPANY_A, 'svc_31')?.name).toBe('Spring clean-up');
  await edited.close();
  await waitFor(
    'the service to be synced',
    () => control.record(COMPANY_A, 'svc_31')?.sync.state === 'synced',
  );
  expect(commandsReceived(testbed).map(({ action }) => action)).toEqual(['update', 'resync']);

  // In the queue as in the panel only a service has Delete, which leads to its question in the panel.
  const queue = await openQueue(testbed, 'attention');
  await press(queue, 'button', 'Actions for invoice 1043');
  await find(queue, 'menuitem', 'Skip invoice 1043');
  await findNone(queue, 'menuitem', [/^Delete/, /^Edit/]);
  await queue.keyboard.press('Escape');
  await press(queue, 'button', 'Actions for service Gutter rinse');
  await find(queue, 'menuitem', 'Edit service Gutter rinse');
  await press(queue, 'menuitem', 'Delete service Gutter rinse');
  await find(queue, 'alertdialog', /Gutter rinse/);
  await queue.close();
  const invoice = await openPanel(testbed, 'inv_1043');
  await findInMenu(invoice, 'Skip invoice 1043');
  await findNone(invoice, 'menuitem', /^Delete/);
  await invoice.close();

  const page = await openPanel(testbed, 'svc_32');
  // Delete cannot be confirmed until its users are known; the button does not move when they appear.
  control.addFault({ kind: 'delay', method: 'POST', path: '/commands$', delay_ms: 500 });
  await pick(page, 'Delete service Gutter rinse');
  const confirm = await find(page, 'button', 'Delete service');
  expect(confirm.disabled).toBe(true);
  const place = () =>
    page.$eval('dialog .destructive', (button) => JSON.stringify(button.getBoundingClientRect()));
  const before = await place();
  await find(page, 'StaticText', '2 invoices use it:');
  expect((await find(page, 'button', 'Delete service')).disabled).toBe(false);
  expect(await place()).toBe(before);
  await find(page, 'StaticText', 'This deletes the service from FieldPro, not QuickBooks.');
  const said = await page.$eval('dialog', (dialog) => dialog.textContent);
  expect(said).toContain('Invoice 1081, $55.00, Cedar Grove HOA, 2026-03-02');
  expect(said).toContain('Invoice 1082, $55.00, Cedar Grove HOA, 2026-03-02');
  await pictures(testbed, page, 's26-delete');
  await press(page, 'button', 'Cancel');
  await findNone(page, 'button', 'Delete service');
  expect(control.record(COMPANY_A, 'svc_32')?.deleted).toBe(false);
  await pick(page, 'Delete service Gutter rinse');
  // The dialog asks for its users when it opens.
  await find(page, 'StaticText', '2 invoices use it:');
  await press(page, 'button', 'Delete service');
  await waitFor('the service to be deleted', () => control.record(COMPANY_A, 'svc_32')?.deleted === true);
  const did = (action: string, label: string) =>
    ({ who: 'Office admin', action, label, outcome: 'succeeded' }) as const;
  await checkInvariants(testbed, [
    did('update', 'Spring clean-up'),
    did('resync', 'Spring clean-up'),
    did('delete', 'Gutter rinse'),
  ]);
});

test('S26: a bookkeeper sees Delete with the reason why not [TD-21, TD-34]', async () => {
  testbed = await openTestbed({ world: worldS26(), accessKey: BOOKKEEPER_KEY_A });
  const page = await openPanel(testbed, 'svc_32');
  const button = await findInMenu(page, 'Delete service Gutter rinse. Ask an admin: Office admin.');
  expect(button.disabled).toBe(true);
  const queue = await openQueue(testbed, 'attention');
  await press(queue, 'button', 'Actions for service Gutter rinse');
  const item = await find(queue, 'menuitem', 'Delete service Gutter rinse. Ask an admin: Office admin.');
  expect(item.disabled).toBe(true);
});
