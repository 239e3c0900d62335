import { afterEach, expect, test } from 'vitest';
import type { RequestOf } from '../../../lib/protocol/requests.ts';
import { BOOKKEEPER_KEY_A } from '../../sandbox/world/access-keys.ts';
import { createRandom, SEED } from '../../sandbox/world/random.ts';
import { worldOfFailedUpdates } from '../../sandbox/world/scenario-world.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from './ask-worker.ts';
import { commandOn, itemOf, keyOf } from './command-requests.ts';
import { expectAskedBeforeSentAgain, expectEffects } from './sent-once.ts';
import { expectRightCounters, onlyCompany, readStored, untilSettled } from './stored-state.ts';

/** How often the whole browser is killed. */
const KILLS = Number(process.env.TICKMARK_BROWSER_KILLS ?? 2);
/** Commands given before each kill. */
const EACH = 30;
/** The longest life of a browser after its commands were given, in milliseconds. */
const LONGEST_MS = 600;
const COMMANDS = { method: 'POST', path: '/commands$' };

let testbed: Testbed;
afterEach(() => testbed?.close());

test(`no command is lost or doubled, whenever the whole browser is killed: ${KILLS} times, TICKMARK_SEED=${SEED}`, {
  timeout: 60_000 + KILLS * 60_000,
}, async () => {
  const random = createRandom(SEED);
  testbed = await openTestbed({
    world: worldOfFailedUpdates(EACH * KILLS, 3_000),
    accessKey: BOOKKEEPER_KEY_A,
  });
  const { control } = testbed.sandbox.platform;
  let asking = await openAsking(testbed.browser);
  const start = await readStored(asking);
  const company = onlyCompany(start);
  const left = start.records
    .filter((row) => row.state === 'failed' && /^inv_3/.test(row.id))
    .map((row) => commandOn(company, 'resync', itemOf(row)));
  const keys = left.map(keyOf);
  expect(keys).toHaveLength(EACH * KILLS);

  const accepted = new Set<string>();
  let given: RequestOf<'commands'>[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    given.push(...left.splice(0, EACH));
    const kind = random.pick(['commit_then_hang', 'delay', 'none'] as const);
    if (kind === 'delay') control.addFault({ kind, delay_ms: LONGEST_MS, ...COMMANDS });
    if (kind === 'commit_then_hang') control.addFault({ kind, ...COMMANDS });
    const asked = given;
    // Whoever gave a command learns of it one by one; what was told last may still be on its way at the end.
    const answers = asked.map(async (request) => {
      const [reply] = await asking.askAll([request]).catch(() => [null]);
      if (reply?.ok && 'status' in reply.answer && reply.answer.status === 'accepted') {
        accepted.add(keyOf(request));
      }
    });
    // The first browser lives until a command is acknowledged: on a busy machine none would be.
    if (kill === 0) await waitFor('a command to be acknowledged', () => accepted.size > 0);
    else await new Promise((resolve) => setTimeout(resolve, random.next() * LONGEST_MS));
    await testbed.killBrowser();
    await Promise.all(answers);
    control.clearFaults();
    await testbed.startBrowser();
    asking = await openAsking(testbed.browser);
    const { jobs } = await readStored(asking);
    // What was acknowledged is on the disk.
    for (const key of accepted) expect(jobs.map((job) => job.key)).toContain(key);
    given = asked.filter((request) => !accepted.has(keyOf(request)));
  }
  const acknowledged = accepted.size;
  expect(acknowledged).toBeGreaterThan(0);
  for (const request of given) await asking.ask(request);
  const end = await untilSettled(asking, async () => {
    await asking.askAll([{ type: 'popup', open: null, company_key: company.key }]);
  });

  expect(end.jobs.map((job) => job.key).sort()).toEqual([...keys].sort());
  expect(end.jobs.filter((job) => job.state !== 'done')).toEqual([]);
  expectEffects(control, keys);
  expectAskedBeforeSentAgain(control);
  expectRightCounters(end);
  console.log(
    `${KILLS} browsers killed; ${acknowledged} of ${keys.length} commands acknowledged before; seed ${SEED}`,
  );
});
