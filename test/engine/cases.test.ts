import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PlatformRecord, ReportedError } from '../../lib/core/records/platform-record.ts';
import { PlatformError } from '../../lib/platform/platform-error.ts';
import type { Platform } from '../../lib/platform/port.ts';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import {
  connectTo,
  lineWith,
  automaticCycle as nextCycle,
  pressOn as pressOnRecord,
  stateOf as shownState,
} from './world/one-company.ts';
import { give, press } from './world/press.ts';
import { seededRandom } from './world/random.ts';
import { openJobs, settle } from './world/settle.ts';

const MINUTE = 60_000;
const error = (code: string, message: string): ReportedError => ({
  code,
  message,
  detail: null,
  request_id: null,
});
const STALE = error('5010', 'Stale Object Error');
const PRODUCT = error('2500', 'Invalid Reference Id : Item element id 3 not found');
const NAME = error('6240', 'Duplicate Name Exists Error : The name supplied already exists.');

let time: Time;
let platform: FakePlatform;
let browser: Browser;

beforeEach(() => {
  listenForDefects();
  time = { now: BEGIN };
  platform = new FakePlatform(() => time.now);
  browser = newBrowser('a');
});
afterEach(() => {
  browser.close();
  vi.restoreAllMocks();
});

function newBrowser(name: string): Browser {
  return new Browser(name, platform, time, seededRandom(1));
}

const connected = (...records: PlatformRecord[]) => connectTo(platform, browser, time, records);
const automaticCycle = (of = browser) => nextCycle(of, time);
const pressOn = (record_id: string, action: 'resync' | 'approve' | 'skip', key?: string) =>
  pressOnRecord(browser, time, record_id, action, key);
const stateOf = (id: string) => shownState(browser, id);

test('a failure is given three automatic cycles, then its safe correction is tried once [SS-16, SS-17]', async () => {
  platform.failing.set('i1', [PRODUCT]);
  await connected(makeRecord({ id: 'i1', sync: { state: 'failed', error: PRODUCT } }));
  const corrections: number[] = [];
  for (let cycle = 0; cycle < 8; cycle += 1) {
    corrections.push(platform.effects.length);
    expect(await stateOf('i1')).toBe(cycle < 3 ? 'retrying' : 'failed');
    await automaticCycle();
  }
  // Each failure gives the record a new version; a new version alone is no reason to try again.
  expect(corrections).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
});

test('an outage uses up no grace and fails no record; its start and its end are each reported once [SS-13]', async () => {
  await connected(
    makeRecord({ id: 'i1', sync: { state: 'failed', error: PRODUCT } }),
    makeRecord({ id: 'i2' }),
  );
  const grace = async () => (await browser.seen.bulk.records.get([browser.key, 'i1']))?.grace?.cycles;
  expect(await grace()).toBe(0);
  platform.down = true;
  const waits: number[] = [];
  for (const until = time.now + 24 * 60 * MINUTE; time.now < until; ) {
    await browser.takeUp();
    const { outage } = (await browser.company()) ?? {};
    if (outage) waits.push(outage.retry_at - time.now);
    time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(60 * MINUTE);
  expect(Math.max(...waits)).toBeGreaterThan(30 * MINUTE);
  expect(await grace()).toBe(0);
  expect(await stateOf('i2')).toBe('synced');
  expect(browser.events.map(({ kind }) => kind)).toEqual(['outage']);
  platform.down = false;
  await settle(browser, time);
  expect((await browser.company())?.outage).toBeNull();
  expect(browser.events.map(({ kind }) => kind)).toEqual(['outage', 'resumed']);
  expect(await grace()).toBe(1);
});

test('where only commands fail, the tries become rarer [SS-18]', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'changed' } }));
  const tries: number[] = [];
  browser.useLine({
    before: async (operation) => {
      if (operation !== 'execute') return null;
      tries.push(time.now);
      return tries.length <= 8 ? 'failed' : null;
    },
    after: async () => undefined,
  });
  await pressOn('i1', 'resync');
  await browser.rest();
  await settle(browser, time);
  const waits = tries.slice(1).map((at, before) => at - (tries[before] ?? 0));
  expect(waits.length).toBe(8);
  expect(waits.at(-1)).toBeGreaterThan(15 * MINUTE);
  expect(Math.max(...waits)).toBeLessThanOrEqual(61 * MINUTE);
  expect(platform.effectsOf('key of i1')).toBe(1);
  await checkAtRest(browser, platform);
});

