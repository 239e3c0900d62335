import { afterEach, expect, test } from 'vitest';
import type { OptionsAnswer } from '../../../lib/protocol/options.ts';
import type { Outage } from '../../../lib/store/rows.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { recordsS14, worldS14 } from '../../sandbox/world/scenario-world.ts';
import { seedRecord } from '../../sandbox/world/seed-record.ts';
import type { World } from '../../sandbox/world/world.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { checkInvariants, iconText } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from './ask-worker.ts';
import { followNotices, spyNotices } from './notices.ts';
import { expectRightCounters, onlyCompany, readStored, untilSettled } from './stored-state.ts';

/** A day takes a minute. */
const SPEED = 1_440;
const MINUTE = 60_000;
const DOWN_AT = Date.parse('2026-03-03T14:10:00Z');
const BACK_AT = Date.parse('2026-03-04T14:10:00Z');
const iso = (time: number) => new Date(time).toISOString();

let testbed: Testbed;
afterEach(() => testbed?.close());

/** S14's world, plus a failed invoice that is corrected automatically at the end of its grace. */
function world(): World {
  const failed = seedRecord(
    {
      id: 'inv_1049',
      type: 'invoice',
      state: 'failed',
      number: '1049',
      party: { id: 'cus_201', name: 'Cedar Grove HOA' },
      date: '2026-03-02',
      amount: '75.00',
      depends_on: ['cus_201'],
      error: { code: '2500', message: 'Invalid Reference Id', detail: 'Invalid Reference Id : ItemRef' },
    },
    '2026-03-03T13:50:00Z',
  );
  const made = worldS14();
  const [first, ...others] = made.companies;
  if (!first) throw new Error('A world has a first company');
  return { ...made, companies: [{ ...first, records: [...first.records, failed] }, ...others] };
}

async function outage(asking: Asking): Promise<Outage | null> {
  return onlyCompany(await readStored(asking)).outage;
}

async function connectionShown(asking: Asking) {
  const { connections }: OptionsAnswer = await asking.ask({ type: 'options' });
  const company = connections[0]?.companies[0];
  if (!company) throw new Error('No company is connected.');
  return company;
}

/** The toolbar icon's title, which says in words what its mark means. */
async function iconTitle({ browser }: Testbed): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { action: { getTitle(of: object): Promise<string> } };
    };
    return chrome.action.getTitle({});
  });
}

interface Seen {
  readonly at: number;
  readonly outage: Outage;
}

/** Follows the outage until this time of the extension's clock and this many tries, without waking the worker. */
async function follow(asking: Asking, until: number, tries: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  await waitFor(
    'the time to pass',
    async () => {
      const now = await outage(asking);
      const at = testbed.clock.now();
      if (now && now.tries !== seen.at(-1)?.outage.tries) seen.push({ at, outage: now });
      return at >= until && (now?.tries ?? 0) >= tries;
    },
    { deadline: 240_000 },
  );
  return seen;
}

