import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openSourcePlatform } from '../../lib/platform/source-platform/open-source-platform.ts';
import type { JobRow } from '../../lib/store/rows.ts';
import { openVendor, VENDOR_KEY, type Vendor } from '../vendor/open-vendor.ts';
import type { VendorRecord } from '../vendor/vendor-books.ts';
import { LEVELS, type Level, type WrongAnswer, wrongAnswersOf } from '../vendor/wrong-answers.ts';
import { Browser, type Time } from './world/browser.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { BEGIN } from './world/make-record.ts';
import { give, press } from './world/press.ts';
import { seededRandom } from './world/random.ts';
import { reachThrough } from './world/reach-through.ts';
import { settle } from './world/settle.ts';

const MINUTE = 60_000;
/** So soon after the platform's own end a badge shows it. */
const WITHIN_MS = 5_000;

let time: Time;
let vendor: Vendor;
let browser: Browser;

vi.setConfig({ testTimeout: 30_000 });
beforeEach(listenForDefects);
afterEach(async () => {
  browser.close();
  await vendor.close();
  vi.restoreAllMocks();
});

function invoice(number: number, state: string): Omit<VendorRecord, 'version' | 'updated_at'> {
  return {
    id: `inv_${number}`,
    type: 'invoice',
    number: String(number),
    date: '2026-02-27',
    party: { id: 'cus_1', name: 'Cedar Grove HOA' },
    amount: { value: '100.00', currency: 'USD' },
    sync: { state, since: new Date(BEGIN).toISOString(), error: null, quickbooks: null },
    allowed: ['resync'],
  };
}

/** Connects a browser to a vendor's server with three invoices, and lets it read them. */
async function open(level: Level, ...wrong: WrongAnswer[]): Promise<void> {
  time = { now: BEGIN };
  vendor = await openVendor(level, () => time.now);
  for (const each of wrong) vendor.wrong.add(each);
  vendor.books.put(invoice(1041, 'changed'));
  vendor.books.put(invoice(1042, 'changed'));
  vendor.books.put(invoice(1043, 'synced'));
  browser = new Browser(
    'a',
    reachThrough(openSourcePlatform(vendor.url, async () => VENDOR_KEY)),
    time,
    seededRandom(1),
  );
  await browser.connect({ frequency: { kind: 'every_10_minutes' } });
  await settle(browser, time);
}

const row = (id: string) => browser.seen.bulk.records.get([browser.key, id]);
const stateOf = async (id: string) => (await row(id))?.state;
const jobOn = async (id: string): Promise<JobRow | undefined> =>
  (await browser.seen.bulk.jobs.all()).filter(({ record_id }) => record_id === id).at(-1);

const resyncOf = async (id: string, key: string) => ({
  key,
  record_id: id,
  action: 'resync' as const,
  version: (await row(id))?.record.version ?? '',
});

/** When a record was first shown in a state, from now on. */
function watch(id: string, wanted: string): () => Promise<number> {
  const looks: Promise<readonly [number, string | undefined]>[] = [];
  browser.onChanged = () => {
    const at = time.now;
    looks.push(stateOf(id).then((state) => [at, state] as const));
  };
  return async () => {
    const seen = (await Promise.all(looks)).find(([, state]) => state === wanted);
    return seen?.[0] ?? Number.POSITIVE_INFINITY;
  };
}

/** Lets alarms ring for so long. */
async function pass(ms: number): Promise<void> {
  for (const until = time.now + ms; time.now < until; ) {
    await browser.takeUp();
    time.now = Math.min(until, Math.max(time.now + 1, browser.alarmAt ?? until));
  }
  await browser.takeUp();
}

describe.each(LEVELS)('a vendor with %s', (level) => {
  test('is read, without one question beyond what it has built', async () => {
    await open(level);
    expect(await stateOf('inv_1041')).toBe('changed');
    expect(new Set(vendor.requests)).toEqual(
      new Set([
        'GET /connection',
        'GET /companies/9341450122330011/records',
        ...(level === 'runs' ? ['POST /companies/9341450122330011/runs'] : []),
      ]),
    );
    expect(await browser.company()).toMatchObject({ outage: null, first_read_done: true });
    expectNoDefects();
  });

  test.each(wrongAnswersOf(level))('%s: what changes later is read all the same', async (wrong) => {
    await open(level, wrong);
    if (level !== 'read') {
      const presses = [await resyncOf('inv_1041', 'one'), await resyncOf('inv_1042', 'two')];
      await give(browser, time, presses);
      await browser.start('command');
      await browser.rest();
    }
    await pass(MINUTE);
    const isUnknown = wrong === 'unknown_state';
    vendor.books.setState('inv_1043', isUnknown ? 'failed' : 'skipped');
    await pass(21 * MINUTE);
    expect(await stateOf('inv_1043')).toBe(isUnknown ? 'unknown' : 'skipped');
    expect((await browser.company())?.outage).toBeNull();
    const keys = vendor.books.effects.map(({ key }) => key);
    expect(new Set(keys).size, 'nothing is doubled').toBe(keys.length);
    if (level !== 'read') await expectEnd(wrong);
    expectNoDefects();
  });
});