test('a command that the platform always fails on does not block the others', async () => {
  const ids = ['i1', 'i2', 'i3', 'i4'];
  await connected(...ids.map((id) => makeRecord({ id, sync: { state: 'changed' } })));
  const real = platform.port.bind(platform);
  vi.spyOn(platform, 'port').mockImplementation((by, line): Platform => {
    const port = real(by, line);
    return {
      ...port,
      execute: async (realm, commands) => {
        if (commands.some((command) => command.record_id === 'i2')) {
          throw (await import('./world/faults.ts')).errorOf('failed', 'execute') satisfies PlatformError;
        }
        return port.execute(realm, commands);
      },
    };
  });
  for (const id of ids) await pressOn(id, 'resync');
  for (let wake = 0; wake < 8; wake += 1) {
    await browser.rest();
    time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
    await browser.takeUp();
  }
  expect(platform.effects.map((effect) => effect.record_id).toSorted()).toEqual(['i1', 'i3', 'i4']);
  expect(await openJobs(browser)).toMatchObject([{ record_id: 'i2' }]);
});

test('after a 429 nothing is sent until the time is over; then the cycle continues by itself', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'changed' } }));
  browser.useLine(lineWith({ execute: ['busy'] }));
  const asked = platform.requests.length;
  await pressOn('i1', 'resync');
  await browser.rest();
  const told = time.now;
  await browser.takeUp();
  expect(platform.requests.slice(asked)).toEqual([]);
  expect((await browser.company())?.outage).toMatchObject({ code: 'busy', notified_at: null });
  expect(browser.alarmAt).toBeGreaterThanOrEqual(told + 20_000);
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  expect(browser.events).toEqual([]);
});

test('the worker waits out a short pause itself, because alarms cannot ring within half a minute', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'changed' } }));
  const wait = new PlatformError('busy', 'Too many requests', { status: 429, retryAfterMs: 2_000 });
  const asked: number[] = [];
  browser.useLine({
    before: async (operation) => {
      if (operation !== 'execute') return null;
      asked.push(time.now);
      if (asked.length === 1) throw wait;
      return null;
    },
    after: async () => undefined,
  });
  await pressOn('i1', 'resync');
  await browser.rest();
  const [first = 0, second = 0] = asked;
  expect(second - first).toBeGreaterThanOrEqual(2_000);
  expect(second - first).toBeLessThanOrEqual(2_600);
  expect(platform.effectsOf('key of i1')).toBe(1);
  await settle(browser, time);
  expect(browser.events).toEqual([]);
});

test('a suspicious number of corrections at once is held back until somebody has looked', async () => {
  const failed = Array.from({ length: 8 }, (_, at) =>
    makeRecord({ id: `i${at}`, sync: { state: 'failed', error: STALE } }),
  );
  await connected(...failed, makeRecord({ id: 'j1', sync: { state: 'changed' } }));
  expect(platform.effects).toEqual([]);
  expect((await browser.company())?.held_back).toMatchObject({ corrections: 8, released_at: null });
  // Everything else continues.
  await pressOn('j1', 'resync');
  await automaticCycle();
  expect(platform.effects.map(({ record_id }) => record_id)).toEqual(['j1']);
  await browser.start('user');
  await browser.rest();
  await settle(browser, time);
  expect(platform.effects.length).toBe(9);
  expect((await browser.company())?.held_back).toBeNull();
});

test('a customer is linked automatically only to the one free customer of exactly its name [TD-23]', async () => {
  const customer = (id: string, name: string) =>
    makeRecord({ id, type: 'customer', name, sync: { state: 'failed', error: NAME } });
  const free = { kind: 'customer', active: true, linked_to: null } as const;
  platform.candidates = [
    { ...free, quickbooks_id: '71', name: 'Birch & Sons' },
    { ...free, quickbooks_id: '72', name: 'Cedar Grove' },
    { ...free, quickbooks_id: '73', name: 'Cedar Grove' },
  ];
  await connected(customer('c1', 'Birch & Sons'), customer('c2', 'Cedar Grove'), customer('c3', 'Nobody'));
  for (let cycle = 0; cycle < 5; cycle += 1) await automaticCycle();
  expect(platform.effects).toMatchObject([{ record_id: 'c1', action: 'link' }]);
  expect(platform.get('c1')?.sync.quickbooks).toMatchObject({ type: 'Customer', id: '71' });
});

