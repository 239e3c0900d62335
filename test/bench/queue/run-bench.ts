import type { Page } from 'puppeteer';
import { openBrowser } from '../../browser/harness/open-browser.ts';
import { buildScript } from './build-scripts.ts';
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
  console.log(
    `An idle cycle at ${LARGE} records costs ${round((idles[1] ?? 0) / (idles[0] ?? 1), 2)} × one at 1000.`,
  );

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
} finally {
  await open.close();
  await site.close();
}
