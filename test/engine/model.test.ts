import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Action, isUndoable, UNDO_MS } from '../../lib/core/records/actions.ts';
import { QueueError } from '../../lib/store/queue-error.ts';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest, checkEffects } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform, type Line } from './world/fake-platform.ts';
import { FAULTS, type Fault, type Operation } from './world/faults.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { type Press, press, undo } from './world/press.ts';
import { SEED, seededKeys, seededRandom } from './world/random.ts';
import { isCrash, settle } from './world/settle.ts';

beforeEach(listenForDefects);
afterEach(() => {
  vi.restoreAllMocks();
});

/** One platform, some browsers, and the commands they have acknowledged to their users. */
interface World {
  readonly time: Time;
  /** Milliseconds by which the devices' clock is ahead of the platform's. */
  readonly ahead: { ms: number };
  readonly platform: FakePlatform;
  readonly browsers: Browser[];
  readonly newKey: () => string;
  readonly acknowledged: { readonly browser: Browser; readonly what: Press }[];
  readonly takenBack: { readonly key: string; readonly requests: number }[];
  /** Faults for the next requests; each request uses up one. */
  readonly faults: Fault[];
  /** Everything concurrent waits its turn here; the scheduler decides the order. */
  readonly turn: (label: string) => Promise<void>;
  readonly work: Promise<unknown>[];
}

type Model = Record<string, never>;
type Step = fc.AsyncCommand<Model, World>;

const DAY = 24 * 60 * 60_000;
const IDS = ['cus_1', 'svc_1', 'inv_1', 'inv_2', 'pay_1', 'pay_2', 'ref_1', 'exp_1'] as const;

function fill(platform: FakePlatform): void {
  const waits = { state: 'needs_approval' } as const;
  platform.put(makeRecord({ id: 'cus_1', type: 'customer', name: 'Cedar Grove HOA', sync: waits }));
  platform.put(makeRecord({ id: 'svc_1', type: 'service', name: 'Mulch', sync: waits }));
  platform.put(makeRecord({ id: 'inv_1', depends_on: ['cus_1', 'svc_1'], sync: waits }));
  platform.put(makeRecord({ id: 'inv_2', depends_on: ['cus_1'], sync: { state: 'changed' } }));
  platform.put(makeRecord({ id: 'pay_1', type: 'payment', depends_on: ['inv_1'], sync: waits }));
  // These two depend on each other, which a platform should never report.
  platform.put(makeRecord({ id: 'pay_2', type: 'payment', depends_on: ['ref_1'], sync: waits }));
  platform.put(makeRecord({ id: 'ref_1', type: 'refund', depends_on: ['pay_2', 'pay_1'], sync: waits }));
  platform.put(makeRecord({ id: 'exp_1', type: 'expense', sync: { state: 'link_broken' } }));
}

/** Does something in one browser; a worker that has ended is replaced by a new one. */
async function inBrowser<T>(browser: Browser, work: () => Promise<T>): Promise<T | undefined> {
  if (browser.points.crashed) browser.restart();
  try {
    return await work();
  } catch (error) {
    if (!isCrash(error) && !(error instanceof QueueError)) throw error;
    return undefined;
  }
}

function step(name: string, run: (world: World) => Promise<void>): Step {
  return {
    check: () => true,
    run: async (_, world) => {
      await run(world);
      checkEffects(world.platform);
    },
    toString: () => name,
  };
}

const which = fc.nat({ max: 2 });
const record = fc.constantFrom(...IDS);
const actions = fc.constantFrom<Action>('approve', 'resync', 'skip', 'cancel', 'clear_id');

