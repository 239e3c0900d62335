import type { Browser } from 'puppeteer';
import { isProfiled } from '../figures/figures.ts';
import { taskTime } from '../figures/task-time.ts';
import { type BenchScripts, TABLE_SCRIPT, WAYS_SCRIPT, WORKER_SCRIPT } from './build-bench-page.ts';
import type { WayName } from './page/ways.ts';
import {
  type CallbackCost,
  costOfCallbacks,
  costOfParts,
  MARK,
  type Part,
  type PartCost,
  type TraceEvent,
} from './read-trace.ts';
import { openBenchPage } from './serve-bench-page.ts';

const ROWS = 1_000;
const TICKS = { ticks: 60, replaced: 100, rest: 1_500 };

export interface TicksRun extends CallbackCost {
  /** Rows found, or badges at the end. */
  readonly found: number;
  /** Badges put into the page during the ticks. */
  readonly drawn: number;
  /** Tasks of the page over 50 ms, including rendering and its own work: number and longest. */
  readonly longTasks: number;
  readonly longestTask: number;
  /** The main thread's processor time in tasks during the ticks, in milliseconds. */
  readonly busy: number;
  /** Where that time went, if profiled. */
  readonly parts: Record<Part, PartCost> | undefined;
}

/** Without these the trace costs less, and tells no tasks and no collections of memory. */
const PROFILING = ['toplevel', 'v8', 'disabled-by-default-v8.gc'];
const SCRIPTS: Readonly<Record<string, Part>> = {
  [TABLE_SCRIPT]: 'script of the page',
  [WAYS_SCRIPT]: 'script of the way',
  [WORKER_SCRIPT]: 'script of the worker, which would run elsewhere',
};

/** Runs all ticks in a new page with one way of following the rows. */
export async function runTicks(
  browser: Browser,
  scripts: BenchScripts,
  way: WayName,
  seed: number,
  rows = ROWS,
): Promise<TicksRun> {
  const page = await openBenchPage(browser, scripts);
  try {
    // Tickmark starts with the document; the others need a table.
    const early = way.startsWith('tickmark') || way.startsWith('bound');
    if (early) await page.evaluate((name) => window.follow(name), way);
    else await page.evaluate((count, from) => window.tablePage.open(count, from), rows, seed);
    // Earlier garbage must not count.
    const session = await page.createCDPSession();
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.tracing.start({
      categories: ['devtools.timeline', 'v8.execute', ...(isProfiled ? PROFILING : [])],
    });
    if (early) await page.evaluate((count, from) => window.tablePage.open(count, from), rows, seed);
    else await page.evaluate((name) => window.follow(name), way);
    const before = await taskTime(session);
    await page.evaluate((mark) => console.timeStamp(mark), MARK);
    await page.evaluate((ticks) => window.tablePage.tick(ticks), TICKS);
    await page.evaluate((mark) => console.timeStamp(mark), MARK);
    const busy = (await taskTime(session)) - before;
    const trace = await page.tracing.stop();
    const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
    const seen = await page.evaluate(() => ({
      found: window.found(),
      drawn: window.tablePage.badgesPut(),
      longTasks: [...window.tablePage.longTasks],
    }));
    return {
      ...costOfCallbacks(traceEvents, WAYS_SCRIPT),
      found: seen.found,
      drawn: seen.drawn,
      longTasks: seen.longTasks.length,
      longestTask: Math.max(0, ...seen.longTasks),
      busy,
      parts: isProfiled ? costOfParts(traceEvents, SCRIPTS) : undefined,
    };
  } finally {
    await page.close();
  }
}
