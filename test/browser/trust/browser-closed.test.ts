import { afterEach, expect, test } from 'vitest';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS10 } from '../../sandbox/world/scenario-world.ts';
import { waitFor } from '../harness/wait-for.ts';
import { checkInvariants } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from './ask-worker.ts';
import { itemOf } from './command-requests.ts';
import { callsByKey, expectEffects } from './sent-once.ts';
import { expectRightCounters, onlyCompany, readStored, untilSettled } from './stored-state.ts';

const COMMANDS = '/commands$';
const RECORDS = 250;
/** Commands accepted by the platform before the browser is killed, and how many of their answers are lost. */
const ACCEPTED = 130;
const UNREAD = 12;

let testbed: Testbed;
afterEach(() => testbed?.close());

test('S10: the browser is killed in the middle of 250 approvals', async () => {
  testbed = await openTestbed({ world: worldS10(RECORDS), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  control.setRunSpeed('manual');
  const asking = await openAsking(testbed.browser);
  const start = await readStored(asking);
  const company = onlyCompany(start);
  const items = start.records.filter((row) => row.state === 'needs_approval').map((row) => itemOf(row));
  const keys = items.map(({ key }) => key);
  const answer = await asking.ask({ type: 'commands', company_key: company.key, action: 'approve', items });
  expect(answer).toMatchObject({ status: 'accepted', accepted: RECORDS, refused: [] });
  const release = (some: readonly string[]) =>
    asking.ask({ type: 'release', company_key: company.key, keys: [...some] });
  const accepted = () => keys.filter((key) => control.effects()[key] === 1).length;

  const read = keys.slice(0, ACCEPTED - UNREAD);
  const unread = keys.slice(read.length, ACCEPTED);
  const unsent = keys.slice(ACCEPTED);
  await release(read);
  await waitFor('the answers to be read and the run to go on', async () => {
    const { jobs } = await readStored(asking);
    const following = jobs.filter((job) => job.lane === 'following').length;
    return following === read.length && control.calls({ path: '/runs/' }).length > 0;
  });
  const batches = control
    .calls({ method: 'POST', path: COMMANDS })
    .map(({ body }) => (body as { commands: unknown[] }).commands.length);
  expect(batches).toEqual([100, read.length - 100]);
  control.addFault({ kind: 'commit_then_hang', method: 'POST', path: COMMANDS });
  await release(unread);
  await waitFor('the last answers to be on their way', () => accepted() === ACCEPTED);
  await release(unsent);
  const before = await readStored(asking);
  expectRightCounters(before);
  expect(before.counters[0]).toMatchObject({ to_approve: 0, pending: RECORDS, failed: 0 });

  await testbed.killBrowser();
  control.clearCalls();
  control.setRunSpeed('instant');
  await testbed.startBrowser('2026-03-03T14:40:00Z');
  expect((await testbed.browser.browser.pages()).filter((page) => page.url().includes('intuit.com'))).toEqual(
    [],
  );
  const after = await openAsking(testbed.browser);
  const end = await untilSettled(after);

  // Unknown outcomes are asked for first and not sent again; known outcomes need no further request.
  const calls = callsByKey(control);
  const told = (key: string) => calls.get(key)?.map(({ method, outcome }) => `${method} ${outcome}`);
  expect(new Set(unread.map((key) => told(key)?.join()))).toEqual(new Set(['GET 200']));
  expect(new Set(unsent.map((key) => told(key)?.join()))).toEqual(new Set(['POST 200']));
  expect(read.filter((key) => calls.has(key))).toEqual([]);
  const firstSent = control.calls({ method: 'POST', path: COMMANDS })[0]?.seq ?? 0;
  const lastAsked = control.calls({ method: 'GET', path: '/commands/' }).at(-1)?.seq ?? 0;
  expect(lastAsked).toBeLessThan(firstSent);
  expect(control.calls({ method: 'POST', path: '/runs$' })).toHaveLength(1);

  expect(keys.filter((key) => control.effects()[key] !== 1)).toEqual([]);
  expectEffects(control, [...unread, ...unsent]);
  const documents = control.books(COMPANY_A, 'Invoice').flatMap(({ mark }) => mark ?? []);
  expect(documents).toHaveLength(RECORDS);
  expect(new Set(documents).size).toBe(RECORDS);
  expect(end.records.filter((row) => row.state !== 'synced')).toEqual([]);
  expectRightCounters(end);
  expect(end.counters[0]).toMatchObject({ to_approve: 0, pending: 0, failed: 0 });

  await checkInvariants(
    testbed,
    items.map(({ record_id }) => ({
      who: 'Office bookkeeper',
      action: 'approve',
      label: record_id.replace('inv_', ''),
      outcome: 'succeeded',
    })),
  );
});
