import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer';
import { openTestbed, readStore } from '../../browser/scenarios/open-testbed.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS14 } from '../../sandbox/world/scenario-world.ts';
import { median, writeFigures } from '../figures/figures.ts';
import { fillStore } from '../listing/fill-store.ts';
import { longestOnProcessor } from '../listing/trace-tasks.ts';
import { untilAllRead } from '../listing/watch-page.ts';
import { reportOf } from './many-rows.ts';
import { measureReading } from './measure-reading.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const ROWS = Number(process.env.BENCH_RECORDS ?? 100_000);
/** A check on the queue page: the page's longest task in processor time, the thread's peak, and the time to the verdicts. */
async function measurePage(): Promise<{ browser: string; task: number; memory: number; took: number }> {
  const testbed = await openTestbed({ world: worldS14(), accessKey: ADMIN_KEY_A });
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-bench-'));
  try {
    const [companies = []] = (await readStore(testbed.browser, ['companies'])) as [{ key: string }[]];
    const filler = await testbed.browser.openExtensionPage('manifest.json');
    await fillStore(filler, companies[0]?.key ?? '', ROWS);
    await filler.close();
    const path = join(folder, 'report.csv');
    await writeFile(path, reportOf(ROWS));
    const page = await testbed.browser.openExtensionPage('queue.html#submissions');
    await untilAllRead(page);
    await page.evaluate(() => {
      location.hash = '#report';
    });
    const field = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
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
    return { browser: await testbed.browser.browser.version(), task, memory, took };
  } finally {
    await testbed.close();
    await rm(folder, { recursive: true });
  }
}

const times = await measureReading(ROWS, REPEATS);
const { browser, task, memory, took } = await measurePage();
const parser = median(times.map((run) => run.parser));
const whole = median(times.map((run) => run.whole));
writeFigures(
  'report',
  browser,
  [
    {
      row: 'the file to verdicts / the file to cells, on the processor',
      value: median(times.map((run) => run.whole / run.parser)),
      unit: '×',
      goal: { most: 3 },
      from: `${whole.toFixed(0)} against ${parser.toFixed(0)} ms, ${ROWS} rows against ${ROWS} records`,
    },
    { row: 'on the page: until the verdicts stand there', value: took, unit: 'ms' },
    { row: 'on the page: longest task, on the processor', value: task, unit: 'ms', goal: { most: 50 } },
    { row: 'in the thread: most memory', value: memory, unit: 'MB', goal: { most: 500 } },
  ],
  { times },
);