test('two records are never linked to the same customer automatically', async () => {
  const customer = (id: string) =>
    makeRecord({ id, type: 'customer', name: 'Birch & Sons', sync: { state: 'failed', error: NAME } });
  platform.candidates = [
    { quickbooks_id: '71', name: 'Birch & Sons', kind: 'customer', active: true, linked_to: null },
  ];
  await connected(customer('c1'), customer('c2'));
  for (let cycle = 0; cycle < 5; cycle += 1) await automaticCycle();
  expect(platform.effects).toEqual([]);
});

test('two browsers press the same command at the same time: one effect, and nobody sees a failure', {
  timeout: 60_000,
}, async () => {
  const other = newBrowser('b');
  const ids = Array.from({ length: 40 }, (_, at) => `i${at}`);
  for (const id of ids) platform.put(makeRecord({ id, sync: { state: 'changed' } }));
  for (const each of [browser, other]) {
    await each.connect();
    await settle(each, time);
  }
  for (const id of ids) {
    const version = platform.get(id)?.version ?? '';
    const pressed = (each: Browser) =>
      press(each, time, { key: `${each.name} ${id}`, record_id: id, action: 'resync', version });
    await Promise.all([pressed(browser), pressed(other)]);
    await Promise.all([browser.rest(), other.rest()]);
  }
  for (const each of [browser, other, browser]) {
    await each.start('user');
    await each.rest();
    await settle(each, time);
  }
  expect(platform.effects.map(({ record_id }) => record_id).toSorted()).toEqual(ids.toSorted());
  for (const each of [browser, other]) {
    const ends = (await each.seen.bulk.jobs.all()).map(({ state }) => state);
    expect(new Set(ends)).toEqual(new Set(['done']));
    const outcomes = (await each.seen.bulk.log.all()).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['succeeded']));
    await checkAtRest(each, platform);
  }
  other.close();
});

test('two browsers correct one failure once', async () => {
  const other = newBrowser('b');
  platform.put(makeRecord({ id: 'i1', sync: { state: 'failed', error: STALE } }));
  for (const each of [browser, other]) await each.connect();
  await Promise.all([settle(browser, time), settle(other, time)]);
  await automaticCycle(other);
  await automaticCycle(browser);
  expect(platform.effects).toMatchObject([{ record_id: 'i1', action: 'resync' }]);
  other.close();
});

test('an automatic cycle requests no run when another browser has just had one, and still reads the feed', async () => {
  const other = newBrowser('b');
  await other.connect();
  await connected(makeRecord({ id: 'i1', sync: { state: 'ready' } }));
  platform.setState('i1', 'ready');
  const asked = platform.requests.length;
  await settle(other, time);
  const operations = platform.requests.slice(asked).map(({ operation }) => operation);
  expect(operations).toEqual(['connect', 'changes']);
  other.close();
});

test('a Resync of one record shortly before a cycle is due is no run of the queue: what waits is run', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'changed' } }), makeRecord({ id: 'i2' }));
  platform.setState('i2', 'scheduled');
  await browser.start('command');
  await browser.takeUp();
  expect(await stateOf('i2')).toBe('scheduled');
  time.now = ((await browser.company())?.next_due_at ?? 0) - MINUTE;
  await pressOn('i1', 'resync');
  await browser.rest();
  expect(await stateOf('i1')).toBe('synced');
  expect(await stateOf('i2')).toBe('scheduled');
  await automaticCycle();
  expect(await stateOf('i2')).toBe('synced');
});

test('a cycle whose run was left to somebody else is no sync of its own', async () => {
  await connected(makeRecord({ id: 'i1' }), makeRecord({ id: 'i2' }));
  const other = newBrowser('b');
  await other.connect();
  await settle(other, time);
  const { last_success_at } = (await browser.company()) ?? {};
  platform.pace = 0;
  platform.setState('i2', 'ready');
  time.now = ((await browser.company())?.next_due_at ?? 0) - MINUTE;
  await other.start('user');
  await other.takeUp();
  await automaticCycle();
  expect((await browser.company())?.last_success_at).toBe(last_success_at);
  other.close();
});

