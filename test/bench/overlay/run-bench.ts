import { openBrowser } from '../../browser/harness/open-browser.ts';
import { buildBenchScripts } from './build-bench-page.ts';
import { drawPlot } from './draw-plot.ts';
import type { WayName } from './page/ways.ts';
import { type Held, PAGING_FLAGS, ROUNDS, runPaging } from './run-paging.ts';
import { runTicks, type TicksRun } from './run-ticks.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const SEED = Number(process.env.BENCH_SEED ?? 7);
const GOAL = { ratio: 1.5, longest: 50, memory: 0.1 };
const LABELS: Readonly<Record<WayName, string>> = {
  nothing: 'nothing',
  bareObserver: 'bare observer',
  tickmarkUnknown: 'Tickmark, none known',
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
  // Work of the page after an `await` cannot be separated, but is the same in every run.
  const own = of('nothing', 'total');
  const total = (way: WayName) => Math.max(of(way, 'observing'), of(way, 'total') - own);

  const drawn = of('tickmark', 'drawn');
  const drawing = total('tickmark') - total('tickmarkUnknown');

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
          'badges drawn': of(way, 'drawn'),
          'per drawn badge, ms': way === 'tickmark' ? Number((drawing / drawn).toFixed(3)) : '',
          "page's tasks over 50 ms": of(way, 'longTasks'),
        },
      ]),
    ),
  );

  const paged = await openBrowser({ extension: null, flags: PAGING_FLAGS });
  const rounds = await runPaging(paged.browser, scripts, SEED).finally(() => paged.close());
  const [first, ...later] = rounds;
  const last = later.at(-1);
  if (!first || !last) throw new Error('Too few rounds of paging were run.');
  const held = ['heap', 'nodes', 'listeners'] as const;
  const off = (round: Held) => Math.max(...held.map((what) => Math.abs(round[what] / first[what] - 1)));
  const worst = later.reduce((most, round) => (off(round) > off(most) ? round : most));
  console.table({
    'after the first round': first,
    [`round ${rounds.indexOf(worst) + 1}, the farthest from it`]: worst,
    [`after round ${ROUNDS}`]: last,
  });

  const ratio = of('tickmark', 'observing') / of('bareObserver', 'observing');
  const following = total('tickmarkUnknown') / bare;
  const whole = total('tickmark') / bare;
  const judged = (what: string, value: number, goal: number, unit: string, digits = 2) =>
    console.log(`${what}: ${value.toFixed(digits)} ${unit}, goal ${goal}: ${verdict(value <= goal)}`);
  judged('Observing changes', ratio, GOAL.ratio, '× the bare observer');
  judged('With looking for rows near the view, and asking', following, GOAL.ratio, '× the bare observer');
  judged('With drawing', whole, GOAL.ratio, '× the bare observer');
  console.log(
    `  The bare observer finds rows, reads none of them and draws nothing. ${drawn} badges drawn are ${drawing.toFixed(1)} ms, ` +
      `${((drawing / drawn) * 1_000).toFixed(0)} µs each: receiving answers, choosing faces, measuring room, the elements.`,
  );
  judged('Longest callback', of('tickmark', 'longest'), GOAL.longest, 'ms', 1);
  judged(
    `Memory, the farthest of rounds 2 to ${ROUNDS} from the first`,
    off(worst) * 100,
    GOAL.memory * 100,
    '%',
    1,
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
