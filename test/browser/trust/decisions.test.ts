import { afterEach, expect, test } from 'vitest';
import type { Action } from '../../../lib/core/records/actions.ts';
import { ADMIN_KEY_A, ADMIN_KEY_B, BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS16, worldS21, worldS24 } from '../../sandbox/world/scenario-world.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from './ask-worker.ts';
import { itemOf } from './command-requests.ts';
import { followNotices } from './notices.ts';
import { expectAskedBeforeSentAgain } from './sent-once.ts';
import { expectRightCounters, onlyCompany, readStored, type Stored, untilSettled } from './stored-state.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

function rowOf({ records }: Stored, id: string) {
  const row = records.find((each) => each.id === id);
  if (!row) throw new Error(`There is no ${id}.`);
  return row;
}

/** Sends one command on many records, as the queue does, without waiting for its end. @returns the keys */
async function command(
  asking: Asking,
  action: Action,
  ids: readonly string[],
  input: Record<string, unknown> = {},
): Promise<string[]> {
  const stored = await readStored(asking);
  const company = onlyCompany(stored);
  const items = ids.map((id) => itemOf(rowOf(stored, id), input));
  const answer = await asking.ask({ type: 'commands', company_key: company.key, action, items });
  expect(answer).toMatchObject({ status: 'accepted', accepted: ids.length, refused: [] });
  return items.map(({ key }) => key);
}

/** The same, without the time for undo; waits for its end. */
async function done(asking: Asking, action: Action, ids: readonly string[], input = {}): Promise<Stored> {
  const keys = await command(asking, action, ids, input);
  const { key } = onlyCompany(await readStored(asking));
  await asking.ask({ type: 'release', company_key: key, keys });
  return untilSettled(asking);
}

const states = (stored: Stored, ids: readonly string[]) => ids.map((id) => rowOf(stored, id).state);

test('S16: 120 are canceled while one is under way and the worker is killed in between; after reconnecting, two go first', async () => {
  testbed = await openTestbed({ world: worldS16(), accessKey: ADMIN_KEY_A });
  const { control, url } = testbed.sandbox.platform;
  control.setRunSpeed('manual');
  const asking = await openAsking(testbed.browser);
  const company = onlyCompany(await readStored(asking));
  await asking.ask({ type: 'sync_now', company_key: company.key });
  const scheduled = await waitFor('one to be under way', async () => {
    const { records } = await readStored(asking);
    const rest = records.filter(({ state }) => state === 'scheduled').map(({ id }) => id);
    return rest.length === 120 && records.some(({ state }) => state === 'syncing') && rest;
  });
  control.addFault({ kind: 'commit_then_hang', method: 'POST', path: '/commands$' });
  await command(asking, 'cancel', scheduled);
  await waitFor('the first batch to be done there', () =>
    control.records(COMPANY_A).some(({ sync }) => sync.state === 'canceled'),
  );
  await testbed.browser.killWorker();
  await asking.ask({ type: 'options' });
  await waitForValue(
    'all to be canceled',
    () => control.records(COMPANY_A).filter(({ sync }) => sync.state === 'canceled').length,
    120,
  );
  control.step();
  const end = await untilSettled(asking);
  expect(end.counters[0]).toMatchObject({ pending: 0, failed: 0 });
  expect(states(end, scheduled)).toEqual(scheduled.map(() => 'canceled'));
  expect(control.books(COMPANY_A, 'Invoice').filter(({ mark }) => mark?.startsWith('inv_6'))).toHaveLength(1);

  // Another company's key is refused and both companies are named; the same key continues with the same data.
  await asking.ask({ type: 'disconnect', connection_id: company.connection_id });
  const connect = { type: 'connect', replaces: company.connection_id } as const;
  const other = await asking.ask({ ...connect, values: { address: url, access_key: ADMIN_KEY_B } });
  if (other.status !== 'refused') throw new Error('The other company’s key was taken.');
  expect(`${other.problem.what} ${other.problem.steps.join(' ')}`).toContain('Maple Landscaping Inc.');
  expect(`${other.problem.what} ${other.problem.steps.join(' ')}`).toContain('Bluebird Dental LLC');
  const same = await asking.ask({ ...connect, values: { address: url, access_key: ADMIN_KEY_A } });
  expect(same).toMatchObject({ status: 'connected', connection_id: company.connection_id });
  const back = await untilSettled(asking);
  expect(states(back, scheduled)).toEqual(scheduled.map(() => 'canceled'));
  expect(back.log).toHaveLength(120);

  control.setRunSpeed('instant');
  const [first = '', second = '', ...rest] = scheduled;
  const two = await done(asking, 'resync', [first, second]);
  expect(two.records.filter(({ state }) => state === 'canceled')).toHaveLength(118);
  expect(states(two, [first, second])).toEqual(['synced', 'synced']);
  const all = await done(asking, 'resync', rest);
  expect(all.records.filter(({ state }) => state !== 'synced')).toEqual([]);
  expectRightCounters(all);
  expectAskedBeforeSentAgain(control);
  expect(Object.values(control.effects()).filter((times) => times !== 1)).toEqual([]);
});