/** How the commands must have come to their end, twenty minutes later. */
async function expectEnd(wrong: WrongAnswer): Promise<void> {
  const ends = await browser.seen.bulk.jobs.all();
  const parked: Partial<Record<WrongAnswer, object>> = {
    operation_id_is_a_number: {
      code: 'result_unreadable',
      detail: 'The answer is no command result: operation_id: not a text',
    },
    commands_not_found: { detail: 'No route here' },
    commands_denied_by_a_gateway: { detail: 'Commands are not part of your plan' },
    commands_in_html: { detail: expect.stringContaining('The answer is not JSON') },
  };
  expect(ends).toHaveLength(2);
  for (const job of ends) {
    if (wrong === 'commands_not_offered') {
      expect(job).toMatchObject({
        state: 'refused',
        problem: { code: 'not_offered', detail: 'Commands are not built yet' },
      });
    } else if (parked[wrong]) {
      expect(job).toMatchObject({ state: 'parked', problem: parked[wrong] });
    } else {
      expect(job, `${job.record_id}: ${JSON.stringify(job.problem)}`).toMatchObject({ state: 'done' });
      expect(await stateOf(job.record_id)).toBe('synced');
      expect(vendor.books.effects.filter(({ key }) => key === job.key)).toHaveLength(1);
    }
  }
  // Once the answers are right, whoever presses once more has it done, once.
  vendor.wrong.clear();
  for (const { record_id } of ends) {
    if ((await jobOn(record_id))?.state !== 'parked') continue;
    await press(browser, time, await resyncOf(record_id, `${record_id} again`));
    await settle(browser, time);
    expect(await jobOn(record_id)).toMatchObject({ state: 'done' });
    expect(await stateOf(record_id)).toBe('synced');
    expect(vendor.books.effects.filter((each) => each.record_id === record_id)).toHaveLength(1);
  }
}

const DURATIONS = [300, 11_000, 55_000];

describe.each([
  ['commands', null],
  ['commands', 'operations'],
  ['commands', 'single_records'],
  ['commands', 'operation_not_found'],
  ['runs', null],
  ['runs', 'runs_not_found'],
  ['runs', 'run_refused'],
  ['runs', 'run_that_never_ends'],
] as const)('a Resync at a vendor with %s (%s)', (level, kind) => {
  test.each(DURATIONS)('that takes %s ms is followed to its end', async (takes) => {
    await open(level);
    vendor.takesMs = takes;
    if (kind === 'operations' || kind === 'single_records') vendor.extras.add(kind);
    else if (kind !== null) vendor.wrong.add(kind);
    const shown = watch('inv_1041', 'synced');
    await press(browser, time, await resyncOf('inv_1041', 'one'));
    expect(await stateOf('inv_1041')).toBe('syncing');
    await browser.rest();
    await settle(browser, time);
    const ended = vendor.books.endedAt.get('inv_1041') ?? 0;
    expect((await shown()) - ended).toBeLessThanOrEqual(WITHIN_MS);
    expect(vendor.books.effects).toHaveLength(1);
    expectNoDefects();
  });
});

test('what takes longer than a minute is left to the schedule, and shown as the platform tells it', async () => {
  await open('commands');
  vendor.takesMs = 5 * MINUTE;
  await press(browser, time, await resyncOf('inv_1041', 'one'));
  const began = time.now;
  await browser.rest();
  await settle(browser, time);
  expect(time.now - began).toBeLessThan(2 * MINUTE);
  expect(await stateOf('inv_1041')).toBe('scheduled');
  expect(await browser.seen.bulk.jobs.all()).toMatchObject([{ state: 'done', lane: 'settled' }]);
  await pass(11 * MINUTE);
  expect(await stateOf('inv_1041')).toBe('synced');
});

test('an operation that failed is told with its words, and its command is no longer followed', async () => {
  await open('commands');
  vendor.extras.add('operations');
  vendor.takesMs = 10 * MINUTE;
  vendor.failed.add('inv_1041');
  await press(browser, time, await resyncOf('inv_1041', 'one'));
  await browser.rest();
  expect(await jobOn('inv_1041')).toMatchObject({
    state: 'done',
    lane: 'settled',
    problem: { code: 'tax_code_missing', detail: 'Line 2 has no tax code' },
  });
});
