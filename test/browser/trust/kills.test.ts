import { afterEach, expect, test } from 'vitest';
import type { RequestOf } from '../../../lib/protocol/requests.ts';
import type { Control } from '../../sandbox/platform/control.ts';
import type { Fault } from '../../sandbox/platform/faults.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { createRandom, type Random, SEED } from '../../sandbox/world/random.ts';
import { worldS10 } from '../../sandbox/world/scenario-world.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from './ask-worker.ts';
import { commandAgain, commandOn, itemOf, keyOf } from './command-requests.ts';
import { expectAskedBeforeSentAgain, expectEffects } from './sent-once.ts';
import { expectRightCounters, onlyCompany, readStored, type Stored, untilSettled } from './stored-state.ts';

const KILLS = Number(process.env.TICKMARK_KILLS ?? 250);
const RECORDS = 250;
/** The longest life of a worker after one of the moments below, in milliseconds. */
const LONGEST_MS = 40;
/** One minute per second, so that waits end while workers come and go. */
const SPEED = 60;

let testbed: Testbed;
afterEach(() => testbed?.close());

const COMMANDS = { method: 'POST', path: '/commands$' };
const QUESTIONS = { method: 'GET', path: '/commands/' };
const RUNS = { method: 'POST', path: '/runs$' };
const READS = { method: 'GET', path: '/(records|connection)' };

function anyFault(random: Random): Fault {
  return random.pick<Fault>([
    { kind: 'commit_then_drop', ...COMMANDS },
    { kind: 'commit_then_hang', ...COMMANDS },
    { kind: 'truncated', ...COMMANDS },
    { kind: 'drop', ...COMMANDS },
    { kind: 'hang', ...COMMANDS },
    { kind: 'status', status: 429, retry_after: random.whole(1, 20), ...COMMANDS },
    { kind: 'status', status: random.pick([500, 502, 503]), ...COMMANDS },
    { kind: 'delay', delay_ms: random.whole(1, LONGEST_MS), ...COMMANDS },
    { kind: 'drop', ...QUESTIONS },
    { kind: 'status', status: random.pick([429, 503]), retry_after: 1, ...QUESTIONS },
    { kind: 'commit_then_drop', ...RUNS },
    { kind: 'status', status: 503, ...RUNS },
    // Garbage to single commands and to questions about them, and runs refused.
    { kind: 'bad_result', ...COMMANDS },
    { kind: 'bad_result', ...QUESTIONS },
    { kind: 'html', ...COMMANDS },
    { kind: 'html', ...QUESTIONS },
    { kind: 'html', status: 404, ...RUNS },
    { kind: 'status', status: random.pick([403, 422]), ...RUNS },
    { kind: 'status', status: random.pick([429, 500]), ...READS },
  ]);
}