test('S21: the order survives a restart, a removal can be undone, and a failing first row holds up only its payment', async () => {
  testbed = await openTestbed({ world: worldS21(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  let asking = await openAsking(testbed.browser);
  const ids = ['inv_1043', 'pay_701', 'inv_1045', 'inv_1046'];
  const position = (stored: Stored, id: string) => rowOf(stored, id).record.sync.position;
  const start = await readStored(asking);
  expect(ids.map((id) => position(start, id))).toEqual([1, 2, 3, 4]);

  await done(asking, 'move', ['inv_1045'], { to: 'bottom' });
  await testbed.closeBrowser();
  await testbed.startBrowser('2026-03-03T14:02:00Z');
  asking = await openAsking(testbed.browser);
  const moved = await readStored(asking);
  expect(position(moved, 'inv_1045')).toBe(4);
  const company = onlyCompany(moved);

  const taken = await command(asking, 'remove', ['inv_1046']);
  expect(rowOf(await readStored(asking), 'inv_1046').state).toBe('removed');
  await asking.ask({ type: 'undo', company_key: company.key, keys: taken });
  expect(rowOf(await untilSettled(asking), 'inv_1046').state).toBe('ready');
  expect(control.record(COMPANY_A, 'inv_1046')?.version).toBe(
    Number(rowOf(moved, 'inv_1046').record.version),
  );
  expect(rowOf(await done(asking, 'remove', ['inv_1046']), 'inv_1046').state).toBe('removed');
  await command(asking, 'restore', ['inv_1046']);
  await untilSettled(asking);

  await asking.ask({ type: 'sync_now', company_key: company.key });
  const end = await untilSettled(asking);
  expect(states(end, ids)).toEqual(['failed', 'waiting', 'synced', 'synced']);
  expect(rowOf(end, 'inv_1043').record.sync.error?.code).toBe('6140');
  expectRightCounters(end);
  expect(end.log.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'move succeeded',
    'remove canceled',
    'remove succeeded',
    'restore succeeded',
  ]);
});

test('S24: a customer is turned off without notices for three cycles, and on again; the name of a vendor is refused', async () => {
  // Ten minutes take two seconds.
  testbed = await openTestbed({ world: worldS24(), accessKey: ADMIN_KEY_A, speed: 300 });
  const { control } = testbed.sandbox.platform;
  const asking = await openAsking(testbed.browser);
  const company = onlyCompany(await readStored(asking));
  const notices = await followNotices(asking);
  const invoices = ['inv_1071', 'inv_1072', 'inv_1073'];

  const refused = rowOf(await done(asking, 'create_new', ['cus_203']), 'cus_203');
  expect(refused.state).toBe('failed');
  const [job] = (await readStored(asking)).jobs;
  expect(job).toMatchObject({ state: 'refused', problem: { code: 'duplicate_name' } });
  expect(job?.problem?.detail).toContain('vendor uses this name');
  const created = await done(asking, 'create_new', ['cus_203'], { display_name: 'Ace Supply (customer)' });
  expect(rowOf(created, 'cus_203').state).toBe('synced');

  const off = await done(asking, 'sync_off', ['cus_205']);
  expect(states(off, ['cus_205', ...invoices])).toEqual(Array.from({ length: 4 }, () => 'sync_off'));
  expect(off.counters[0]).toMatchObject({ to_approve: 0, pending: 0, failed: 0 });
  for (let cycle = 1; cycle <= 3; cycle += 1) {
    const last = onlyCompany(await readStored(asking)).last_success_at ?? 0;
    control.changeRecord(COMPANY_A, 'inv_1071', { amount: `${2_000 + cycle}.00` });
    await waitFor('the next cycle', async () => {
      const stored = await readStored(asking);
      const { value } = rowOf(stored, 'inv_1071').record.amount ?? {};
      return value === `${2_000 + cycle}.00` && (onlyCompany(stored).last_success_at ?? 0) > last;
    });
  }
  expect(await notices()).toEqual([]);
  expect((await readStored(asking)).counters[0]).toMatchObject({ to_approve: 0, pending: 0, failed: 0 });

  // No automatic cycles from here on.
  await asking.ask({ type: 'set_frequency', company_key: company.key, frequency: { kind: 'never' } });
  await command(asking, 'sync_on', ['cus_205']);
  const on = await untilSettled(asking);
  expect(states(on, ['cus_205', ...invoices])).toEqual(['failed', 'waiting', 'waiting', 'waiting']);
  const { id } = control.createInQuickBooks(COMPANY_A, { type: 'Customer', name: 'Private account' });
  const linked = await done(asking, 'link', ['cus_205'], { quickbooks: { type: 'Customer', id } });
  expect(states(linked, ['cus_205', ...invoices])).toEqual([
    'synced',
    ...invoices.map(() => 'needs_approval'),
  ]);
  expect(linked.counters[0]).toMatchObject({ to_approve: 3, pending: 0, failed: 0 });
  expectRightCounters(linked);
});
