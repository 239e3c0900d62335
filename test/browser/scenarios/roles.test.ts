import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { reference } from '../../../lib/locales/reference/en.ts';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../sandbox/world/access-keys.ts';
import { commonWorld, manyInvoices } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openQueue, waitForSaid } from '../queue/open-queue.ts';
import { type Asking, openAsking } from '../trust/ask-worker.ts';
import { commandOn, itemOf } from '../trust/command-requests.ts';
import { followNotices } from '../trust/notices.ts';
import { onlyCompany, readStored, untilSettled } from '../trust/stored-state.ts';
import { checkInvariants, commandsReceived } from './check-invariants.ts';
import { openTestbed, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const ASK = 'Ask an admin: Office admin.';
/** Names of commands, on a page of QuickBooks or in the queue. */
const COMMAND =
  /^(Resync|Clear ID|Skip|Approve|Mark Ready|Cancel all|Remove|Restore|Stop skipping|Hold|Turn o(n|ff)|Edit|Delete|Ignore|Change|Match|Correct) ?/;

/** The enabled commands, and the reasons of the disabled ones. */
async function commandsOn(page: Page): Promise<{ enabled: string[]; reasons: string[] }> {
  const commands = (
    await Promise.all(['button', 'menuitem'].map((role) => findAll(page, role, COMMAND)))
  ).flat();
  return {
    enabled: commands.filter(({ disabled }) => !disabled).map(({ name }) => name),
    reasons: [...new Set(commands.filter(({ disabled }) => disabled).map((each) => reasonOf(each)))],
  };
}

function reasonOf({ role, name, description }: { role: string; name: string; description: string }): string {
  return role === 'menuitem' ? name.replace(/^[^.]*\. /, '') : description;
}

/** Makes one more invoice fail and connects with a person's key; the read is judged like any scheduled cycle. */
async function signIn(asking: Asking, accessKey: string, failing: number): Promise<void> {
  const { control, url } = testbed.sandbox.platform;
  const [failed] = manyInvoices(1, failing, 'failed');
  if (!failed) throw new Error('No invoice was made.');
  const error = { code: '6000', message: 'Business Validation Error', detail: null, request_id: null };
  control.addRecords(COMPANY_A, [{ ...failed, sync: { ...failed.sync, error } }]);
  await asking.ask({ type: 'connect', values: { address: url, access_key: accessKey }, replaces: null });
  await untilSettled(asking);
  expect((await readStored(asking)).records.some(({ id }) => id === `inv_${failing}`)).toBe(true);
}

test('S27: a viewer sees everything and may do nothing; a bookkeeper may do all but what only an admin may [TD-34]', async () => {
  testbed = await openTestbed({ world: commonWorld(), accessKey: VIEWER_KEY_A });
  const { control, url } = testbed.sandbox.platform;
  const asking = await openAsking(testbed.browser);
  const notices = await followNotices(asking);

  // The viewer: badges, and every command disabled with its reason.
  await signIn(asking, VIEWER_KEY_A, 9001);
  let page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=146');
  await find(page, 'button', 'Sync: link broken, invoice 1042');
  const disabled = await find(page, 'button', 'Clear ID of invoice 1042');
  expect(await commandsOn(page)).toEqual({ enabled: [], reasons: [ASK] });
  await disabled.click();
  await page.close();
  let queue = await openQueue(testbed, 'attention');
  await find(queue, 'button', 'Change number: invoice 1043');
  await press(queue, 'button', 'Actions for invoice 1043');
  await find(queue, 'menuitem', /^Skip invoice 1043/);
  expect(await commandsOn(queue)).toEqual({ enabled: [], reasons: [ASK] });
  await queue.keyboard.press('Escape');
  await press(queue, 'tab', /^To approve/);
  await find(queue, 'button', /^Approve checked/);
  expect(await commandsOn(queue)).toEqual({ enabled: [], reasons: [ASK] });
  await press(queue, 'tab', /^Pending/);
  await find(queue, 'button', /^Cancel all/);
  expect(await commandsOn(queue)).toEqual({ enabled: [], reasons: [ASK] });
  await press(queue, 'tab', 'Reference');
  await find(queue, 'tab', 'Accounts');
  await findNone(queue, 'tab', worded(reference.list.employees ?? ''));
  await queue.close();
  const popup = await testbed.browser.openPopup();
  const syncNow = await find(popup, 'button', 'Sync now');
  expect([syncNow.disabled, syncNow.description]).toEqual([true, ASK]);
  await syncNow.click();
  await popup.close();
  expect(commandsReceived(testbed)).toEqual([]);
  expect(control.calls({ method: 'POST', path: '/runs$' })).toEqual([]);

  // A forged command is refused by the extension and by the platform, and logged.
  const stored = await readStored(asking);
  const row = stored.records.find(({ id }) => id === 'inv_1043');
  if (!row) throw new Error('Invoice 1043 is not there.');
  const item = itemOf(row);
  const forged = commandOn(onlyCompany(stored), 'resync', item);
  expect(await asking.ask(forged)).toMatchObject({ status: 'refused', problem: { code: 'not_allowed' } });
  const { action } = forged;
  const { key, record_id, version, input } = item;
  const answer = await fetch(`${url}/companies/${COMPANY_A}/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${VIEWER_KEY_A}`, 'content-type': 'application/json' },
    body: JSON.stringify({ commands: [{ key, action, record_id, version, input, dry_run: false }] }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'not_allowed' }]);
  expect(control.record(COMPANY_A, 'inv_1043')?.version).toBe(Number(version));
  expect(await notices()).toEqual([]);

  // The bookkeeper: everything but Clear ID; no notice of failures unless chosen.
  await signIn(asking, BOOKKEEPER_KEY_A, 9002);
  expect(await notices()).toEqual([]);
  page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=146');
  const clearId = await find(page, 'button', 'Clear ID of invoice 1042');
  expect([clearId.disabled, clearId.description]).toEqual([true, ASK]);
  await page.close();
  queue = await openQueue(testbed, 'approvals');
  expect((await find(queue, 'button', /^Approve checked/)).disabled).toBe(false);
  await press(queue, 'tab', /^Failed/);
  await press(queue, 'button', 'Actions for invoice 1042');
  await find(queue, 'menuitem', 'Open record: invoice 1042');
  await queue.keyboard.press('Escape');
  expect((await find(queue, 'button', 'Clear ID of invoice 1042')).disabled).toBe(true);
  await press(queue, 'button', 'Actions for invoice 1043');
  await press(queue, 'menuitem', 'Resync invoice 1043');
  await waitFor('it to have been tried', () =>
    commandsReceived(testbed).some((command) => command.key !== key),
  );
  await untilSettled(asking);
  await press(queue, 'button', 'Actions for invoice 1043');
  await press(queue, 'menuitem', 'Skip invoice 1043');
  await waitForSaid(queue, 'Skipped: Invoice 1043.');
  await press(queue, 'button', 'Dismiss');
  await waitFor('it to be skipped', () => control.record(COMPANY_A, 'inv_1043')?.sync.state === 'skipped');
  await untilSettled(asking);
  await queue.close();

  // The admin: everything, and notices.
  await signIn(asking, ADMIN_KEY_A, 9003);
  await waitForValue('the notice', async () => (await notices()).map((cause) => cause.split(' ')[1]), [
    'new_failures',
  ]);
  page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=146');
  await waitForValue(
    'Clear ID',
    async () => (await find(page, 'button', 'Clear ID of invoice 1042')).disabled,
    false,
  );
  await page.close();
  await asking.page.close();

  const by = (who: string, did: string, outcome: 'succeeded' | 'refused') => ({
    who,
    action: did,
    label: '1043',
    outcome,
  });
  await checkInvariants(testbed, [
    by('Office viewer', 'resync', 'refused'),
    by('Office bookkeeper', 'resync', 'succeeded'),
    by('Office bookkeeper', 'skip', 'succeeded'),
  ]);
});
