import type { Page } from 'puppeteer';
import { find } from '../../browser/harness/accessible.ts';
import { openQuickBooks } from '../../browser/harness/quickbooks-page.ts';
import { waitFor } from '../../browser/harness/wait-for.ts';
import { type Desk, openDesk, readStore, settled } from '../../browser/scenarios/open-desk.ts';
import { SCENARIO_NOW } from '../../sandbox/world/scenario-world.ts';
import { type Figure, median, writeFigures } from '../figures/figures.ts';
import { fillStore } from '../listing/fill-store.ts';
import { FIRM_KEY, firmWorld, realmOf } from './firm-world.ts';
import { type Activity, activityAfter, openSender, type PageSender, watchWorker } from './watch-worker.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const FIRM = Number(process.env.BENCH_COMPANIES ?? 50);
const SIZES = [1, Math.max(2, Math.round(FIRM / 5)), FIRM];
/** Records per company while first reads are watched. */
const READ = Number(process.env.BENCH_READ ?? 1_000);
/** Records of all companies together; 0 leaves the row out. */
const ALL = Number(process.env.BENCH_RECORDS ?? 1_000_000);
const QUIET_LOOKUPS = 60;

const POPUP = { type: 'popup', open: null };
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

async function openFirm(companies: number, records: number): Promise<Desk> {
  return openDesk({
    world: firmWorld(companies, records),
    accessKey: null,
    startsAt: SCENARIO_NOW,
    openRealm: realmOf(0),
  });
}

/** Connects as a user does, without waiting for the first reads. */
async function activate({ sandbox, browser }: Desk): Promise<void> {
  const page = await browser.openOptions();
  await (await find(page, 'textbox', 'Platform address')).type(sandbox.platform.url);
  await (await find(page, 'textbox', 'Access key')).type(FIRM_KEY);
  await (await find(page, 'button', 'Activate')).click();
  await find(page, 'button', /^Disconnect/);
  await page.close();
}

async function openPopup(desk: Desk): Promise<number> {
  const page = await desk.browser.browser.newPage();
  const from = performance.now();
  await page.goto(`chrome-extension://${desk.browser.extensionId}/popup.html`);
  await page.waitForFunction(() => /Client \d+/.test(document.body.textContent ?? ''), { timeout: 120_000 });
  const ms = performance.now() - from;
  await page.close();
  return ms;
}

