import type { Page } from 'puppeteer';
import { openQuickBooks } from '../../browser/harness/quickbooks-page.ts';
import { waitFor } from '../../browser/harness/wait-for.ts';
import {
  type Activity,
  activityAfter,
  openSender,
  type PageSender,
  watchWorker,
} from '../../browser/harness/watch-worker.ts';
import { connect } from '../../browser/page/open-connected.ts';
import { openTestbed, readStore, settled, type Testbed } from '../../browser/scenarios/open-testbed.ts';
import { SCENARIO_NOW } from '../../sandbox/world/scenario-world.ts';
import { isProfiled, median, type Phase } from '../figures/figures.ts';
import { fillStore } from '../listing/fill-store.ts';
import { FIRM_KEY, firmWorld, realmOf } from './firm-world.ts';
import { noteLookups, phasesOf, type SeenLookup, takeNotes } from './profile-lookups.ts';

const QUIET_LOOKUPS = 60;
export const POPUP = { type: 'popup', open: null, company_key: null };
const lookup = (from: number) => ({
  type: 'describe_page',
  realm: realmOf(0),
  refs: [],
  rows: Array.from({ length: 30 }, (_, n) => ({
    type: 'invoice',
    by: 'number',
    value: `M${100_200 + ((from + n) % 500)}`,
    date: null,
    amount: null,
    party: null,
  })),
});

export async function openFirm(companies: number, records: number): Promise<Testbed> {
  return openTestbed({
    world: firmWorld(companies, records),
    accessKey: null,
    startsAt: SCENARIO_NOW,
    openRealm: realmOf(0),
  });
}

/** Connects as a user does, without waiting for the first reads. */
export function activate({ sandbox, browser }: Testbed): Promise<void> {
  return connect(browser, sandbox.platform.url, FIRM_KEY);
}

async function openPopup(testbed: Testbed): Promise<number> {
  const page = await testbed.browser.browser.newPage();
  const from = performance.now();
  await page.goto(`chrome-extension://${testbed.browser.extensionId}/popup.html`);
  await page.waitForFunction(() => /Client \d+/.test(document.body.textContent ?? ''), { timeout: 120_000 });
  const ms = performance.now() - from;
  await page.close();
  return ms;
}

async function openList(testbed: Testbed): Promise<{ ms: number; heap: number }> {
  const page = await testbed.browser.browser.newPage();
  const from = performance.now();
  await page.goto(`chrome-extension://${testbed.browser.extensionId}/queue.html#submissions`);
  await page.waitForSelector('tbody .cell-title', { timeout: 120_000 });
  const ms = performance.now() - from;
  const heap = await heapOf(page);
  await page.close();
  return { ms, heap };
}

/** Megabytes of script memory after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1_000_000;
}

export async function repeat<T>(times: number, task: (at: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < times; at += 1) results.push(await task(at));
  return results;
}

export interface SizeRun {
  readonly companies: number;
  readonly message: Activity;
  readonly lookup: number;
  readonly popup: number;
}

/** What a message, a look-up and the popup cost with this many companies, all of them read. */
export async function measureSize(companies: number, repeats: number): Promise<SizeRun> {
  const testbed = await openFirm(companies, 300);
  try {
    await activate(testbed);
    await settled(testbed.browser);
    await watchWorker(testbed.browser);
    const page = await testbed.browser.openExtensionPage('manifest.json');
    await activityAfter(testbed.browser, page, POPUP);
    const messages = await repeat(repeats, () => activityAfter(testbed.browser, page, POPUP));
    const list = await openQuickBooks(testbed.browser, '/app/invoices');
    const sender = await openSender(list, testbed.browser.extensionId);
    const lookups = await repeat(repeats * 4, (at) => sender.ask(lookup(at * 30)));
    const popups = await repeat(repeats, () => openPopup(testbed));
    return {
      companies,
      message: {
        requests: median(messages.map(({ requests }) => requests)),
        ms: median(messages.map(({ ms }) => ms)),
      },
      lookup: median(lookups.map(({ ms }) => ms)),
      popup: median(popups),
    };
  } finally {
    await testbed.close();
  }
}

