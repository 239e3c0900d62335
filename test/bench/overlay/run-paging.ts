import type { Browser, CDPSession, Page } from 'puppeteer';
import type { BenchScripts } from './build-bench-page.ts';
import { openBenchPage } from './serve-bench-page.ts';

const ROWS = 1_000;
export const ROUNDS = 20;

/** What a page holds after garbage collection. */
export interface Held {
  /** Megabytes of script memory. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function held(page: Page, session: CDPSession): Promise<Held> {
  // Script wrappers of nodes go with a collection of new objects or stay as long as the nodes. Which of them were collected
  // is chance, and makes a sixth of the heap of a page with this many rows.
  await page.evaluate(() => {
    for (let times = 0; times < 3; times++) globalThis.gc?.({ type: 'minor' });
  });
  // The second collection removes what only weak references held.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heap: read('JSHeapUsedSize') / 1_000_000,
    nodes: read('Nodes'),
    listeners: read('JSEventListeners'),
  };
}

/**
 * Flags for `runPaging`: pages may request a collection, and hot code is not compiled further, which would be most of the
 * growth in the first rounds.
 */
export const PAGING_FLAGS = ['--js-flags=--expose-gc --no-opt --no-maglev --no-sparkplug'];

/** Measures what the page holds after each round of paging, with reused and with new rows. */
export async function runPaging(browser: Browser, scripts: BenchScripts, seed: number): Promise<Held[]> {
  const page = await openBenchPage(browser, scripts);
  try {
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
    await page.evaluate(() => window.follow('tickmark'));
    await page.evaluate((rows, from) => window.tablePage.open(rows, from), ROWS, seed);
    await page.evaluate(() => window.tablePage.drawn());
    const rounds: Held[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.evaluate(() => window.tablePage.turnPage(true));
      await page.evaluate(() => window.tablePage.turnPage(false));
      rounds.push(await held(page, session));
    }
    return rounds;
  } finally {
    await page.close();
  }
}
