import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CompanyRow, RecordRow } from '../../../lib/store/rows.ts';
import { openBrowser } from '../../browser/harness/open-browser.ts';
import { activityWhile, watchWorker } from '../../browser/harness/watch-worker.ts';
import { readStore, settled } from '../../browser/scenarios/open-testbed.ts';
import { openAsking } from '../../browser/trust/ask-worker.ts';
import { itemOf } from '../../browser/trust/command-requests.ts';
import { activate, measureFull, measureSize, openFirm } from '../companies/measure-firm.ts';
import { median, writeFigures } from '../figures/figures.ts';
import { buildBenchScripts } from '../overlay/build-bench-page.ts';
import { runTicks } from '../overlay/run-ticks.ts';
import { drawGrowth, type Growth } from './draw-growth.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 3);
const COMPANIES = [1, 5, 15, 50];
const RECORDS = [1_000, 10_000, 100_000];
const ROWS = [100, 300, 1_000, 3_000];
const QUEUE = [50, 200, 800];
const PICTURE = fileURLToPath(new URL('../../../.github/pictures/growth.svg', import.meta.url));

async function series(
  xs: readonly number[],
  measure: (x: number) => Promise<number>,
): Promise<Growth['points']> {
  const points = [];
  for (const x of xs) {
    const y = await measure(x);
    console.log(`${x}: ${y.toFixed(1)}`);
    points.push({ x, y });
  }
  return points;
}

/** Requests to IndexedDB per command, from the press on many records until the platform has taken all. */
async function costOfQueue(commands: number): Promise<number> {
  const testbed = await openFirm(1, commands + 400);
  try {
    await activate(testbed);
    await settled(testbed.browser);
    await watchWorker(testbed.browser);
    const [[company], rows = []] = (await readStore(testbed.browser, ['companies', 'records'])) as [
      CompanyRow[],
      RecordRow[],
    ];
    if (!company) throw new Error('There is a company');
    const asking = await openAsking(testbed.browser);
    const items = rows
      .filter(({ record }) => record.type === 'invoice' && record.allowed.includes('resync'))
      .slice(0, commands)
      .map((row) => itemOf(row));
    const { requests } = await activityWhile(testbed.browser, async () => {
      await asking.ask({ type: 'commands', company_key: company.key, action: 'resync', items });
      await settled(testbed.browser);
    });
    return requests / items.length;
  } finally {
    await testbed.close();
  }
}

const scripts = await buildBenchScripts();
const plain = await openBrowser({ extension: null });
const version = await plain.browser.version();
const rows = await series(ROWS, async (count) => {
  const runs = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    runs.push((await runTicks(plain.browser, scripts, 'tickmark', 7, count)).total);
  }
  return median(runs);
}).finally(() => plain.close());
const companies = await series(
  COMPANIES,
  async (count) => (await measureSize(count, REPEATS)).message.requests,
);
const records = await series(RECORDS, async (count) => (await measureFull(1, count, REPEATS)).requests);
const queue = await series(QUEUE, costOfQueue);

const growths: Growth[] = [
  { title: 'Companies', about: 'reads of the store after one message', points: companies },
  { title: 'Records', about: 'reads of the store after one message', points: records },
  { title: 'Rows of a list', about: 'milliseconds of script for 60 × 100 changed rows', points: rows },
  { title: 'Commands in the queue', about: 'reads and writes of the store per command', points: queue },
];
writeFigures(
  'growth',
  version,
  growths.map(({ title, about, points }) => {
    const [first] = points;
    const last = points.at(-1);
    return {
      row: `${title}: cost at ${last?.x.toLocaleString('en')} / at ${first?.x.toLocaleString('en')}`,
      value: (last?.y ?? Number.NaN) / (first?.y ?? Number.NaN),
      unit: '×',
      from: about,
    };
  }),
  { growths },
);
writeFileSync(
  PICTURE,
  drawGrowth(
    growths,
    `Both axes grow by factors; the dashed line is a cost that grows as its quantity does. ${version}`,
  ),
);
console.log(`Picture: ${PICTURE}`);