test('S14: the platform is down for a day, and the sync recovers without a press [SY-11, SS-12]', async () => {
  testbed = await openTestbed({ world: world(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  const first = await readStored(await openAsking(testbed.browser));
  const company = onlyCompany(first);
  const statesBefore = first.records.map(({ id, state, grace }) => ({ id, state, grace }));
  expect(statesBefore.find(({ id }) => id === 'inv_1049')?.grace).toMatchObject({
    cycles: 0,
    corrected: false,
  });
  await testbed.closeBrowser();

  await control.goDown();
  control.addRecords(COMPANY_A, recordsS14());
  await testbed.startBrowser(iso(DOWN_AT - 2 * MINUTE), SPEED);
  control.setTime(iso(DOWN_AT));
  let asking = await openAsking(testbed.browser);
  const notices = await followNotices(asking);
  const seen = await follow(asking, BACK_AT, 12);

  // Tries become rarer, but come at least once an hour. The test sees each try after it was made, never before.
  for (const { at, outage: now } of seen) {
    expect(now.retry_at - at, `try ${now.tries}`).toBeLessThanOrEqual(
      Math.min(60, 0.5 * 2 ** (now.tries - 1)) * MINUTE,
    );
  }
  const retries = seen.map(({ outage: { retry_at } }) => retry_at);
  const gaps = retries.slice(1).map((retry, at) => retry - (retries[at] ?? 0));
  expect(Math.max(...gaps)).toBeGreaterThan(30 * MINUTE);
  expect(seen.at(-1)?.outage.tries).toBeLessThan(60);
  expect(new Set(seen.map(({ outage: { since } }) => since)).size).toBe(1);
  const since = seen[0]?.outage.since ?? 0;
  expect(since).toBeGreaterThanOrEqual(DOWN_AT - 2 * MINUTE);

  // One notification; no record has failed and no grace is used.
  expect(await notices()).toEqual([`${company.key} outage`]);
  const during = await readStored(asking);
  expect(during.records.map(({ id, state, grace }) => ({ id, state, grace }))).toEqual(statesBefore);
  expectRightCounters(during);
  expect(during.jobs).toEqual([]);

  // The options show since when it is down; records show their time, and commands are disabled with the reason.
  const shown = await connectionShown(asking);
  expect(shown.connection).toBe('down');
  expect(shown.connection_since).toBe(iso(since));
  expect(shown.problem?.what).toMatch(/FieldPro .* since Tue,?\s\d\d:\d\d/);
  const card = await asking.ask({
    type: 'open_card',
    realm: COMPANY_A,
    company_key: company.key,
    record_id: 'inv_1041',
  });
  if (!('record' in card)) throw new Error('The card was refused.');
  expect(card.record.as_of).toBe(iso(company.last_run_at ?? 0));
  expect(card.record.state).toBe('synced');
  expect(card.record.commands.find(({ action }) => action === 'resync')).toEqual({
    action: 'resync',
    enabled: false,
    why: 'FieldPro isn’t responding; try again when it does.',
  });

  // It is back, and the queue continues by itself within the current interval.
  const told = await spyNotices(testbed.browser);
  const left = await outage(asking);
  await control.comeBack();
  const backAt = testbed.clock.now();
  control.setTime(iso(backAt));
  expect((left?.retry_at ?? 0) - backAt).toBeLessThanOrEqual(60 * MINUTE);
  await waitFor('the outage to be over', async () => (await outage(asking)) === null);
  const over = await untilSettled(asking);
  expect(over.records.filter(({ id }) => id.startsWith('inv_5')).map(({ state }) => state)).toEqual(
    Array.from({ length: 37 }, () => 'synced'),
  );
  await waitForValue('the notice', told, ['Sync resumed, 37 waiting']);
  await waitForValue('both notices', notices, [`${company.key} outage`, `${company.key} resumed`]);

  // Down again, without a failure to count on the toolbar: a mark stands there instead, and its title says why.
  control.forceRecord(COMPANY_A, 'inv_1049', { sync: { state: 'skipped' } });
  await waitForValue('no number', () => iconText(testbed), '');
  await control.goDown();
  await waitForValue('the mark', () => iconText(testbed), '✕');
  // The title follows the mark by a moment.
  await waitForValue(
    'the title',
    () => iconTitle(testbed),
    'Tickmark: Maple Landscaping Inc.\nFieldPro isn’t responding',
  );

  // Tries are rare by now; opening the popup tries at once.
  await waitFor('a long wait', async () => ((await outage(asking))?.tries ?? 0) >= 7);
  const again = testbed.clock.now();
  await testbed.closeBrowser();
  await testbed.startBrowser(iso(again), 1);
  asking = await openAsking(testbed.browser);
  const waiting = await waitFor('a wait that is not over', async () => {
    const now = await outage(asking);
    return now && now.retry_at - testbed.clock.now() > 5 * MINUTE ? now : null;
  });
  await control.comeBack();
  const popup = await testbed.browser.openPopup();
  await waitFor('the outage to be over', async () => (await outage(asking)) === null);
  expect(testbed.clock.now()).toBeLessThan(waiting.retry_at - MINUTE);
  await popup.close();
  await untilSettled(asking);
  expect((await connectionShown(asking)).connection).toBe('ok');
  await asking.page.close();
  await checkInvariants(testbed, []);
});
