import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { chromiumFlags } from '../../browser/harness/chromium-flags.ts';
import { SANDBOX_BUILD } from '../../browser/harness/open-browser.ts';
import { waitFor } from '../../browser/harness/wait-for.ts';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { manyRecords } from '../../sandbox/world/many-records.ts';
import { requireBrowser } from '../../set-up/require-browser.ts';
import { median, writeFigures } from '../figures/figures.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5) * 4;

/** An extension whose worker does nothing but answer. */
function makeEmptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-empty-'));
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1.0',
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'worker.js'),
    'chrome.runtime.onMessage.addListener((message, sender, reply) => { reply({ ok: true, answer: {} }); return true; });',
  );
  return folder;
}

async function idOf(browser: Browser, folder: string): Promise<string> {
  return waitFor(
    `the extension of ${folder}`,
    async () =>
      [...(await browser.extensions()).values()].find((each) => resolve(each.path) === resolve(folder))?.id,
  );
}

/** Ends the worker of an extension if it runs. */
async function putToSleep(browser: Browser, id: string): Promise<void> {
  await waitFor('the worker to be gone', async () => {
    const target = browser
      .targets()
      .find((each) => each.type() === 'service_worker' && each.url().startsWith(`chrome-extension://${id}/`));
    if (!target) return true;
    await (await target.worker())?.close().catch(() => undefined);
    return false;
  });
}

/** Milliseconds until the answer to a message. */
async function ask(page: Page, message: object): Promise<number> {
  const { ms, reply } = await page.evaluate(async (sent) => {
    const from = performance.now();
    const answered = await (
      globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> } };
      }
    ).chrome.runtime.sendMessage(sent);
    return { ms: performance.now() - from, reply: answered };
  }, message);
  if (!reply.ok) throw new Error(`The worker refuses: ${JSON.stringify(reply)}`);
  return ms;
}

/** A first answer, of which the browser tells how long it took to start the worker. */
interface Traced {
  /** Until the worker can be asked: a thread for it, its script read and evaluated. */
  readonly start: number;
  readonly answer: number;
}

interface TraceEvent {
  readonly name: string;
  /** Microseconds. */
  readonly ts: number;
}

/** Asks a sleeping worker, and has the browser trace its start. */
async function traceFirst(page: Page, message: object): Promise<Traced> {
  const session = await page.createCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'ServiceWorker' });
  const ms = await ask(page, message);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const at = (step: string) =>
    events.find(({ name }) => name === `ServiceWorkerVersion::${step}`)?.ts ?? Number.NaN;
  const start = (at('StartWorkerFinished') - at('StartWorkerRequested')) / 1_000;
  return { start, answer: ms - start };
}

/** Connects the extension, and waits until a whole look has found nothing more to do. */
async function connect(page: Page, platform: string): Promise<void> {
  await ask(page, {
    type: 'connect',
    values: { address: platform, access_key: ADMIN_KEY_A },
    replaces: null,
  });
  await waitFor('the first read to be over', async () => {
    return page.evaluate(async () => {
      const open = indexedDB.open('tickmark');
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const read = (name: string) =>
        new Promise<{ first_read_done?: boolean }[]>((resolve) => {
          const all = db.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => resolve(all.result);
        });
      const [companies, cycles] = [await read('companies'), await read('cycles')];
      db.close();
      return companies.some((each) => each.first_read_done) && cycles.length === 0;
    });
  });
}

const sandbox = await openSandbox({ world: manyRecords(2_000) });
const empty = makeEmptyExtension();
const browser = await puppeteer.launch({
  executablePath: requireBrowser('chromium'),
  pipe: true,
  enableExtensions: [resolve(SANDBOX_BUILD), empty],
  args: chromiumFlags(null, 'en-US'),
});
try {
  const ids = { tickmark: await idOf(browser, SANDBOX_BUILD), empty: await idOf(browser, empty) };
  const pages = {
    tickmark: await browser.newPage(),
    empty: await browser.newPage(),
  };
  for (const way of ['tickmark', 'empty'] as const) {
    await pages[way].goto(`chrome-extension://${ids[way]}/manifest.json`);
  }
  await connect(pages.tickmark, sandbox.platform.url);
  const message = { type: 'popup', open: null, company_key: null };
  const asleep = { tickmark: [] as number[], empty: [] as number[] };
  const awake = { tickmark: [] as number[], empty: [] as number[] };
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const way of ['tickmark', 'empty'] as const) {
      await putToSleep(browser, ids[way]);
      asleep[way].push(await ask(pages[way], message));
      awake[way].push(await ask(pages[way], message));
    }
  }
  const traced = { tickmark: [] as Traced[], empty: [] as Traced[] };
  for (let repeat = 0; repeat < REPEATS / 2; repeat += 1) {
    for (const way of ['tickmark', 'empty'] as const) {
      await putToSleep(browser, ids[way]);
      traced[way].push(await traceFirst(pages[way], message));
    }
  }
  const part = (what: keyof Traced) => {
    const [ours, bare] = (['tickmark', 'empty'] as const).map((way) =>
      median(traced[way].map((each) => each[what])),
    );
    return { value: ours ?? Number.NaN, from: `against ${bare?.toFixed(1)} ms` };
  };
  const against = (of: typeof asleep) =>
    `${median(of.tickmark).toFixed(1)} against ${median(of.empty).toFixed(1)} ms`;
  writeFigures(
    'waking',
    await browser.version(),
    [
      {
        row: 'first answer, worker asleep / empty worker',
        value: median(asleep.tickmark) / median(asleep.empty),
        unit: '×',
        goal: { most: 2.5 },
        from: `${against(asleep)}, medians of ${REPEATS}`,
      },
      { row: 'of it until the worker runs: thread, script read and evaluated', unit: 'ms', ...part('start') },
      { row: 'of it the answer, and the ways there and back', unit: 'ms', ...part('answer') },
      { row: 'answer of a worker awake', value: median(awake.tickmark), unit: 'ms', from: against(awake) },
    ],
    { asleep, awake, traced },
  );
} finally {
  await browser.close();
  await sandbox.close();
  rmSync(empty, { recursive: true, force: true });
}
