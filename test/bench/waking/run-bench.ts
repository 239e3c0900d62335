import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { isProfiled, median, type Phase, writeFigures } from '../figures/figures.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5) * 4;
const SCRIPT = join(SANDBOX_BUILD, 'background.js');

/** An extension whose worker does nothing but answer. @param more code that its script carries */
function makeEmptyExtension(more = ''): string {
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
    `chrome.runtime.onMessage.addListener((message, sender, reply) => { reply({ ok: true, answer: {} }); return true; });${more}`,
  );
  return folder;
}

/** When a worker came to what, in milliseconds since 1970. */
interface Marks {
  readonly thread: number;
  readonly began: number;
  readonly evaluated: number;
  readonly asked: number;
  readonly opened: number;
  readonly answered: number;
}

/** Goes before the script of a worker, and makes it note when it came to what. */
const MARKING = `{
  const at = () => performance.timeOrigin + performance.now();
  const marks = { thread: performance.timeOrigin, began: at() };
  Object.assign(self, { marks, markEvaluated: () => { marks.evaluated = at(); } });
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => { marks.opened ??= at(); });
    return request;
  };
  const { onMessage } = chrome.runtime;
  const add = onMessage.addListener.bind(onMessage);
  onMessage.addListener = (listener) => add((message, sender, reply) => {
    marks.asked ??= at();
    return listener(message, sender, (answer) => { marks.answered ??= at(); reply(answer); });
  });
}
`;

/** The extension, with a worker that notes when it came to what. */
function makeMarkedExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-marked-'));
  cpSync(SANDBOX_BUILD, folder, { recursive: true });
  writeFileSync(join(folder, 'background.js'), `${MARKING}${readFileSync(SCRIPT, 'utf8')};markEvaluated();`);
  return folder;
}

async function idOf(browser: Browser, folder: string): Promise<string> {
  return waitFor(
    `the extension of ${folder}`,
    async () =>
      [...(await browser.extensions()).values()].find((each) => resolve(each.path) === resolve(folder))?.id,
  );
}

/** How long a worker has been asleep when it is woken, in milliseconds: its end costs the browser time, too. */
const ASLEEP_MS = 500;

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
  await new Promise((resolve) => setTimeout(resolve, ASLEEP_MS));
}

/** Milliseconds until the answer to a message. */
async function ask(page: Page, message: object): Promise<number> {
  const { sent, answered } = await askAt(page, message);
  return answered - sent;
}

/** When a message was sent and answered, in milliseconds since 1970. */
async function askAt(page: Page, message: object): Promise<{ sent: number; answered: number }> {
  const { from, to, reply } = await page.evaluate(async (sent) => {
    const from = performance.now();
    const answered = await (
      globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> } };
      }
    ).chrome.runtime.sendMessage(sent);
    return { from, to: performance.now(), reply: answered };
  }, message);
  if (!reply.ok) throw new Error(`The worker refuses: ${JSON.stringify(reply)}`);
  const origin = await page.evaluate(() => performance.timeOrigin);
  return { sent: origin + from, answered: origin + to };
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

/**
 * Where the time of a first answer goes; beside it, the first answer of a worker that carries the same script and runs none
 * of it.
 */
async function profileStart(platform: string): Promise<{ phases: Phase[]; carrying: number }> {
  const marked = makeMarkedExtension();
  // A condition that is known to be false would have the browser leave out what follows.
  const bulky = makeEmptyExtension(`self.never&&(()=>{${readFileSync(SCRIPT, 'utf8')}})();`);
  const browser = await openBrowser([marked, bulky]);
  try {
    const ids = { marked: await idOf(browser, marked), bulky: await idOf(browser, bulky) };
    const pages = { marked: await openIn(browser, ids.marked), bulky: await openIn(browser, ids.bulky) };
    await connect(pages.marked, platform);
    const runs: Record<string, number>[] = [];
    const carrying: number[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      await putToSleep(browser, ids.bulky);
      carrying.push(await ask(pages.bulky, POPUP));
      await putToSleep(browser, ids.marked);
      const { sent, answered } = await askAt(pages.marked, POPUP);
      const target = browser
        .targets()
        .find((each) => each.type() === 'service_worker' && each.url().includes(ids.marked));
      const worker = await target?.worker();
      if (!worker) continue;
      const marks = await worker.evaluate(() => (globalThis as unknown as { marks: Marks }).marks);
      runs.push({
        'the browser finds the worker and starts its thread': marks.thread - sent,
        'script and its compiled form are read and handed over': marks.began - marks.thread,
        'the script is evaluated': marks.evaluated - marks.began,
        'until the message is there': marks.asked - marks.evaluated,
        'until the tables are open': Math.max(0, marks.opened - marks.asked),
        'answering from the tables': marks.answered - Math.max(marks.opened, marks.asked),
        'the way back': answered - marks.answered,
      });
    }
    const names = Object.keys(runs[0] ?? {});
    return {
      phases: names.map((phase) => ({ phase, ms: median(runs.map((run) => run[phase] ?? Number.NaN)) })),
      carrying: median(carrying),
    };
  } finally {
    await browser.close();
    for (const folder of [marked, bulky]) rmSync(folder, { recursive: true, force: true });
  }
}

function openBrowser(extensions: string[]): Promise<Browser> {
  return puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    pipe: true,
    enableExtensions: extensions,
    args: chromiumFlags(null, 'en-US'),
  });
}

async function openIn(browser: Browser, id: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/manifest.json`);
  return page;
}

const POPUP = { type: 'popup', open: null, company_key: null };
const sandbox = await openSandbox({ world: manyRecords(2_000) });
const empty = makeEmptyExtension();
const browser = await openBrowser([resolve(SANDBOX_BUILD), empty]);
try {
  const ids = { tickmark: await idOf(browser, SANDBOX_BUILD), empty: await idOf(browser, empty) };
  const pages = { tickmark: await openIn(browser, ids.tickmark), empty: await openIn(browser, ids.empty) };
  await connect(pages.tickmark, sandbox.platform.url);
  const asleep = { tickmark: [] as number[], empty: [] as number[] };
  const awake = { tickmark: [] as number[], empty: [] as number[] };
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const way of ['tickmark', 'empty'] as const) {
      await putToSleep(browser, ids[way]);
      asleep[way].push(await ask(pages[way], POPUP));
      awake[way].push(await ask(pages[way], POPUP));
    }
  }
  const traced = { tickmark: [] as Traced[], empty: [] as Traced[] };
  for (let repeat = 0; repeat < REPEATS / 2; repeat += 1) {
    for (const way of ['tickmark', 'empty'] as const) {
      await putToSleep(browser, ids[way]);
      traced[way].push(await traceFirst(pages[way], POPUP));
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
  const profile = isProfiled ? await profileStart(sandbox.platform.url) : undefined;
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
        ...(profile && { profile: profile.phases }),
      },
      ...(profile
        ? [
            {
              row: 'the same, a worker that carries the script and runs none of it / empty worker',
              value: profile.carrying / median(asleep.empty),
              unit: '×',
              from: `${profile.carrying.toFixed(1)} ms`,
            },
          ]
        : []),
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
