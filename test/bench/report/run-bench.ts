import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer';
import { openDesk, readStore } from '../../browser/scenarios/open-desk.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS14 } from '../../sandbox/world/scenario-world.ts';
import { fillStore } from '../listing/fill-store.ts';
import { longestOnProcessor } from '../listing/trace-tasks.ts';
import { reportOf } from './many-rows.ts';
import { measureReading } from './measure-reading.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const ROWS = Number(process.env.BENCH_RECORDS ?? 100_000);
/** The whole check by the parser alone; the longest task of the page in milliseconds; the thread's memory in MB. */
const GOAL = { ratio: 3, task: 50, memory: 500 };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const verdict = (value: number, most: number) => (value <= most ? 'met' : 'NOT MET');

/** A check on the queue page: the page's longest task in processor time, the thread's peak, and the time to the verdicts. */
async function measurePage(): Promise<{ task: number; memory: number; took: number }> {
  const desk = await openDesk({ world: worldS14(), accessKey: ADMIN_KEY_A });
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-bench-'));
  try {
    const [companies = []] = (await readStore(desk.browser, ['companies'])) as [{ key: string }[]];
    const filler = await desk.browser.openExtensionPage('manifest.json');
    await fillStore(filler, companies[0]?.key ?? '', ROWS);
    await filler.close();
    const path = join(folder, 'report.csv');
    await writeFile(path, reportOf(ROWS));
    const page = await desk.browser.openExtensionPage('queue.html#report');
    const field = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    // The page has read its own records before.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 15_000)));
    let memory = 0;
    page.on('workercreated', ({ client }) => {
      const look = async () => {
        for (;;) {
          const { usedSize } = (await client.send('Runtime.getHeapUsage')) as { usedSize: number };
          memory = Math.max(memory, usedSize / 1_000_000);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      // It ends with the thread.
      void look().catch(() => undefined);
    });
    let took = 0;
    const task = await longestOnProcessor(page, '/chunks/', async () => {
      const from = performance.now();
      await field.uploadFile(path);
      await page.waitForSelector('.cell-verdict', { timeout: 120_000 });
      took = performance.now() - from;
    });
    return { task, memory, took };
  } finally {
    await desk.close();
    await rm(folder, { recursive: true });
  }
}

console.log(
  `${ROWS} rows against ${ROWS} records, medians of ${REPEATS}, load ${loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')}`,
);
const times = await measureReading(ROWS, REPEATS);
const ratio = median(times.map(({ parser, whole }) => whole / parser));
const { task, memory, took } = await measurePage();
const round = (value: number) => Math.round(value * 10) / 10;
console.table({
  'the file to cells, ms on the processor': { value: round(median(times.map(({ parser }) => parser))) },
  'the file to verdicts, ms on the processor': { value: round(median(times.map(({ whole }) => whole))) },
  'verdicts by cells': { value: round(ratio), goal: GOAL.ratio, verdict: verdict(ratio, GOAL.ratio) },
  'on the page: until the verdicts stand there, ms': { value: Math.round(took) },
  'on the page: longest task, ms on the processor': {
    value: round(task),
    goal: GOAL.task,
    verdict: verdict(task, GOAL.task),
  },
  'in the thread: most memory, MB': {
    value: Math.round(memory),
    goal: GOAL.memory,
    verdict: verdict(memory, GOAL.memory),
  },
});