test('a stalled queue is reported with the time it stalled; records that only wait do not count as stalled [SY-02]', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'ready' } }));
  const processed = (await browser.company())?.last_processed_at;
  platform.setState('i1', 'ready');
  platform.pace = 0;
  for (let wake = 0; wake < 90; wake += 1) {
    await browser.takeUp();
    time.now = Math.max(time.now + 1, browser.alarmAt ?? 0);
  }
  expect((await browser.company())?.stalled_since).toBe(processed);
  platform.pace = 3;
  await browser.start('user');
  await browser.rest();
  await settle(browser, time);
  expect(await stateOf('i1')).toBe('synced');
  expect((await browser.company())?.stalled_since).toBeNull();
  platform.put(makeRecord({ id: 'p1', type: 'payment', depends_on: ['i2'], sync: { state: 'waiting' } }));
  platform.put(makeRecord({ id: 'i2', sync: { state: 'failed' } }));
  for (let cycle = 0; cycle < 5; cycle += 1) await automaticCycle();
  expect((await browser.company())?.stalled_since).toBeNull();
});

test('a defect of our own becomes a visible outage, not an endless loop', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'changed' } }));
  const real = platform.port.bind(platform);
  vi.spyOn(platform, 'port').mockImplementation(
    (by, line): Platform => ({
      ...real(by, line),
      changes: async () => ({}) as never,
    }),
  );
  time.now = ((await browser.company())?.next_due_at ?? 0) + 30_000;
  browser.restart();
  await browser.takeUp();
  expect((await browser.company())?.outage).toMatchObject({ code: 'internal_error', step: 'pull' });
  const asked = platform.requests.length;
  await browser.takeUp();
  expect(platform.requests.length).toBe(asked);
  expect(() => expectNoDefects()).toThrow(/TypeError/);
  vi.mocked(platform.port).mockRestore();
  browser.restart();
  await settle(browser, time);
  expect((await browser.company())?.outage).toBeNull();
});

const NOT_KNOWN = { code: '9999', message: 'Something else', detail: null, request_id: null };

test('a cycle with nothing to do costs the same at 100 and at 5,000 records, a tenth of them failed', {
  timeout: 60_000,
}, async () => {
  const costs: number[] = [];
  for (const count of [100, 5_000]) {
    platform = new FakePlatform(() => time.now);
    const crowd = new Browser(`crowd ${count}`, platform, time, seededRandom(1));
    for (let at = 0; at < count; at += 1) {
      const sync = at % 10 ? {} : { state: 'failed' as const, error: NOT_KNOWN };
      platform.put(makeRecord({ id: `i${at}`, sync }));
    }
    await crowd.connect();
    await settle(crowd, time);
    await automaticCycle(crowd);
    const { reached, writes, flushes } = crowd.points;
    await automaticCycle(crowd);
    costs.push(crowd.points.reached - reached);
    // Its end.
    expect(crowd.points.writes - writes).toBe(1);
    expect(crowd.points.flushes - flushes).toBe(0);
    crowd.close();
  }
  expect(costs[1]).toBe(costs[0]);
});

test('of more failures than are judged in one cycle, every one is judged in its turn', {
  timeout: 60_000,
}, async () => {
  const late = { state: 'failed' as const, error: PRODUCT, since: new Date(BEGIN + 1_000).toISOString() };
  const early = { ...late, error: NOT_KNOWN, since: new Date(BEGIN).toISOString() };
  await connected(
    ...Array.from({ length: 1_050 }, (_, at) =>
      makeRecord({ id: `i${at}`, sync: at < 1_049 ? early : late }),
    ),
  );
  const graceOf = async () => (await browser.seen.bulk.records.get([browser.key, 'i1049']))?.grace ?? null;
  const graces: (number | null)[] = [];
  for (let cycle = 0; cycle < 3; cycle += 1) {
    await automaticCycle(browser);
    graces.push((await graceOf())?.cycles ?? null);
  }
  expect(graces.some((cycles) => cycles !== null)).toBe(true);
});

test('renewing the connection in the middle of a cycle voids the step under way, and the cycle continues at once', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'changed' } }));
  let renewed = false;
  browser.useLine({
    before: async (operation) => {
      if (operation !== 'execute' || renewed) return null;
      renewed = true;
      const company = await browser.company();
      if (company) await browser.seen.strict.companies.put({ ...company, epoch: company.epoch + 1 });
      throw new PlatformError('key_refused', 'The key of before', { status: 401 });
    },
    after: async () => undefined,
  });
  await pressOn('i1', 'resync');
  // No alarm rings in between.
  await vi.waitFor(async () => expect(await stateOf('i1')).toBe('synced'));
  await settle(browser, time);
  expect((await browser.company())?.outage).toBeNull();
  expect(platform.effectsOf('key of i1')).toBe(1);
  await checkAtRest(browser, platform);
});

