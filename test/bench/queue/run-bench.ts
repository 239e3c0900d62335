import type { Page } from 'puppeteer';
import { openBrowser } from '../../browser/harness/open-browser.ts';
import { buildScript } from './build-scripts.ts';
import { inPage, inServiceWorker, type Outcome, runContender } from './contenders/run-contender.ts';
import { drawBars, type Group } from './draw-bars.ts';
import type { atRest, claims, firstRead } from './page/measure.ts';
import { servePage } from './serve-page.ts';

interface Bench {
  readonly firstRead: typeof firstRead;
  readonly atRest: typeof atRest;
  readonly claims: typeof claims;
}

const REPEATS = Number(process.env.BENCH_REPEATS ?? 3);
const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_RECORDS ?? 100_000);
const BUDGET = 1.3;
const BACKLOG = Number(process.env.BENCH_BACKLOG ?? 1_000);
const CONTENDERS = [
  ['Tickmark', 'tickmark-worker.ts', inServiceWorker],
  ['workbox-background-sync', 'workbox-worker.ts', inServiceWorker],
  ['@tanstack/offline-transactions', 'tanstack-page.ts', inPage],
] as const;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number, digits = 0) => Number(value.toFixed(digits));

async function run<Name extends keyof Bench>(
  page: Page,
  name: Name,
  ...args: Parameters<Bench[Name]>
): Promise<Awaited<ReturnType<Bench[Name]>>> {
  return (await page.evaluate(
    (called, given) =>
      (globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[called]?.(
        ...given,
      ),
    name,
    args as unknown[],
  )) as Awaited<ReturnType<Bench[Name]>>;
}

const site = await servePage({
  '/': '<!doctype html><title>Bench</title><script src="/measure.js"></script>',
  '/measure.js': await buildScript('measure.ts'),
});
const open = await openBrowser({ extension: null });
try {
  const page = await open.openPage(`${site.url}/`);
  page.setDefaultTimeout(0);
  console.log(`${await open.browser.version()}, medians of ${REPEATS}; ratios are within this run`);

  const groups: Group[] = [];
  const reads: Record<string, object> = {};
  for (const count of [SMALL, LARGE]) {
    const runs: Awaited<ReturnType<typeof firstRead>>[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) runs.push(await run(page, 'firstRead', count));
    const of = (what: 'paged' | 'whole' | 'tickmark') => median(runs.map((each) => each[what]));
    const ratio = median(runs.map((each) => each.tickmark / each.paged));
    reads[`${count} records`] = {
      'bare, 200 at once, ms': round(of('paged')),
      'bare, all at once, ms': round(of('whole')),
      'Tickmark, ms': round(of('tickmark')),
      'ratio to bare': round(ratio, 2),
      'ratio to all at once': round(median(runs.map((each) => each.tickmark / each.whole)), 2),
      [`budget ${BUDGET}`]: ratio <= BUDGET ? 'met' : 'NOT MET',
    };
    const ms = (value: number) => `${round(value)} ms`;
    groups.push({
      title: `First read of ${count.toLocaleString('en')} records`,
      about: `${round(ratio, 2)} × the same rows and indexes on bare IndexedDB, page by page in turn`,
      bars: [
        { label: 'bare IndexedDB', value: of('paged'), words: ms(of('paged')), ours: false },
        { label: 'Tickmark', value: of('tickmark'), words: ms(of('tickmark')), ours: true },
      ],
    });
  }
  console.log('First read');
  console.table(reads);

  const rest: Record<string, object> = {};
  const idles: number[] = [];
  for (const count of [1_000, LARGE]) {
    const { idle, popup, opened } = await run(page, 'atRest', count, 15);
    idles.push(median(idle));
    rest[`${count} records`] = {
      'cycle with nothing to do, ms': round(median(idle), 1),
      "popup's rows, ms": round(median(popup), 1),
      "popup's rows, store just opened, ms": round(median(opened), 1),
    };
  }
  console.log('At rest');
  console.table(rest);
  const grown = round((idles[1] ?? 0) / (idles[0] ?? 1), 2);
  console.log(`A cycle with nothing to do at ${LARGE} records costs ${grown} × one at 1000.`);
  groups.push({
    title: 'A cycle with nothing to do',
    about: 'the same whatever the number of records',
    bars: [1_000, LARGE].map((count, at) => ({
      label: `${count.toLocaleString('en')} records`,
      value: idles[at] ?? 0,
      words: `${round(idles[at] ?? 0, 1)} ms`,
      ours: true,
    })),
  });

  const rates: Record<string, object> = {};
  for (const batch of [1, 100]) {
    const { tickmark, bare } = await run(page, 'claims', 1_000, batch);
    rates[`batches of ${batch}`] = {
      'bare claim and completion, per s': round(bare),
      'Tickmark claim, sending, settling, per s': round(tickmark),
      ratio: round(bare / tickmark, 2),
    };
  }
  console.log('Commands, strict');
  console.table(rates);
  console.log(
    'Two strict writes each: bare, the claim and the completion of a row; Tickmark, that a command is being sent and what ' +
      'became of it, each with its record, its numbers and its line of the log.',
  );
  await page.close();

  const outcomes: Record<string, Outcome> = {};
  for (const [name, entry, start] of CONTENDERS) {
    outcomes[name] = await runContender(open.browser, entry, start, BACKLOG);
  }
  console.log(`A backlog of ${BACKLOG} requests, one at a time, ended at every fiftieth`);
  console.table(outcomes);
  console.log(
    'The server takes every request as a new one, as a platform does that knows no keys: what is sent twice is done twice. ' +
      'Tickmark asks it what became of a request before it sends that again; the others have no such question.',
  );
  groups.push({
    title: `${BACKLOG.toLocaleString('en')} requests, what sends them ended at every fiftieth`,
    about: 'requests lost or doubled',
    bars: Object.entries(outcomes).map(([label, { lost, doubled, seconds }]) => ({
      label,
      value: lost + doubled,
      words: `${lost} lost, ${doubled} doubled, ${seconds} s`,
      ours: label === 'Tickmark',
    })),
  });
  const picture = await open.browser.newPage();
  await picture.setViewport({ width: 1_000, height: 700 });
  await picture.setContent(`<body style="margin:0">${drawBars(groups)}`);
  console.log(`Picture: ${await open.screenshot(picture, 'bench-queue', { fullPage: true })}`);
} finally {
  await open.close();
  await site.close();
}
