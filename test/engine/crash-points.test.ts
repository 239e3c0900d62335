import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UNDO_MS } from '../../lib/core/records/actions.ts';
import { live, type Morning, setUp } from './morning.ts';
import { checkAtRest, storedRows } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import type { Points } from './world/points.ts';
import { give, type Press } from './world/press.ts';
import { SEED, seededKeys, seededRandom } from './world/random.ts';
import { settle } from './world/settle.ts';

beforeEach(listenForDefects);
afterEach(() => {
  vi.restoreAllMocks();
});

/** Checks the end state of a morning, which is the same wherever its workers ended. */
async function checkMorning({ browser, platform, time, accepted, takenBack }: Morning): Promise<void> {
  expectNoDefects();
  await checkAtRest(browser, platform);
  const jobs = new Map((await browser.seen.bulk.jobs.all()).map((job) => [job.key, job]));
  for (const [key, { record_id, action }] of accepted) {
    const job = jobs.get(key);
    const why = `${action} of ${record_id} (${job?.state}, ${job?.problem?.code})`;
    if (takenBack.has(key) || job?.problem?.code === 'browser_closed') {
      expect(platform.effectsOf(key), `${why}: taken back`).toBe(0);
      expect(job?.state, why).toBe('canceled');
    } else {
      expect(platform.effectsOf(key), `${why}: not lost`).toBe(1);
    }
  }
  for (const [key, before] of takenBack) {
    const sent = platform.requests.slice(before).some(({ keys }) => keys.includes(key));
    expect(sent, 'nothing is sent after it was taken back').toBe(false);
  }
  checkOrder({ platform });
  await scheduledCycle({ browser, time });
  // Runs that were refused are asked for again by the schedule.
  while ((await browser.company())?.troubles?.run) await scheduledCycle({ browser, time });
  const before = await storedRows(browser);
  const effects = platform.effects.length;
  const asked = platform.requests.length;
  await scheduledCycle({ browser, time });
  for (const [table, rows] of Object.entries(await storedRows(browser))) {
    expect(rows, `a second cycle changes none of the ${table}`).toEqual(before[table]);
  }
  expect(platform.effects.length).toBe(effects);
  const again = platform.requests.slice(asked).map(({ operation }) => operation);
  expect(again, 'a second cycle sends no command').not.toContain('execute');
  expect(again).not.toContain('outcome');
}

async function scheduledCycle({ browser, time }: Pick<Morning, 'browser' | 'time'>): Promise<void> {
  time.now = Math.max(time.now, (await browser.company())?.next_due_at ?? 0) + 30_000;
  await settle(browser, time);
}

function checkOrder({ platform }: Pick<Morning, 'platform'>): void {
  const approved = platform.effects
    .filter(({ action }) => action === 'approve')
    .map((each) => each.record_id);
  for (const [at, id] of approved.entries()) {
    for (const parent of platform.get(id)?.depends_on ?? []) {
      if (approved.includes(parent))
        expect(approved.indexOf(parent), `${parent} before ${id}`).toBeLessThan(at);
    }
  }
}

/** Runs one morning whose workers end at these points, each counted from the start of that worker. */
async function crashAt(points: readonly number[], closed = false, isBad = false): Promise<void> {
  const todo = [...points];
  const morning = await setUp(SEED, todo.shift() ?? null, isBad);
  try {
    await live(morning, () => morning.browser.restart(todo.shift() ?? null, closed));
    morning.browser.restart();
    await checkMorning(morning);
  } finally {
    morning.browser.close();
  }
}

/** The points of a morning without a crash. */
async function readPoints(isBad = false): Promise<Points> {
  const morning = await setUp(SEED, null, isBad);
  await live(morning, () => undefined);
  const { points } = morning.browser;
  // The check runs cycles of its own; their points do not belong to the morning.
  morning.browser.restart();
  await checkMorning(morning);
  morning.browser.close();
  return points;
}

/** Returns what goes wrong when the workers of a morning end at these points; expected to be empty. */
async function failedAt(points: readonly number[], closed: boolean): Promise<string[]> {
  try {
    await crashAt(points, closed);
    return [];
  } catch (error) {
    return [`crash at ${points.join(', then ')}: ${error instanceof Error ? error.message : error}`];
  }
}

