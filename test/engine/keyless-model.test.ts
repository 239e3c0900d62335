import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ioInMemory, joinSecrets } from '../../lib/platform/adapter.ts';
import { openInvoiceNinja } from '../../lib/platform/invoice-ninja/open-invoice-ninja.ts';
import { QueueError } from '../../lib/store/queue-error.ts';
import { expectKept } from '../platforms/expect-kept.ts';
import { NINJA_STATES, NINJA_TOKEN, type Ninja, openNinja } from '../platforms/invoice-ninja/open-ninja.ts';
import { Browser, type Time } from './world/browser.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { BEGIN } from './world/make-record.ts';
import { press } from './world/press.ts';
import { SEED, seededKeys, seededRandom } from './world/random.ts';
import { reachThrough } from './world/reach-through.ts';
import { isCrash, settle } from './world/settle.ts';
import { storedText } from './world/stored-text.ts';

const RUNS = Number(process.env.TICKMARK_RUNS ?? 25);
const FAILED = NINJA_STATES.failed ?? null;
const COUNT = 4;
const HOUR = 60 * 60_000;
const FAULTS = ['drop_before', 'drop_after', 'fail', 'fail_after', 'busy', 'html'] as const;

beforeEach(listenForDefects);
afterEach(() => {
  vi.restoreAllMocks();
});

/** One server, and two people's browsers with the same token. */
interface World {
  readonly time: Time;
  readonly ninja: Ninja;
  readonly browsers: readonly Browser[];
  readonly newKey: () => string;
  /** How often people have pressed on each invoice while a command of it was put aside. */
  readonly resumed: Map<string, number>;
  token: string;
}

const idOf = (number: number) => `inv${number}xxxx`;

async function openWorld(seed: number): Promise<World> {
  const time: Time = { now: BEGIN };
  const ninja = await openNinja(() => time.now);
  for (let number = 0; number < COUNT; number += 1) {
    ninja.put({ id: idOf(number), number: String(number), amount: 100 });
    ninja.setSync(idOf(number), FAILED);
  }
  const random = seededRandom(seed);
  const newKey = seededKeys(random);
  const world: World = { time, ninja, browsers: [], newKey, resumed: new Map(), token: NINJA_TOKEN };
  const browsers: Browser[] = [];
  for (const name of ['a', 'b']) {
    const io = { ...ioInMemory(''), secret: async () => joinSecrets({ api_token: world.token }) };
    const platform = openInvoiceNinja(ninja.url, io, { clock: () => time.now });
    const browser = new Browser(name, reachThrough(platform), time, random);
    await browser.connect({ frequency: { kind: 'hourly' } });
    await settle(browser, time);
    browsers.push(browser);
  }
  return Object.assign(world, { browsers });
}

/** Does something in one browser; a worker that has ended is replaced by a new one. */
async function inBrowser({ browsers }: World, at: number, work: (browser: Browser) => Promise<unknown>) {
  const browser = browsers[at];
  if (!browser) return;
  if (browser.points.crashed) browser.restart();
  try {
    await work(browser);
  } catch (error) {
    if (!isCrash(error) && !(error instanceof QueueError)) throw error;
  }
}

/** States of commands that may have taken effect; any other tells that it has not. */
const MAY_HAVE = /^(?:sending|in_doubt|accepted|done|parked)$/;

/**
 * Of one press there is at most one effect, and none of a command that is told as not done. Pressed again, a command that was put
 * aside is sent once more: a person has decided so.
 */
async function checkEffects({ ninja, browsers, resumed }: World): Promise<void> {
  // Work goes on meanwhile: what has an effect by now was written down before.
  const done = [...ninja.effects];
  const jobs = (await Promise.all(browsers.map((browser) => browser.seen.bulk.jobs.all()))).flat();
  for (let number = 0; number < COUNT; number += 1) {
    const own = jobs.filter(({ record_id }) => record_id === idOf(number));
    const effects = done.filter(({ id }) => id === idOf(number)).length;
    const told = own.map(({ state }) => state).join();
    const open = own.filter(({ state }) => MAY_HAVE.test(state)).length;
    const most = open + (resumed.get(idOf(number)) ?? 0);
    expect(effects, `${idOf(number)}: ${told}`).toBeLessThanOrEqual(most);
  }
}

