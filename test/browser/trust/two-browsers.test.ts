import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { RequestOf } from '../../../lib/protocol/requests.ts';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { createRandom, SEED } from '../../sandbox/world/random.ts';
import { worldOfFailedUpdates } from '../../sandbox/world/scenario-world.ts';
import { type OpenBrowser, openBrowser } from '../harness/open-browser.ts';
import { waitFor } from '../harness/wait-for.ts';
import { connect, openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from './ask-worker.ts';
import { commandOn, itemOf, keyOf } from './command-requests.ts';
import { callsByKey } from './sent-once.ts';
import { expectRightCounters, onlyCompany, readStored, untilSettled } from './stored-state.ts';

const PRESSES = 200;
const FIRST = 30_001;
/** The longest time between the two presses, in milliseconds. */
const APART_MS = 100;

let testbed: Testbed;
let other: OpenBrowser | null = null;
let otherProfile = '';
afterEach(async () => {
  await other?.close();
  other = null;
  await testbed?.close();
  if (otherProfile) await rm(otherProfile, { recursive: true, force: true, maxRetries: 5 });
});

/** Sends one press and waits for its end in this browser. */
async function press(asking: Asking, request: RequestOf<'commands'>, afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const answer = await asking.ask(request);
  expect(answer).toMatchObject({ status: 'accepted' });
  await waitFor(
    'the press to come to its end',
    async () => (await asking.readJob(keyOf(request)))?.settled_at,
  );
}

test(`two browsers press Resync within ${APART_MS} ms, ${PRESSES} times, TICKMARK_SEED=${SEED} [SO-27]`, async () => {
  const random = createRandom(SEED);
  // Every other time both press on the same record, otherwise each on its own.
  const records = PRESSES + PRESSES / 2;
  testbed = await openTestbed({ world: worldOfFailedUpdates(records, FIRST), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  otherProfile = await mkdtemp(join(tmpdir(), 'tickmark-profile-'));
  other = await openBrowser({
    site: testbed.sandbox.site,
    extension: testbed.clock.folder,
    userDataDir: otherProfile,
    timeZone: 'America/Toronto',
  });
  await connect({ sandbox: testbed.sandbox, browser: other }, ADMIN_KEY_A);
  const sides = await Promise.all([openAsking(testbed.browser), openAsking(other)]);
  const [one, two] = sides;
  const seenByOne = await readStored(one);
  const seenByTwo = await readStored(two);
  const pressOn = (seen: typeof seenByOne, number: number) => {
    const row = seen.records.find(({ id }) => id === `inv_${number}`);
    if (row?.state !== 'failed') throw new Error(`Invoice ${number} is ${row?.state}`);
    return commandOn(onlyCompany(seen), 'resync', itemOf(row));
  };

  const began = performance.now();
  const keys: string[] = [];
  let next = FIRST;
  for (let times = 0; times < PRESSES; times += 1) {
    const first = pressOn(seenByOne, next);
    if (times % 2 === 1) next += 1;
    const second = pressOn(seenByTwo, next);
    next += 1;
    const apart = Math.floor(random.next() * APART_MS);
    const waits = random.next() < 0.5 ? [0, apart] : [apart, 0];
    await Promise.all([press(one, first, waits[0] ?? 0), press(two, second, waits[1] ?? 0)]);
    keys.push(keyOf(first), keyOf(second));
  }
  expect(next).toBe(FIRST + records);
  const took = performance.now() - began;

  // The next cycle of each browser reads what the other has done.
  await Promise.all(
    sides.map(async (asking) => {
      const company = onlyCompany(await readStored(asking));
      await asking.ask({ type: 'sync_now', company_key: company.key });
    }),
  );
  const ends = [await untilSettled(one), await untilSettled(two)];

  // One effect on each record, whether one or both pressed.
  const effects = control.effects();
  expect(Object.values(effects).filter((times) => times > 1)).toEqual([]);
  expect([...callsByKey(control).keys()].sort()).toEqual([...keys].sort());
  expect(keys.filter((key) => effects[key] === 1)).toHaveLength(records);
  const lines = control.logLines(COMPANY_A);
  const perRecord = (action: string) => {
    const count = new Map<string, number>();
    for (const line of lines) {
      if (line.action !== action || line.outcome !== 'succeeded') continue;
      count.set(line.record_id ?? '', (count.get(line.record_id ?? '') ?? 0) + 1);
    }
    return count;
  };
  for (const action of ['resync', 'sync']) {
    expect(perRecord(action).size).toBe(records);
    expect([...perRecord(action)].filter(([, count]) => count !== 1)).toEqual([]);
  }
  const copies = control.books(COMPANY_A, 'Invoice').filter(({ mark }) => mark?.startsWith('inv_3'));
  expect(copies).toHaveLength(records);
  expect(copies.filter(({ amount, status }) => amount !== '355.00' || status !== 'active')).toEqual([]);

  // Neither browser shows a failure.
  for (const end of ends) {
    expect(end.jobs.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(end.log.filter(({ outcome }) => outcome !== 'succeeded')).toEqual([]);
    expect(end.jobs).toHaveLength(PRESSES);
    expect(end.records.filter(({ state }) => state !== 'synced')).toEqual([]);
    expectRightCounters(end);
  }
  expect([...testbed.consoleErrors(), ...other.consoleErrors()]).toEqual([]);
  const clashes = lines.filter(({ action, outcome }) => action === 'resync' && outcome === 'conflict').length;
  console.log(
    `${PRESSES} times in ${(took / 1_000).toFixed(1)} s; the platform saw ${clashes} of ${PRESSES / 2} as second ` +
      `on the same record; TICKMARK_SEED=${SEED}`,
  );
});
