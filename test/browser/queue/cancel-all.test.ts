import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { queue as queueWords } from '../../../lib/locales/queue/en.ts';
import { ADMIN_KEY_A, ADMIN_KEY_B, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS16 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { wordedStart } from '../harness/controls.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived } from '../scenarios/check-invariants.ts';
import { connect, openTestbed, settled, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

/** With any number. */
const SYNC_THE_REST = wordedStart(queueWords.preview.rest(0).replace('(0)', '('));

const inState = (state: string) =>
  testbed.sandbox.platform.control
    .records(COMPANY_A)
    .filter(({ sync }) => sync.state === state)
    .map(({ id }) => id);
const sent = (action: string) => commandsReceived(testbed).filter((command) => command.action === action);

async function cancelAll(page: Page, n: number): Promise<void> {
  await press(page, 'button', `Cancel all (${n})`);
  const dialog = await find(page, 'alertdialog', `Cancel the sync of ${n} records?`);
  expect(await dialog.text()).toContain('Anything being sent now will finish');
  await press(page, 'button', `Cancel ${n} syncs`);
}

test('S16: cancel all, disconnect, reconnect with the same key, test with two, sync the rest [SY-14, SY-15, SY-16, SY-19, SY-22, SY-23, SY-24]', async () => {
  testbed = await openTestbed({ world: worldS16(), accessKey: null });
  const { control } = testbed.sandbox.platform;
  control.setRunSpeed('manual');
  control.runAs(ADMIN_KEY_A, COMPANY_A);
  const [inFlight] = inState('syncing');
  await connect(testbed, ADMIN_KEY_A);
  const page = await openQueue(testbed, 'preview');
  await find(page, 'tab', 'Pending (121)');

  // The record in flight finishes, the others are canceled, and Disconnect waits for that.
  await cancelAll(page, 120);
  await press(page, 'tab', 'Connection');
  const disconnect = await find(page, 'button', 'Disconnect');
  expect(disconnect.disabled).toBe(true);
  expect(disconnect.description).toMatch(/^Wait for \d+ in progress to finish/);
  await waitForSaid(page, '120 canceled.');
  await waitForValue('the canceled', () => inState('canceled').length, 120);
  expect((await find(page, 'button', 'Disconnect')).disabled).toBe(true);
  control.step(1);
  await waitForValue('the one in flight', () => inState('synced').includes(inFlight ?? ''), true);
  await settled(testbed.browser);
  await press(page, 'button', 'Sync now');
  await waitFor('Disconnect', async () => !(await find(page, 'button', 'Disconnect')).disabled);

  await press(page, 'button', 'Disconnect');
  await find(page, 'alertdialog', 'Disconnect FieldPro?');
  const [, confirm] = await waitFor('both buttons', async () => {
    const both = await page.$$('dialog .button');
    return both.length === 2 && both;
  });
  await confirm?.click();
  await find(page, 'tab', 'Pending (0)');
  const keysBefore = control.calls({ path: '/keys' }).length;
  await (await find(page, 'textbox', 'Access key')).type(ADMIN_KEY_B);
  await press(page, 'button', 'Activate');
  const refusal = await (await find(page, 'alert', /(?:)/)).text();
  expect(refusal).toContain('Maple Landscaping Inc.');
  expect(refusal).toContain('Bluebird Dental LLC');
  await (await find(page, 'textbox', 'Access key')).type(ADMIN_KEY_A);
  await press(page, 'button', 'Activate');
  await waitForSaid(page, 'Connected again.');
  expect(control.calls({ path: '/keys' })).toHaveLength(keysBefore);
  await settled(testbed.browser);

  await press(page, 'tab', /^Pending/);
  await press(page, 'button', 'Test with 2 records');
  await waitForValue('two', () => sent('resync').map(({ record_id }) => record_id), canceledFirst(inFlight));
  await waitFor('the run', () => inState('syncing').length === 1);
  await findNone(page, 'button', SYNC_THE_REST);
  control.step(5);
  await find(page, 'button', 'Sync the rest (118)');
  control.setRunSpeed('instant');
  await press(page, 'button', 'Sync the rest (118)');
  await waitForValue('all of them', () => sent('resync').length, 120);

  await waitForValue('all are synced', () => inState('synced').length, 122);
  await waitForSaid(page, '118 synced.');
  await settled(testbed.browser);
  await checkInvariants(
    testbed,
    commandsReceived(testbed).map(({ action, record_id }) => ({
      who: 'Office admin',
      action,
      label: record_id.replace('inv_', ''),
      outcome: 'succeeded',
    })),
  );
});

/** The two oldest canceled records. */
function canceledFirst(inFlight: string | undefined): string[] {
  return ['inv_6001', 'inv_6002', 'inv_6003'].filter((id) => id !== inFlight).slice(0, 2);
}

test('S16: if the test fails, the rest is not started [SY-23]', async () => {
  const world = worldS16();
  const few = world.companies.map((company) => ({ ...company, records: [...company.records].slice(0, 5) }));
  testbed = await openTestbed({ world: { ...world, companies: few }, accessKey: ADMIN_KEY_A });
  const { control } = testbed.sandbox.platform;
  const page = await openQueue(testbed, 'preview');
  await cancelAll(page, 4);
  await waitForValue('the canceled', () => inState('canceled').length, 4);
  await settled(testbed.browser);
  control.forcePosts({
    realm: COMPANY_A,
    record_id: 'inv_6002',
    times: 1,
    error: { code: '6000', message: 'Business Validation Error', detail: null },
  });
  await press(page, 'button', 'Test with 2 records');
  await waitFor('what is said', async () =>
    page.evaluate(() => document.body.textContent?.includes('The test failed')),
  );
  await findNone(page, 'button', SYNC_THE_REST);
  expect(sent('resync').map(({ record_id }) => record_id)).toEqual(['inv_6001', 'inv_6002']);
  expect(inState('canceled')).toEqual(['inv_6003', 'inv_6004']);
});
