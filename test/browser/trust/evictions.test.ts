import { afterEach, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/platform/faults.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { createRandom, type Random, SEED } from '../../sandbox/world/random.ts';
import { worldS10 } from '../../sandbox/world/scenario-world.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from './ask-worker.ts';
import { commandOn, itemOf } from './command-requests.ts';
import { callsByKey, expectAskedBeforeSentAgain } from './sent-once.ts';
import { evict, markedKeys, onlyCompany, readStored, untilSettled } from './stored-state.ts';

/** How often the tables are lost. */
const EVICTIONS = Number(process.env.TICKMARK_EVICTIONS ?? 6);
/** Commands given before each loss. */
const EACH = 5;
const RECORDS = EACH * EVICTIONS + EACH;
/** The longest time from the commands to the loss, in milliseconds. */
const LONGEST_MS = 600;
/** One minute per second: what can be undone is sent at once. */
const SPEED = 60;
const COMMANDS = { method: 'POST', path: '/commands$' };

let testbed: Testbed;
afterEach(() => testbed?.close());

function anyFault(random: Random): Fault | undefined {
  return random.pick<Fault | undefined>([
    undefined,
    { kind: 'delay', delay_ms: random.whole(1, LONGEST_MS), ...COMMANDS },
    { kind: 'commit_then_hang', ...COMMANDS },
    { kind: 'commit_then_drop', ...COMMANDS },
    { kind: 'hang', ...COMMANDS },
  ]);
}

/** Approves what still waits, at most so many. @returns the keys of the commands */
async function approve(asking: Asking, most: number) {
  const stored = await readStored(asking);
  const company = onlyCompany(stored);
  const items = stored.records
    .filter((row) => row.state === 'needs_approval')
    .slice(0, most)
    .map((row) => itemOf(row));
  const answers = asking.askAll(items.map((item) => commandOn(company, 'approve', item)));
  return { keys: items.map(({ key }) => key), answers };
}

test(`whenever the tables are lost between two steps, no approval is doubled, and each on its way is asked after: ${EVICTIONS} times, TICKMARK_SEED=${SEED}`, {
  timeout: 120_000 + EVICTIONS * 60_000,
}, async () => {
  const random = createRandom(SEED);
  testbed = await openTestbed({ world: worldS10(RECORDS), accessKey: BOOKKEEPER_KEY_A, speed: SPEED });
  const { control, url } = testbed.sandbox.platform;
  const asking = await openAsking(testbed.browser);
  const wake = async () => {
    await asking.askAll([{ type: 'popup', open: null, company_key: null }]);
  };
  const values = { address: url, access_key: BOOKKEEPER_KEY_A };
  let marked = 0;
  for (let loss = 0; loss < EVICTIONS; loss += 1) {
    const fault = anyFault(random);
    if (fault) control.addFault(fault);
    const { keys, answers } = await approve(asking, EACH);
    expect(keys).toHaveLength(EACH);
    // The first time the marker is written before: on a busy machine it never would be.
    if (loss === 0) await waitFor('the marker', async () => (await markedKeys(asking)).length > 0);
    else await new Promise((resolve) => setTimeout(resolve, random.next() * LONGEST_MS));
    await testbed.browser.killWorker();
    await answers;
    const onTheirWay = await markedKeys(asking);
    await evict(testbed.browser, asking);
    control.clearFaults();
    const before = control.calls(COMMANDS).length;

    expect(await asking.ask({ type: 'connect', values, replaces: null })).toMatchObject({
      status: 'connected',
    });
    const again = await untilSettled(asking, wake);
    const sentSince = control.calls(COMMANDS).slice(before);
    expect(sentSince, 'nothing that was given before is sent').toEqual([]);
    const calls = callsByKey(control);
    for (const key of onTheirWay) {
      expect(calls.get(key)?.map(({ method }) => method) ?? [], `${key} is asked after`).toContain('GET');
      expect(again.jobs.map((job) => job.key)).toContain(key);
    }
    marked += onTheirWay.length;
  }
  expect(marked).toBeGreaterThan(0);

  await (await approve(asking, RECORDS)).answers;
  await untilSettled(asking, wake);
  // What was approved before a loss waits at the platform for the next run.
  const company_key = onlyCompany(await readStored(asking)).key;
  await asking.ask({ type: 'sync_now', company_key });
  const end = await untilSettled(asking, wake);
  expect(end.records.filter(({ state }) => state !== 'synced')).toEqual([]);
  expectAskedBeforeSentAgain(control);
  expect(Object.entries(control.effects()).filter(([, times]) => times !== 1)).toEqual([]);
  const marks = control.books(COMPANY_A, 'Invoice').flatMap(({ mark }) => mark ?? []);
  expect(marks).toHaveLength(RECORDS);
  expect(new Set(marks).size).toBe(RECORDS);
  console.log(`The tables lost ${EVICTIONS} times with ${marked} commands on their way; seed ${SEED}`);
});