test('a record that can no longer be read shows no old data until it can be read again', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'synced' } }), makeRecord({ id: 'i2' }));
  const real = platform.port.bind(platform);
  vi.spyOn(platform, 'port').mockImplementation((by, line): Platform => {
    const port = real(by, line);
    const changes: Platform['changes'] = async (...asked) => {
      const page = await port.changes(...asked);
      const reason = 'amount.value: not a decimal';
      return {
        ...page,
        records: page.records.filter(({ id }) => id !== 'i1'),
        set_aside: page.records.filter(({ id }) => id === 'i1').map(({ id }) => ({ id, reason })),
      };
    };
    return { ...port, changes };
  });
  platform.setState('i1', 'failed', { error: STALE });
  await automaticCycle();
  expect(await stateOf('i1')).toBeUndefined();
  expect(await stateOf('i2')).toBe('synced');
  expect(await browser.seen.bulk.set_aside.all()).toMatchObject([{ id: 'i1' }]);
  expect(await browser.seen.bulk.counters.get(browser.key)).toMatchObject({ failed: 0 });
  vi.mocked(platform.port).mockRestore();
  platform.setState('i1', 'synced');
  await automaticCycle();
  expect(await stateOf('i1')).toBe('synced');
  expect(await browser.seen.bulk.set_aside.all()).toEqual([]);
});

test('a record with an odd field is kept, and the field is noted until it is right', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'synced' } }));
  const real = platform.port.bind(platform);
  const reasons = ['sync.quickbooks.type: not a type of QuickBooks'];
  vi.spyOn(platform, 'port').mockImplementation((by, line): Platform => {
    const port = real(by, line);
    const changes: Platform['changes'] = async (...asked) => {
      const page = await port.changes(...asked);
      return { ...page, odd: page.records.map(({ id }) => ({ id, reasons })) };
    };
    return { ...port, changes };
  });
  platform.setState('i1', 'changed');
  await automaticCycle();
  expect(await stateOf('i1')).toBe('changed');
  expect(await browser.seen.bulk.set_aside.all()).toMatchObject([{ id: 'i1', odd: reasons }]);
  vi.mocked(platform.port).mockRestore();
  platform.setState('i1', 'synced');
  await automaticCycle();
  expect(await browser.seen.bulk.set_aside.all()).toEqual([]);
});

test('a feed that keeps announcing more and brings nothing is left alone for a while', async () => {
  await connected(makeRecord({ id: 'i1', sync: { state: 'changed' } }));
  const real = platform.port.bind(platform);
  let pages = 0;
  vi.spyOn(platform, 'port').mockImplementation((by, line): Platform => {
    const changes: Platform['changes'] = async () => {
      pages += 1;
      return { records: [], set_aside: [], cursor: `page ${pages}`, has_more: true };
    };
    return { ...real(by, line), changes };
  });
  await pressOn('i1', 'resync');
  await browser.takeUp();
  expect((await browser.company())?.outage).toMatchObject({ code: 'records_unreadable', step: 'pull' });
  expect(pages).toBeLessThan(20);
  vi.mocked(platform.port).mockRestore();
  browser.restart();
  await settle(browser, time);
  expect(platform.effectsOf('key of i1')).toBe(1);
  await checkAtRest(browser, platform);
});

test('a batch of commands waits for the disk once: its results, the next batch and that it is being sent', async () => {
  const records = Array.from({ length: 350 }, (_, at) =>
    makeRecord({ id: `i${at}`, sync: { state: 'changed' } }),
  );
  await connected(...records);
  const presses = records.map(({ id, version }) => ({
    ...{ key: `key of ${id}`, record_id: id, version },
    action: 'resync' as const,
  }));
  await give(browser, time, presses);
  const before = browser.points.flushes;
  await browser.start('command');
  await browser.rest();
  // The cycle's begin, the claim of the company, the first batch; then one for each of four batches.
  expect(browser.points.flushes - before).toBe(7);
  await settle(browser, time);
  expect(platform.requests.filter(({ operation }) => operation === 'execute')).toHaveLength(4);
  expect(presses.every(({ key }) => platform.effectsOf(key) === 1)).toBe(true);
  await checkAtRest(browser, platform);
});
