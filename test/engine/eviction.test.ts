import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryArea } from '../../lib/store/items/memory-area.fixture.ts';
import { restoreJobs } from '../../lib/store/jobs/restore-jobs.ts';
import { lookAtStore, readMarker, unmark, updateMarker } from '../../lib/store/marker.ts';
import { live, setUp } from './morning.ts';
import { Browser } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { connectTo, pressOn } from './world/one-company.ts';
import { SEED, seededRandom } from './world/random.ts';
import { settle } from './world/settle.ts';

beforeEach(listenForDefects);
afterEach(() => {
  vi.restoreAllMocks();
});

/** The tables are gone, and the same company is connected again: another disk, and what the marker says. */
async function connectAgain(
  before: Browser,
  platform: FakePlatform,
  time: { now: number },
  storage: { readonly local: ReturnType<typeof memoryArea> },
): Promise<Browser> {
  const browser = new Browser(before.name, platform, time, seededRandom(SEED + 1));
  await browser.connect();
  for (const lost of await readMarker(storage)) {
    const db = browser.seen.strict;
    await db.write(['jobs', 'log'], (tx) => restoreJobs(tx, browser.key, lost, time.now));
  }
  return browser;
}

const SAMPLES = process.env.TICKMARK_CRASH === 'all' ? 500 : 25;

test('wherever the tables are lost, the platform is asked what became of each command on its way, and nothing is sent again', {
  timeout: 900_000,
}, async () => {
  const whole = await setUp(SEED, null);
  await live(whole, () => undefined);
  const { reached } = whole.browser.points;
  whole.browser.close();
  const random = seededRandom(SEED);
  let asked = 0;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const point = 1 + Math.floor(random() * reached);
    const morning = await setUp(SEED, point);
    const { browser, platform, time } = morning;
    // Nothing goes on in these tables after the point.
    const evicted = new Error('The tables are gone');
    await live(morning, () => {
      throw evicted;
    }).catch((error: unknown) => {
      if (error !== evicted) throw error;
    });
    const storage = { local: memoryArea() };
    await updateMarker(storage, browser.seen.bulk, null);
    const open = (await readMarker(storage)).flatMap(({ commands }) => commands.map(({ key }) => key));
    browser.close();
    const effectsOf = () => open.map((key) => platform.effectsOf(key));
    const effects = effectsOf();
    const requests = platform.requests.length;
    const again = await connectAgain(browser, platform, time, storage);
    try {
      await settle(again, time);
      const why = `lost at point ${point} of ${reached}, seed ${SEED}`;
      await checkAtRest(again, platform);
      expect(effectsOf(), why).toEqual(effects);
      const since = platform.requests.slice(requests);
      const sent = since.flatMap(({ operation, keys }) => (operation === 'execute' ? keys : []));
      expect(
        sent.filter((key) => open.includes(key)),
        why,
      ).toEqual([]);
      const jobs = await again.seen.bulk.jobs.getMany(open);
      expect(
        jobs.filter((job) => job?.following),
        why,
      ).toEqual([]);
      for (const [at, job] of jobs.entries()) {
        // What had its effect is known to have; what never arrived is known not to have.
        if (effects[at] === 1) expect(job?.state, why).toBe('done');
        else expect(job?.state, why).not.toBe('done');
      }
      asked += open.length;
    } finally {
      again.close();
    }
  }
  expect(asked).toBeGreaterThan(SAMPLES);
  expectNoDefects();
});

test('the marker names the commands on their way, forgets what has settled, and knows lost from removed', async () => {
  const time = { now: BEGIN };
  const platform = new FakePlatform(() => time.now);
  const browser = new Browser('a', platform, time, seededRandom(1));
  await connectTo(
    platform,
    browser,
    time,
    Array.from({ length: 230 }, (_, at) => makeRecord({ id: `i${at}`, sync: { state: 'needs_approval' } })),
  );
  const storage = { local: memoryArea() };
  const db = browser.seen.bulk;
  for (let at = 0; at < 230; at += 1) await pressOn(browser, time, `i${at}`, 'approve');
  await updateMarker(storage, db, null);
  const [marked] = await readMarker(storage);
  expect(marked).toMatchObject({ platform: 'FieldPro', name: 'Maple Landscaping Inc.', more: 30 });
  expect(marked?.commands).toHaveLength(200);
  expect(marked?.commands[0]).toEqual({ key: 'key of i0', record_id: 'i0', action: 'approve' });
  expect(await lookAtStore(storage, browser.seen, null)).toBeNull();

  await db.companies.clear();
  await db.connections.clear();
  await updateMarker(storage, db, null);
  expect(await lookAtStore(storage, browser.seen, null)).toMatchObject({ code: 'store_lost', usable: false });
  expect(await lookAtStore(storage, browser.seen, '999')).toBeNull();
  await unmark(storage, { address: marked?.address ?? '', realm: marked?.realm ?? '' });
  expect(await lookAtStore(storage, browser.seen, null)).toBeNull();
  browser.close();
});