const steps = [
  fc.tuple(which, record, actions).map(([at, record_id, action]) =>
    step(`press ${action} ${record_id} in ${at}`, async (world) => {
      const browser = browserAt(world, at);
      const row = await browser.seen.bulk.records.get([browser.key, record_id]);
      if (!row) return;
      const what = { key: world.newKey(), record_id, action, version: row.record.version };
      const job = await inBrowser(browser, () => press(browser, world.time, what));
      if (job?.key === what.key) world.acknowledged.push({ browser, what });
    }),
  ),
  fc.tuple(which, fc.nat({ max: 5 })).map(([at, back]) =>
    step(`take back the last but ${back} in ${at}`, async (world) => {
      const browser = browserAt(world, at);
      const own = world.acknowledged.filter((each) => each.browser === browser);
      const { what } = own.at(-1 - back) ?? {};
      if (!what) return;
      const job = await inBrowser(browser, () => undo(browser, world.time, what.key));
      if (job) world.takenBack.push({ key: what.key, requests: world.platform.requests.length });
    }),
  ),
  fc.tuple(which, fc.integer({ min: 1, max: 30 * 60_000 })).map(([at, ms]) =>
    step(`let ${ms} ms pass and wake ${at}`, async (world) => {
      world.time.now += ms;
      const browser = browserAt(world, at);
      await inBrowser(browser, () => browser.takeUp());
    }),
  ),
  fc.integer({ min: -3 * DAY, max: 3 * DAY }).map((ms) =>
    step(`the devices’ clock jumps by ${ms} ms`, async ({ time, ahead }) => {
      time.now += ms;
      ahead.ms += ms;
    }),
  ),
  which.map((at) =>
    step(`renew the connection of ${at}`, async (world) => {
      const browser = browserAt(world, at);
      await browser.seen.strict.write(['companies'], async (tx) => {
        const company = await tx.companies.get(browser.key);
        if (company) await tx.companies.put({ ...company, epoch: company.epoch + 1, outage: null });
      });
    }),
  ),
  which.map((at) =>
    step(`start a cycle in ${at} and go on`, async (world) => {
      const browser = browserAt(world, at);
      await inBrowser(browser, () => browser.start('user'));
    }),
  ),
  which.map((at) =>
    step(`wake ${at} and go on`, async (world) => {
      const browser = browserAt(world, at);
      if (browser.points.crashed) browser.restart();
      world.work.push(browser.takeUp().catch(() => undefined));
      await world.turn('go on');
    }),
  ),
  fc.tuple(which, fc.boolean()).map(([at, closed]) =>
    step(`${closed ? 'close the browser' : 'end the worker'} of ${at}`, async (world) => {
      browserAt(world, at).restart(null, closed);
    }),
  ),
  fc.tuple(which, fc.integer({ min: 1, max: 200 })).map(([at, after]) =>
    step(`end the worker of ${at} after ${after} more points`, async (world) => {
      const browser = browserAt(world, at);
      browser.restart(after);
      world.work.push(browser.takeUp().catch(() => undefined));
    }),
  ),
  which.map((at) =>
    step(`empty the storage of ${at} and connect again`, async (world) => {
      const browser = browserAt(world, at);
      browser.evict();
      // Nobody can be told any more what became of what was pressed there; the platform's own keys still hold.
      const kept = world.acknowledged.filter((each) => each.browser !== browser);
      world.acknowledged.splice(0, world.acknowledged.length, ...kept);
      await browser.connect();
    }),
  ),
  fc.array(fc.constantFrom(...FAULTS), { minLength: 1, maxLength: 4 }).map((faults) =>
    step(`faults ${faults.join(', ')}`, async (world) => {
      world.faults.push(...faults);
    }),
  ),
  fc.constant(
    step('the platform goes down, or comes back', async ({ platform }) => {
      platform.down = !platform.down;
    }),
  ),
  record.map((id) =>
    step(`the platform changes ${id}`, async ({ platform }) => {
      const known = platform.get(id);
      if (known && !known.deleted) platform.setState(id, 'changed');
    }),
  ),
  record.map((id) =>
    step(`the platform deletes ${id}`, async ({ platform }) => {
      const known = platform.get(id);
      if (known) platform.put({ ...known, deleted: true });
    }),
  ),
  fc.tuple(record, fc.boolean()).map(([id, fails]) =>
    step(`the books ${fails ? 'refuse' : 'take'} ${id}`, async ({ platform }) => {
      if (!fails) platform.failing.delete(id);
      else
        platform.failing.set(id, [
          { code: '5010', message: 'Stale Object Error', detail: null, request_id: null },
        ]);
    }),
  ),
];

function browserAt({ browsers }: World, at: number): Browser {
  const browser = browsers[at % browsers.length];
  if (!browser) throw new Error('No browser');
  return browser;
}

