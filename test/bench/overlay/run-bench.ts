import { openBrowser } from '../../browser/harness/open-browser.ts';
import { isProfiled, median, type Phase, writeFigures } from '../figures/figures.ts';
import { buildBenchScripts } from './build-bench-page.ts';
import { drawPlot } from './draw-plot.ts';
import type { WayName } from './page/ways.ts';
import { medianParts } from './read-trace.ts';
import { type Held, PAGING_FLAGS, ROUNDS, runPaging } from './run-paging.ts';
import { runTicks, type TicksRun } from './run-ticks.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const SEED = Number(process.env.BENCH_SEED ?? 7);
const GOAL = { bound: 1.2, longest: 50, memory: 10, thread: 1.05, drawing: 1.1 };
const LABELS: Readonly<Record<WayName, string>> = {
  nothing: 'nothing',
  bareObserver: 'bare observer',
  boundUnknown: 'the bound, none known',
  bound: 'the bound',
  tickmarkUnknown: 'Tickmark, none known',
  tickmark: 'Tickmark',
  wholeDocument: 'whole document',
  autoMount: 'autoMount × 20',
};
const WAYS = Object.keys(LABELS) as WayName[];

const scripts = await buildBenchScripts();
const open = await openBrowser({ extension: null });
try {
  const runs = new Map<WayName, TicksRun[]>(WAYS.map((way) => [way, []]));
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const way of WAYS) runs.get(way)?.push(await runTicks(open.browser, scripts, way, SEED));
  }
  const of = (way: WayName, what: Exclude<keyof TicksRun, 'parts'>) =>
    median((runs.get(way) ?? []).map((run) => run[what]));
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

  const against = (way: WayName, other: WayName) =>
    `${total(way).toFixed(0)} against ${total(other).toFixed(0)} ms of callbacks`;
  const thread = (way: WayName) => of(way, 'busy') / of('nothing', 'busy');
  const partsOf = (way: WayName) =>
    medianParts(
      (runs.get(way) ?? []).flatMap(({ parts }) => parts ?? []),
      median,
    );
  /** Where a way's time on the main thread goes, with the page alone beside it. */
  function profileOf(way: WayName): { profile?: readonly Phase[] } {
    if (!isProfiled) return {};
    const alone = partsOf('nothing');
    const profile = [...partsOf(way)].map(([phase, { ms, times }]) => {
      const page = alone.get(phase);
      return { phase, ms, from: `${times} ×; page alone ${page?.ms.toFixed(0)} ms, ${page?.times} ×` };
    });
    return { profile };
  }
  writeFigures(
    'overlay',
    await open.browser.version(),
    [
      {
        row: 'overlay script / paced bound',
        value: total('tickmark') / total('bound'),
        unit: '×',
        goal: { most: GOAL.bound },
        from: against('tickmark', 'bound'),
      },
      {
        row: 'the same without drawing',
        value: total('tickmarkUnknown') / total('boundUnknown'),
        unit: '×',
        goal: { most: GOAL.bound },
        from: against('tickmarkUnknown', 'boundUnknown'),
      },
      {
        row: 'whole main thread / page alone, without drawing',
        value: thread('tickmarkUnknown'),
        unit: '×',
        goal: { most: GOAL.thread },
        from: `${of('tickmarkUnknown', 'busy').toFixed(0)} against ${of('nothing', 'busy').toFixed(0)} ms`,
        ...profileOf('tickmarkUnknown'),
      },
      {
        row: 'whole main thread / page alone, with drawing',
        value: thread('tickmark'),
        unit: '×',
        goal: { most: GOAL.drawing },
        from: `${of('tickmark', 'busy').toFixed(0)} ms; ${drawn} badges drawn, ${((drawing / drawn) * 1_000).toFixed(0)} µs of script each`,
        ...profileOf('tickmark'),
      },
      { row: 'paced bound / bare observer', value: total('bound') / bare, unit: '×' },
      {
        row: 'longest callback',
        value: of('tickmark', 'longest'),
        unit: 'ms',
        goal: { most: GOAL.longest },
      },
      {
        row: `memory, the farthest of rounds 2 to ${ROUNDS} from the first`,
        value: off(worst) * 100,
        unit: '%',
        goal: { most: GOAL.memory },
      },
    ],
    { seed: SEED, runs: Object.fromEntries(runs) },
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
