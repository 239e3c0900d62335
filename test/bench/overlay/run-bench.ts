import { openBrowser } from '../../browser/harness/open-browser.ts';
import { buildBenchScripts } from './build-bench-page.ts';
import { drawPlot } from './draw-plot.ts';
import type { WayName } from './page/ways.ts';
import { type Held, ROUNDS, runPaging } from './run-paging.ts';
import { runTicks, type TicksRun } from './run-ticks.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const SEED = Number(process.env.BENCH_SEED ?? 7);
const GOAL = { ratio: 1.5, longest: 50, memory: 0.1 };
const LABELS: Readonly<Record<WayName, string>> = {
  nothing: 'nothing',
  bareObserver: 'bare observer',
  tickmark: 'Tickmark',
  wholeDocument: 'whole document',
  autoMount: 'autoMount × 20',
};
const WAYS = Object.keys(LABELS) as WayName[];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const verdict = (met: boolean) => (met ? 'met' : 'NOT MET');

const scripts = await buildBenchScripts();
const open = await openBrowser({ extension: null });
try {
  const runs = new Map<WayName, TicksRun[]>(WAYS.map((way) => [way, []]));
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const way of WAYS) runs.get(way)?.push(await runTicks(open.browser, scripts, way, SEED));
  }
  const of = (way: WayName, what: keyof TicksRun) => median((runs.get(way) ?? []).map((run) => run[what]));
  // What the page itself does after an await cannot be told from the rest, and is the same in every run.
  const own = of('nothing', 'total');
  const total = (way: WayName) => Math.max(of(way, 'observing'), of(way, 'total') - own);

  console.log(`BENCH_SEED=${SEED}, medians of ${REPEATS}, ${await open.browser.version()}`);
  const bare = total('bareObserver');
  console.table(
    Object.fromEntries(
      WAYS.map((way) => [
        LABELS[way],
        {
          'callbacks, ms': Number(total(way).toFixed(1)),
          ratio: Number((total(way) / bare).toFixed(2)),
          'of it observing, ms': Number(of(way, 'observing').toFixed(1)),
          'observing ratio': Number((of(way, 'observing') / of('bareObserver', 'observing')).toFixed(2)),
          'longest callback, ms': Number(of(way, 'longest').toFixed(1)),
          'found at the end': of(way, 'found'),
          "page's tasks over 50 ms": of(way, 'longTasks'),
        },
      ]),
    ),
  );

  const rounds = await runPaging(open.browser, scripts, SEED);
  const [first] = rounds;
  const last = rounds.at(-1);
  if (!first || !last) throw new Error('No round of paging was run.');
  console.table({ 'after the first round': first, [`after round ${ROUNDS}`]: last });
  const grown = (what: keyof Held) => last[what] / first[what] - 1;
  const worst = Math.max(...(['heap', 'nodes', 'listeners'] as const).map((what) => Math.abs(grown(what))));

  const ratio = of('tickmark', 'observing') / of('bareObserver', 'observing');
  const whole = total('tickmark') / bare;
  console.log(
    `Observing changes: ${ratio.toFixed(2)} × the bare observer, goal ${GOAL.ratio}: ${verdict(ratio <= GOAL.ratio)}`,
  );
  console.log(
    `With asking and drawing: ${whole.toFixed(2)} × the bare observer, goal ${GOAL.ratio}: ${verdict(whole <= GOAL.ratio)}`,
  );
  console.log(
    `Longest callback: ${of('tickmark', 'longest').toFixed(1)} ms, goal ${GOAL.longest}: ${verdict(of('tickmark', 'longest') <= GOAL.longest)}`,
  );
  console.log(
    `Memory after ${ROUNDS} rounds: ${(worst * 100).toFixed(1)} % at most from the first, goal ±10 %: ${verdict(worst <= GOAL.memory)}`,
  );

  const share = (what: keyof Held) => rounds.map((round) => round[what] / first[what]);
  const svg = drawPlot(
    WAYS.filter((way) => way !== 'nothing').map((way) => ({
      label: LABELS[way],
      observing: of(way, 'observing'),
      total: total(way),
    })),
    [
      { label: 'script memory', colour: '#2f6f4f', values: share('heap') },
      { label: 'nodes', colour: '#b36b00', values: share('nodes') },
      { label: 'listeners', colour: '#1d4ed8', values: share('listeners') },
    ],
  );
  const page = await open.browser.newPage();
  await page.setViewport({ width: 1_000, height: 460 });
  await page.setContent(`<body style="margin:0">${svg}`);
  console.log(`Picture: ${await open.screenshot(page, 'bench-overlay')}`);
} finally {
  await open.close();
}