/** Look-ups of a page while all companies are read for the first time, and afterwards. */
export async function measureFirstReads(
  companies: number,
  records: number,
): Promise<{ busy: number[]; quiet: number[]; seconds: number; profile?: Phase[] }> {
  const testbed = await openFirm(companies, records);
  try {
    const list = await openQuickBooks(testbed.browser, '/app/invoices');
    const sender = await openSender(list, testbed.browser.extensionId);
    const worker = await testbed.browser.worker();
    if (isProfiled) await noteLookups(worker);
    await activate(testbed);
    await list.bringToFront();
    const from = performance.now();
    let isOver = false;
    const over = settledWithin(testbed, companies).then(() => {
      isOver = true;
    });
    const busy: SeenLookup[] = [];
    for (let at = 0; !isOver; at += 1) await timed(sender, at, busy);
    await over;
    const seconds = (performance.now() - from) / 1_000;
    const busyNotes = isProfiled ? await takeNotes(worker) : null;
    const quiet: SeenLookup[] = [];
    for (let at = 0; at < QUIET_LOOKUPS; at += 1) await timed(sender, at, quiet);
    const quietNotes = isProfiled ? await takeNotes(worker) : null;
    return {
      busy: busy.map(({ ms }) => ms),
      quiet: quiet.map(({ ms }) => ms),
      seconds,
      ...(busyNotes &&
        quietNotes && {
          profile: phasesOf({ seen: busy, notes: busyNotes }, { seen: quiet, notes: quietNotes }),
        }),
    };
  } finally {
    await testbed.close();
  }
}

async function timed(sender: PageSender, at: number, into: SeenLookup[]): Promise<void> {
  const { sent, ms, ok } = await sender.ask(lookup(at * 30));
  if (ok) into.push({ sent, ms });
  await new Promise((resolve) => setTimeout(resolve, 60));
}

async function settledWithin(testbed: Testbed, count: number): Promise<void> {
  await waitFor(
    'all first reads to be over',
    async () => {
      const [companies = [], cycles = []] = (await readStore(testbed.browser, ['companies', 'cycles'])) as [
        { first_read_done: boolean }[],
        unknown[],
      ];
      return (
        companies.length === count && companies.every((each) => each.first_read_done) && cycles.length === 0
      );
    },
    { deadline: 30 * 60_000, every: 1_000 },
  );
}

/** A store with this many records in each of the firm's companies, written directly. */
export async function measureFull(companies: number, records: number, repeats: number) {
  const testbed = await openFirm(companies, 5);
  try {
    await activate(testbed);
    await settled(testbed.browser);
    const [rows = []] = (await readStore(testbed.browser, ['companies'])) as [{ key: string }[]];
    const filler = await testbed.browser.openExtensionPage('manifest.json');
    const from = performance.now();
    for (const [at, { key }] of rows.entries()) {
      await fillStore(filler, key, records);
      if (at % 10 === 9) console.log(`${at + 1} of ${rows.length} companies filled`);
    }
    const fillSeconds = (performance.now() - from) / 1_000;
    const { usage = Number.NaN } = await filler.evaluate(() => navigator.storage.estimate());
    await filler.close();
    await watchWorker(testbed.browser);
    const page = await testbed.browser.openExtensionPage('manifest.json');
    const messages = await repeat(repeats, () => activityAfter(testbed.browser, page, POPUP));
    const popups = await repeat(repeats, () => openPopup(testbed));
    const lists = await repeat(repeats, () => openList(testbed));
    const session = await (await testbed.browser.worker()).client;
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return {
      message: median(messages.map(({ ms }) => ms)),
      requests: median(messages.map(({ requests }) => requests)),
      popup: median(popups),
      list: median(lists.map(({ ms }) => ms)),
      listHeap: median(lists.map(({ heap }) => heap)),
      workerHeap: usedSize / 1_000_000,
      bytesPerRecord: usage / (companies * records),
      fillSeconds,
    };
  } finally {
    await testbed.close();
  }
}