/** With `TICKMARK_CRASH=all` every point, otherwise one for each state that a crash can leave behind. */
const ALL = process.env.TICKMARK_CRASH === 'all';

function toTry(points: Points): readonly number[] {
  return ALL ? Array.from({ length: points.reached }, (_, at) => at + 1) : points.distinct;
}

test('a worker may end at any point of a morning', { timeout: 900_000 }, async () => {
  const points = await readPoints();
  const tried = toTry(points);
  const failures: string[] = [];
  for (const point of tried) failures.push(...(await failedAt([point], false)));
  console.log(
    `${points.reached} points, ${points.distinct.length} different states left behind; crashed at ${tried.length}; seed ${SEED}`,
  );
  expect(failures.slice(0, 5)).toEqual([]);
});

const SAMPLES = ALL ? 500 : 40;

test('the browser may be closed at any point, and the next worker may end as well', {
  timeout: 900_000,
}, async () => {
  const points = await readPoints();
  const random = seededRandom(SEED);
  const failures: string[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const first = 1 + Math.floor(random() * points.reached);
    const second = 1 + Math.floor(random() * 300);
    failures.push(...(await failedAt([first, second], random() < 0.5)));
  }
  console.log(`${SAMPLES} mornings with two crashes; seed ${SEED}`);
  expect(failures.slice(0, 5)).toEqual([]);
});

/** Some of the states that a crash can leave behind; all of them with `TICKMARK_CRASH=all`. */
function someOf(points: Points): readonly number[] {
  if (ALL) return points.distinct;
  const random = seededRandom(SEED);
  return points.distinct.filter(() => random() < SAMPLES / points.distinct.length);
}

async function failures(
  points: readonly number[],
  attempt: (point: number) => Promise<void>,
): Promise<string[]> {
  const failed: string[] = [];
  for (const point of points) {
    try {
      await attempt(point);
    } catch (error) {
      failed.push(`at ${point}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return failed;
}

test('a worker may end at any point of a morning on which one command gets garbage and runs are refused', {
  timeout: 900_000,
}, async () => {
  const points = someOf(await readPoints(true));
  console.log(`crashed at ${points.length} points; seed ${SEED}`);
  const failed = await failures(points, (point) => crashAt([point], false, true));
  expect(failed.slice(0, 5)).toEqual([]);
});

class Evicted extends Error {}

/** Runs a morning up to a point where all that is stored is lost, connects again, and presses all that is still offered. */
async function evictAt(point: number): Promise<void> {
  const morning = await setUp(SEED, point);
  const { browser, platform, time } = morning;
  try {
    await live(morning, () => {
      throw new Evicted();
    }).catch((error) => {
      if (!(error instanceof Evicted)) throw error;
    });
    browser.evict();
    expect(await browser.seen.bulk.records.count()).toBe(0);
    await browser.connect();
    await settle(browser, time);
    const before = platform.effects.length;
    const newKey = seededKeys(seededRandom(8));
    const rows = await browser.seen.bulk.records.all();
    const presses = rows.flatMap(({ id, record }): Press[] => {
      const action = (['approve', 'clear_id', 'resync'] as const).find((each) =>
        record.allowed.includes(each),
      );
      if (!action || record.sync.state === 'synced') return [];
      return [{ key: newKey(), record_id: id, action, version: record.version }];
    });
    await give(browser, time, presses);
    await browser.start('command');
    await browser.rest();
    time.now += UNDO_MS;
    await settle(browser, time);
    await checkAtRest(browser, platform);
    for (const { key, record_id } of presses) {
      expect(platform.effectsOf(key), `${record_id} is pressed once more`).toBe(1);
    }
    expect(platform.effects.length).toBeGreaterThanOrEqual(before + presses.length);
  } finally {
    browser.close();
  }
}

test('the storage may be lost at any point: once connected again nothing is doubled, and all can be asked for', {
  timeout: 900_000,
}, async () => {
  const points = someOf(await readPoints());
  console.log(`lost the storage at ${points.length} points; seed ${SEED}`);
  expect((await failures(points, evictAt)).slice(0, 5)).toEqual([]);
});