async function makeWorld(count: number, seed: number, scheduler: fc.Scheduler): Promise<World> {
  const time = { now: BEGIN };
  const ahead = { ms: 0 };
  const platform = new FakePlatform(() => time.now - ahead.ms);
  fill(platform);
  const random = seededRandom(seed);
  const faults: Fault[] = [];
  const turn = (label: string) => scheduler.schedule(Promise.resolve(), label);
  const line: Line = {
    before: async (operation: Operation) => {
      await turn(`${operation} leaves`);
      return faults.shift() ?? null;
    },
    after: (operation: Operation) => turn(`${operation} is answered`),
  };
  const browsers = Array.from(
    { length: count },
    (_, at) => new Browser(`browser ${at}`, platform, time, random),
  );
  for (const browser of browsers) {
    browser.useLine(line);
    await browser.connect();
  }
  return {
    time,
    ahead,
    platform,
    browsers,
    newKey: seededKeys(seededRandom(seed + 1)),
    acknowledged: [],
    takenBack: [],
    faults,
    turn,
    work: [],
  };
}

/** Stops all faults, lets all browsers settle, and checks that every acknowledged command was kept. */
async function checkEnd(world: World): Promise<void> {
  const { browsers, platform, time, faults } = world;
  faults.length = 0;
  platform.down = false;
  await Promise.all(world.work);
  // Cancels the crashes that were still planned.
  for (const browser of browsers) browser.restart();
  // Twice, because the other browsers still have to read what the last command changed.
  for (let round = 0; round < 2; round += 1) {
    for (const browser of browsers) {
      time.now += UNDO_MS;
      await browser.start('user');
      await browser.rest();
      await settle(browser, time);
      await pressParked(world, browser);
    }
  }
  for (const browser of browsers) await checkAtRest(browser, platform);
  for (const { browser, what } of world.acknowledged) {
    const job = await browser.seen.bulk.jobs.get(what.key);
    const effects = platform.effectsOf(what.key);
    const about = `${what.action} of ${what.record_id} in ${browser.name}: ${job?.state} ${JSON.stringify(job?.problem)}`;
    expect(job?.state, about).toMatch(/^(done|conflict|refused|canceled)$/);
    if (effects === 1) expect(job?.state, about).toBe('done');
    if (job?.state === 'canceled') expect(effects, about).toBe(0);
    if (isUndoable(what.action) && job?.state === 'done' && effects === 0) {
      // Another browser was first with the same command: the effect of its key counts for this one.
      expect(
        platform.effects.some((effect) => effect.record_id === what.record_id),
        about,
      ).toBe(true);
    }
  }
  for (const { key, requests } of world.takenBack) {
    expect(platform.requests.slice(requests).some(({ keys }) => keys.includes(key))).toBe(false);
  }
  expectNoDefects();
}

/** Presses once more on what was put aside, as a person does. */
async function pressParked({ time, newKey }: World, browser: Browser): Promise<void> {
  const jobs = await browser.seen.bulk.jobs.all();
  for (const { record_id, action, input, version } of jobs.filter(({ lane }) => lane === 'parked')) {
    const row = await browser.seen.bulk.records.get([browser.key, record_id]);
    if (!row) continue;
    await press(browser, time, { key: newKey(), record_id, action, input, version });
    await browser.rest();
    time.now += UNDO_MS;
    await settle(browser, time);
  }
}

const RUNS = Number(process.env.TICKMARK_RUNS ?? 60);

test('every acknowledged command takes effect once, in any order of presses, crashes, losses and answers, in one to three browsers', {
  timeout: 900_000,
}, async () => {
  console.log(`seed ${SEED}, ${RUNS} runs`);
  await fc.assert(
    fc.asyncProperty(
      fc.commands(steps, { maxCommands: 40 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      fc.scheduler(),
      async (commands, count, seed, scheduler) => {
        const world = await makeWorld(count, seed, scheduler);
        // Releases waiting work in the scheduler's order whenever nothing else runs.
        let over = false;
        const turns = (async () => {
          while (!over) {
            if (scheduler.count() > 0) await scheduler.waitOne();
            else await new Promise((resolve) => setImmediate(resolve));
          }
        })();
        try {
          await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
          await checkEnd(world);
        } finally {
          over = true;
          await turns;
          for (const browser of world.browsers) browser.close();
        }
      },
    ),
    { seed: SEED, numRuns: RUNS, endOnFailure: process.env.TICKMARK_SHRINK === undefined },
  );
});