interface Step {
  readonly name: string;
  readonly run: (world: World) => Promise<void>;
}
const step = (name: string, run: Step['run']): Step => ({ name, run, toString: () => name }) as Step;

const at = fc.nat({ max: 1 });
const number = fc.nat({ max: COUNT - 1 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(at, number).map(([who, which]) =>
      step(`press on ${which} in ${who}`, (world) =>
        inBrowser(world, who, async (browser) => {
          const row = await browser.seen.bulk.records.get([browser.key, idOf(which)]);
          const jobs = await browser.seen.bulk.jobs.by('record').under(browser.key, idOf(which)).all();
          const what = {
            key: world.newKey(),
            record_id: idOf(which),
            action: 'resync',
            version: row?.record.version ?? '',
          } as const;
          if (jobs.some(({ state }) => state === 'parked')) {
            world.resumed.set(idOf(which), (world.resumed.get(idOf(which)) ?? 0) + 1);
          }
          await press(browser, world.time, what);
        }),
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(at, fc.integer({ min: 1, max: 2 * HOUR })).map(([who, ms]) =>
      step(`let ${ms} ms pass and wake ${who}`, async (world) => {
        world.time.now += ms;
        await inBrowser(world, who, (browser) => browser.takeUp());
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...FAULTS)
      .map((fault) =>
        step(`the next command meets ${fault}`, async ({ ninja }) => void ninja.faults.push(fault)),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(at, fc.integer({ min: 1, max: 250 }), fc.boolean())
      .map(([who, point, closed]) =>
        step(`end ${closed ? 'browser' : 'worker'} ${who}, and the next at ${point}`, async ({ browsers }) =>
          browsers[who]?.restart(point, closed),
        ),
      ),
  },
  number.map((which) =>
    step(`sync of ${which} fails again`, async ({ ninja }) => ninja.setSync(idOf(which), FAILED)),
  ),
  number.map((which) =>
    step(`edit ${which}`, async ({ ninja }) =>
      ninja.put({ id: idOf(which), amount: ninja.get(idOf(which)).amount + 1 }),
    ),
  ),
  number.map((which) =>
    step(`pushes of ${which} change nothing`, async ({ ninja }) => void ninja.silent.add(idOf(which))),
  ),
  number.map((which) =>
    step(
      `pushes of ${which} fail`,
      async ({ ninja }) => void ninja.failing.set(idOf(which), 'Stale Object Error'),
    ),
  ),
  fc.boolean().map((good) =>
    step(`the token is ${good ? 'good' : 'refused'}`, async (world) => {
      world.token = good ? NINJA_TOKEN : 'another-token';
    }),
  ),
);

test(`without keys too, no command takes effect twice, and none that is told as not done, in any order; TICKMARK_SEED=${SEED}`, {
  timeout: 900_000,
}, async () => {
  let effects = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 30 }), fc.nat(), async (taken, seed) => {
      const world = await openWorld(seed);
      const { ninja, browsers, time } = world;
      try {
        for (const { run } of taken) {
          await run(world);
          await checkEffects(world);
        }
        world.token = NINJA_TOKEN;
        ninja.faults.length = 0;
        for (const browser of browsers) {
          browser.restart();
          time.now += HOUR;
          await settle(browser, time);
        }
        await checkEffects(world);
        for (const browser of browsers) {
          const jobs = await browser.seen.bulk.jobs.all();
          for (const { state } of jobs) expect(state).toMatch(/^(?:done|parked|refused|conflict)$/);
          expectKept(ninja, await storedText(browser), 'Maple Landscaping Inc.');
        }
        expectNoDefects();
        effects += ninja.effects.length;
      } finally {
        for (const browser of browsers) browser.close();
        await ninja.close();
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.log(`${RUNS} runs, ${effects} effects`);
  expect(effects).toBeGreaterThan(RUNS / 5);
});