/** Decides how many commands are given before each kill; all of them come before the last tenth. */
function shareOut(random: Random, commands: number, kills: number): number[] {
  const share = Array.from({ length: kills }, () => 0);
  for (let left = commands; left > 0; ) {
    const burst = Math.min(left, random.pick([1, 1, 2, 5, 12]));
    const at = random.whole(0, Math.floor((kills - 1) * 0.9));
    share[at] = (share[at] ?? 0) + burst;
    left -= burst;
  }
  return share;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits for the moment from which a worker's end is drawn: its wake, its first answer, or its next request to the platform. */
async function untilMoment(
  moment: 'woken' | 'answered' | 'asking',
  control: Control,
  answers: Promise<unknown>,
): Promise<void> {
  if (moment === 'woken') return;
  // A worker without an answer or a request is ended all the same.
  const tooLong = performance.now() + 500;
  if (moment === 'answered') await Promise.race([answers, sleep(500)]);
  else {
    const before = control.calls().length;
    while (control.calls().length === before && performance.now() < tooLong) await sleep(1);
  }
}

/** Presses again on commands that were parked because they ended the worker too often. */
async function askAgain(asking: Asking, stored: Stored): Promise<number> {
  const parked = stored.jobs.filter((job) => job.state === 'parked');
  await asking.askAll(parked.map((job) => commandAgain(onlyCompany(stored), job)));
  return parked.length;
}

test(`${RECORDS} approvals each take effect once, whenever the worker is killed: ${KILLS} kills, TICKMARK_SEED=${SEED}`, async () => {
  const random = createRandom(SEED);
  testbed = await openTestbed({ world: worldS10(RECORDS), accessKey: BOOKKEEPER_KEY_A, speed: SPEED });
  const { control } = testbed.sandbox.platform;
  const asking = await openAsking(testbed.browser);
  const start = await readStored(asking);
  const company = onlyCompany(start);
  const commands = start.records
    .filter((row) => row.state === 'needs_approval')
    .map((row) => commandOn(company, 'approve', itemOf(row)));
  expect(commands).toHaveLength(RECORDS);

  const began = performance.now();
  const share = shareOut(random, RECORDS, KILLS);
  const accepted = new Set<string>();
  let given: RequestOf<'commands'>[] = [];
  let faults = 0;
  let resumed = 0;
  let lost = 0;
  let refused = 0;
  for (const [kill, count] of share.entries()) {
    given.push(...commands.splice(0, count));
    if (random.next() < 0.3) {
      if (control.faults().length > 5) control.clearFaults();
      control.addFault(anyFault(random));
      faults += 1;
    }
    // A look, a request for a run or a command wakes the worker; the commands are sent in addition.
    const look = random.pick<RequestOf<'popup'> | RequestOf<'sync_now'> | RequestOf<'options'>>([
      { type: 'popup', open: null, company_key: company.key },
      { type: 'popup', open: null, company_key: company.key },
      { type: 'sync_now', company_key: company.key },
      { type: 'options' },
    ]);
    const asked = given;
    const answers = asking.askAll<'popup' | 'sync_now' | 'options' | 'commands'>([look, ...asked]);
    await untilMoment(random.pick(['woken', 'answered', 'answered', 'asking', 'asking']), control, answers);
    await sleep(random.next() * LONGEST_MS);
    await testbed.browser.killWorker();
    const [, ...replies] = await answers;
    for (const [at, reply] of replies.entries()) {
      const command = asked[at];
      if (!command) throw new Error('More was answered than asked');
      const key = keyOf(command);
      if (reply === null) lost += 1;
      else if (reply.ok && 'status' in reply.answer && reply.answer.status === 'accepted') accepted.add(key);
      // While the platform does not answer, commands are refused with this reason and sent again later.
      else if (reply.ok && 'problem' in reply.answer && reply.answer.problem?.code === 'not_now')
        refused += 1;
      else throw new Error(`An approval was not accepted: ${JSON.stringify(reply)}`);
    }
    // Unacknowledged commands are sent again under their key, as a page does.
    given = asked.filter((each) => !accepted.has(keyOf(each)));
    if (kill % 50 === 49) {
      const stored = await readStored(asking);
      expectRightCounters(stored);
      for (const key of accepted) expect(stored.jobs.map((job) => job.key)).toContain(key);
      resumed += await askAgain(asking, stored);
    }
  }
  const killed = performance.now();

  control.clearFaults();
  await testbed.browser.killWorker();
  for (const request of given) await asking.ask(request);
  const end = await untilSettled(asking, async () => {
    resumed += await askAgain(asking, await readStored(asking));
    await asking.askAll([{ type: 'popup', open: null, company_key: company.key }]);
  });
  const settled = performance.now();

  expectEffects(
    control,
    end.jobs.map((job) => job.key),
  );
  expectAskedBeforeSentAgain(control);
  const documents = control.books(COMPANY_A, 'Invoice').filter(({ mark }) => mark !== null);
  expect(documents).toHaveLength(RECORDS);
  expect(new Set(documents.map(({ mark }) => mark)).size).toBe(RECORDS);
  const approvals = control.logLines(COMPANY_A).filter(({ action }) => action === 'approve');
  expect(approvals.filter(({ outcome }) => outcome !== 'succeeded')).toEqual([]);
  expect(approvals).toHaveLength(RECORDS);

  expectRightCounters(end);
  expect(end.counters[0]).toMatchObject({ to_approve: 0, pending: 0, failed: 0 });
  expect(end.records.filter((row) => row.state !== 'synced')).toEqual([]);
  expect(end.jobs.map((job) => job.state).filter((state) => state !== 'done')).toEqual([]);
  expect(end.jobs).toHaveLength(RECORDS);
  expect(end.log.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
    Array.from({ length: RECORDS }, () => 'approve succeeded'),
  );

  // A second run finds nothing to do.
  const before = control.calls(COMMANDS).length;
  await asking.ask({ type: 'sync_now', company_key: company.key });
  await untilSettled(asking);
  expect(control.calls(COMMANDS)).toHaveLength(before);

  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  const again = end.jobs.filter((job) => job.attempts > 0).length;
  const questions = control.calls(QUESTIONS).length;
  console.log(
    `${KILLS} kills in ${seconds(killed - began)} s, settled ${seconds(settled - killed)} s later; ${faults} faults; ` +
      `${lost} presses unanswered and ${refused} refused, all repeated; ${questions} times asked what became of a command; ${again} commands ` +
      `sent again; ${resumed} resumed after being put aside; TICKMARK_SEED=${SEED}`,
  );
}, 600_000);