async function openList(desk: Desk): Promise<{ ms: number; heap: number }> {
  const page = await desk.browser.browser.newPage();
  const from = performance.now();
  await page.goto(`chrome-extension://${desk.browser.extensionId}/queue.html#submissions`);
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

async function repeat<T>(times: number, task: (at: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < times; at += 1) results.push(await task(at));
  return results;
}

interface SizeRun {
  readonly companies: number;
  readonly message: Activity;
  readonly lookup: number;
  readonly popup: number;
}

/** What a message, a look-up and the popup cost with this many companies, all of them read. */
async function measureSize(companies: number): Promise<SizeRun> {
  const desk = await openFirm(companies, 300);
  try {
    await activate(desk);
    await settled(desk.browser);
    await watchWorker(desk.browser);
    const page = await desk.browser.openExtensionPage('manifest.json');
    await activityAfter(desk.browser, page, POPUP);
    const messages = await repeat(REPEATS, () => activityAfter(desk.browser, page, POPUP));
    const list = await openQuickBooks(desk.browser, '/app/invoices');
    const sender = await openSender(list, desk.browser.extensionId);
    const lookups = await repeat(REPEATS * 4, (at) => sender.ask(lookup(at * 30)));
    const popups = await repeat(REPEATS, () => openPopup(desk));
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
    await desk.close();
  }
}

/** Look-ups of a page while all companies are read for the first time, and afterwards. */
async function measureFirstReads(): Promise<{ busy: number[]; quiet: number[]; seconds: number }> {
  const desk = await openFirm(FIRM, READ);
  try {
    const list = await openQuickBooks(desk.browser, '/app/invoices');
    const sender = await openSender(list, desk.browser.extensionId);
    await activate(desk);
    await list.bringToFront();
    const from = performance.now();
    let isOver = false;
    const over = settledWithin(desk).then(() => {
      isOver = true;
    });
    const busy: number[] = [];
    for (let at = 0; !isOver; at += 1) await timed(sender, at, busy);
    await over;
    const seconds = (performance.now() - from) / 1_000;
    const quiet: number[] = [];
    for (let at = 0; at < QUIET_LOOKUPS; at += 1) await timed(sender, at, quiet);
    return { busy, quiet, seconds };
  } finally {
    await desk.close();
  }
}

async function timed(sender: PageSender, at: number, into: number[]): Promise<void> {
  const { ms, ok } = await sender.ask(lookup(at * 30));
  if (ok) into.push(ms);
  await new Promise((resolve) => setTimeout(resolve, 60));
}

async function settledWithin(desk: Desk): Promise<void> {
  await waitFor(
    'all first reads to be over',
    async () => {
      const [companies = [], cycles = []] = (await readStore(desk.browser, ['companies', 'cycles'])) as [
        { first_read_done: boolean }[],
        unknown[],
      ];
      return (
        companies.length === FIRM && companies.every((each) => each.first_read_done) && cycles.length === 0
      );
    },
    { deadline: 30 * 60_000, every: 1_000 },
  );
}

/** A store with this many records in each of the firm's companies, written directly. */
async function measureFull(companies: number, records: number) {
  const desk = await openFirm(companies, 5);
  try {
    await activate(desk);
    await settled(desk.browser);
    const [rows = []] = (await readStore(desk.browser, ['companies'])) as [{ key: string }[]];
    const filler = await desk.browser.openExtensionPage('manifest.json');
    const from = performance.now();
    for (const [at, { key }] of rows.entries()) {
      await fillStore(filler, key, records);
      if (at % 10 === 9) console.log(`${at + 1} of ${rows.length} companies filled`);
    }
    const fillSeconds = (performance.now() - from) / 1_000;
    const { usage = Number.NaN } = await filler.evaluate(() => navigator.storage.estimate());
    await filler.close();
    await watchWorker(desk.browser);
    const page = await desk.browser.openExtensionPage('manifest.json');
    const messages = await repeat(REPEATS, () => activityAfter(desk.browser, page, POPUP));
    const popups = await repeat(REPEATS, () => openPopup(desk));
    const lists = await repeat(REPEATS, () => openList(desk));
    const session = await (await desk.browser.worker()).client;
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return {
      message: median(messages.map(({ ms }) => ms)),
      popup: median(popups),
      list: median(lists.map(({ ms }) => ms)),
      listHeap: median(lists.map(({ heap }) => heap)),
      workerHeap: usedSize / 1_000_000,
      bytesPerRecord: usage / (companies * records),
      fillSeconds,
    };
  } finally {
    await desk.close();
  }
}

const sizes: SizeRun[] = [];
for (const companies of SIZES) {
  sizes.push(await measureSize(companies));
  console.log(sizes.at(-1));
}
const [one, , firm] = sizes;
if (!one || !firm) throw new Error('There are three sizes');
const figures: Figure[] = [
  {
    row: `message or wake with ${FIRM} companies / with 1`,
    value: firm.message.ms / one.message.ms,
    unit: '×',
    goal: { most: 5 },
    from: `${firm.message.ms.toFixed(0)} against ${one.message.ms.toFixed(0)} ms, ${firm.message.requests} against ${one.message.requests} requests to IndexedDB`,
  },
  {
    row: `look-up with ${FIRM} companies / with 1`,
    value: firm.lookup / one.lookup,
    unit: '×',
    from: `${firm.lookup.toFixed(1)} against ${one.lookup.toFixed(1)} ms`,
  },
];

const reads = await measureFirstReads();
const worst = Math.max(...reads.busy);
const quiet = median(reads.quiet);
figures.push(
  {
    row: `look-up while ${FIRM} first reads run / quiet, median`,
    value: median(reads.busy) / quiet,
    unit: '×',
    goal: { most: 2 },
    from: `${median(reads.busy).toFixed(1)} against ${quiet.toFixed(1)} ms; ${reads.busy.length} look-ups in ${reads.seconds.toFixed(0)} s`,
  },
  {
    row: `look-up while ${FIRM} first reads run / quiet, worst / median`,
    value: worst / quiet,
    unit: '×',
    goal: { most: 20 },
    from: `${worst.toFixed(0)} ms`,
  },
);

let full: object = {};
if (ALL > 0) {
  const each = Math.round(ALL / FIRM);
  const single = await measureFull(1, each);
  const many = await measureFull(FIRM, each);
  full = { single, many };
  figures.push(
    {
      row: `popup, ${ALL.toLocaleString('en')} records in ${FIRM} companies / ${each.toLocaleString('en')} in 1`,
      value: many.popup / single.popup,
      unit: '×',
      goal: { most: 2 },
      from: `${many.popup.toFixed(0)} against ${single.popup.toFixed(0)} ms`,
    },
    {
      row: 'list of one company, the same',
      value: many.list / single.list,
      unit: '×',
      goal: { most: 1.25 },
      from: `${many.list.toFixed(0)} against ${single.list.toFixed(0)} ms`,
    },
    {
      row: 'script memory of worker and list, the same',
      value: (many.workerHeap + many.listHeap) / (single.workerHeap + single.listHeap),
      unit: '×',
      goal: { most: 1.5 },
      from: `${(many.workerHeap + many.listHeap).toFixed(0)} against ${(single.workerHeap + single.listHeap).toFixed(0)} MB`,
    },
    { row: 'room on disk per record', value: many.bytesPerRecord, unit: 'bytes' },
  );
}
writeFigures('companies', 'Chromium', figures, {
  sizes,
  reads: { ...reads, busy: reads.busy.length, quiet: reads.quiet.length },
  full,
});
