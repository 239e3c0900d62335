import type { Browser, Page } from 'puppeteer';
import { openBrowser } from '../../browser/harness/open-browser.ts';
import {
  chosenParts,
  type Figure,
  isProfiled,
  median,
  type Phase,
  writeFigures,
} from '../figures/figures.ts';
import { buildScript } from './build-scripts.ts';
import {
  inKilledBrowser,
  inPage,
  inServiceWorker,
  type Outcome,
  runContender,
} from './contenders/run-contender.ts';
import { drawBars, type Group } from './draw-bars.ts';
import type { atRest, commands, firstRead, profileCommands, profileIdle, Spanned } from './page/measure.ts';
import { servePage } from './serve-page.ts';

interface Bench {
  readonly firstRead: typeof firstRead;
  readonly atRest: typeof atRest;
  readonly commands: typeof commands;
  readonly profileCommands: typeof profileCommands;
  readonly profileIdle: typeof profileIdle;
}

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const SMALL = 1_000;
const LARGE = Number(process.env.BENCH_RECORDS ?? 100_000);
const BACKLOG = Number(process.env.BENCH_BACKLOG ?? 1_000);
const CONTENDERS = [
  ['Tickmark', 'tickmark-worker.ts', inServiceWorker],
  ['workbox-background-sync', 'workbox-worker.ts', inServiceWorker],
  ['@tanstack/offline-transactions', 'tanstack-page.ts', inPage],
] as const;

const inNumbers = (count: number) => count.toLocaleString('en');
const inMs = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;

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

/** Does something five times, or as often as the environment says. */
async function repeated<T>(work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) results.push(await work());
  return results;
}

/** The same in a page of its own, because what is measured there is slower from then on. */
async function runApart<Name extends keyof Bench>(page: Page, name: Name, ...args: Parameters<Bench[Name]>) {
  const apart = await page.browser().newPage();
  await apart.goto(page.url());
  apart.setDefaultTimeout(0);
  return run(apart, name, ...args).finally(() => apart.close());
}

/**
 * Where the time of a queue went, per command or cycle.
 * @param others the same of others, to be told beside it
 */
function phasesOf(ours: Spanned, count: number, others: Readonly<Record<string, Spanned>> = {}): Phase[] {
  const parts = (all: Spanned): readonly (readonly [string, number])[] => {
    const { strict, relaxed, readonly } = all.spans;
    const known = [
      ['until the last answer in strict writes', strict.answers],
      ['strict writes until they are on disk', strict.storing],
      ['until the last answer in relaxed writes', relaxed.answers],
      ['relaxed writes until they are stored', relaxed.storing],
      ['reads', readonly.answers],
    ] as const;
    const rest = all.ms - known.reduce((sum, [, ms]) => sum + ms, 0);
    return [...known, ['between transactions', Math.max(0, rest)] as const];
  };
  const theirs = Object.entries(others).map(([name, all]) => [name, parts(all), all] as const);
  const told = (all: Spanned) => {
    const sums = Object.values(all.spans);
    const of = (what: 'transactions' | 'requests') =>
      (sums.reduce((sum, each) => sum + each[what], 0) / count).toFixed(2);
    return `${of('transactions')} transactions, ${of('requests')} requests`;
  };
  const from = (at: number) =>
    theirs.map(([name, each]) => `${name} ${((each[at]?.[1] ?? 0) / count).toFixed(2)}`).join(', ');
  const phases = parts(ours).map(([phase, ms], at) => ({ phase, ms: ms / count, from: from(at) }));
  const sums = [told(ours), ...theirs.map(([name, , all]) => `${name}: ${told(all)}`)].join('; ');
  return [...phases, { phase: 'each', ms: 0, from: sums }];
}

async function measureFirstRead(page: Page, figures: Figure[], groups: Group[]): Promise<void> {
  const runs = await repeated(() => run(page, 'firstRead', LARGE));
  const ratio = median(runs.map((each) => each.tickmark / each.paged));
  const [tickmark, paged, whole] = (['tickmark', 'paged', 'whole'] as const).map((what) =>
    median(runs.map((each) => each[what])),
  );
  figures.push({
    row: `first read of ${inNumbers(LARGE)} / bare bulk write, 200 at once`,
    value: ratio,
    unit: '×',
    goal: { most: 1.2 },
    from: `${inMs(tickmark ?? 0)} against ${inMs(paged ?? 0)}; all at once ${inMs(whole ?? 0)}`,
  });
  groups.push({
    title: `First read of ${inNumbers(LARGE)} records`,
    about: `${ratio.toFixed(2)} × the same rows and indexes on bare IndexedDB, page by page in turn`,
    bars: [
      { label: 'bare IndexedDB', value: paged ?? 0, words: inMs(paged ?? 0), ours: false },
      { label: 'Tickmark', value: tickmark ?? 0, words: inMs(tickmark ?? 0), ours: true },
    ],
  });
}

async function measureRest(page: Page, figures: Figure[], groups: Group[]): Promise<void> {
  const few = await run(page, 'atRest', SMALL, 3 * REPEATS);
  const many = await run(page, 'atRest', LARGE, 3 * REPEATS);
  const idle = [few, many].map((each) => median(each.idle));
  const profile = isProfiled && {
    profile: phasesOf(await runApart(page, 'profileIdle', LARGE), 1, {
      [inNumbers(SMALL)]: await runApart(page, 'profileIdle', SMALL),
    }),
  };
  figures.push(
    {
      row: `idle cycle at ${inNumbers(LARGE)} records, a tenth failed / ${inNumbers(SMALL)}`,
      value: (idle[1] ?? 0) / (idle[0] ?? 1),
      unit: '×',
      goal: { most: 1.2 },
      from: `${inMs(idle[1] ?? 0)} against ${inMs(idle[0] ?? 0)}`,
      ...profile,
    },
    {
      row: `popup's rows at ${inNumbers(LARGE)} records / ${inNumbers(SMALL)}`,
      value: median(many.popup) / median(few.popup),
      unit: '×',
      from: `${inMs(median(many.popup))} against ${inMs(median(few.popup))}; tables just opened ${inMs(median(many.opened))}`,
    },
  );
  groups.push({
    title: 'A cycle with nothing to do',
    about: 'the same whatever the number of records; a tenth of them failed',
    bars: [SMALL, LARGE].map((count, at) => ({
      label: `${inNumbers(count)} records`,
      value: idle[at] ?? 0,
      words: inMs(idle[at] ?? 0),
      ours: true,
    })),
  });
}

async function measureCommands(page: Page, figures: Figure[]): Promise<void> {
  const batches = await repeated(() => run(page, 'commands', 1_000, 100));
  const single = await repeated(() => run(page, 'commands', 200, 1));
  const profileOf = async (count: number, batch: number) => {
    if (!isProfiled) return {};
    const { tickmark, sameRows, bare } = await runApart(page, 'profileCommands', count, batch);
    return { profile: phasesOf(tickmark, count, { 'same rows': sameRows, bare }) };
  };
  const from = (runs: typeof single, count: number, against: 'sameRows' | 'bare') =>
    `${inMs(median(runs.map((each) => each.tickmark)) / count)} against ${inMs(median(runs.map((each) => each[against])) / count)} each`;
  figures.push(
    {
      row: 'commands in shipped batches / bare strict with the same rows and indexes',
      value: median(batches.map((each) => each.tickmark / each.sameRows)),
      unit: '×',
      goal: { most: 2 },
      from: from(batches, 1_000, 'sameRows'),
      ...(await profileOf(1_000, 100)),
    },
    {
      row: 'one by one, whole cycle / bare claim and completion',
      value: median(single.map((each) => each.tickmark / each.bare)),
      unit: '×',
      goal: { most: 1.5 },
      from: from(single, 200, 'bare'),
      ...(await profileOf(200, 1)),
    },
    {
      row: 'one by one, whole cycle / bare strict with the same rows and indexes',
      value: median(single.map((each) => each.tickmark / each.sameRows)),
      unit: '×',
      from: from(single, 200, 'sameRows'),
    },
  );
}

async function measureBacklog(browser: Browser, figures: Figure[], groups: Group[]): Promise<object> {
  const outcomes: Record<string, Outcome[]> = {};
  for (const [name, entry, start] of CONTENDERS) {
    outcomes[name] = await repeated(() => runContender(browser, entry, start, BACKLOG));
  }
  const summed = Object.entries(outcomes).map(([label, runs]) => ({
    label,
    seconds: median(runs.map((each) => each.seconds)),
    kills: median(runs.map((each) => each.kills)),
    lost: Math.max(...runs.map((each) => each.lost)),
    doubled: Math.max(...runs.map((each) => each.doubled)),
  }));
  console.table(summed);
  const [ours, workbox] = summed;
  if (!ours || !workbox) throw new Error('There are contenders');
  figures.push(
    {
      row: `backlog of ${inNumbers(BACKLOG)}, ended at every fiftieth / workbox-background-sync`,
      value: ours.seconds / workbox.seconds,
      unit: '×',
      goal: { most: 2 },
      from: `${ours.seconds} s, ${ours.kills} kills against ${workbox.seconds} s; it loses ${workbox.lost}, doubles ${workbox.doubled}`,
    },
    { row: 'of it lost or doubled', value: ours.lost + ours.doubled, unit: 'commands', goal: { most: 0 } },
  );
  groups.push({
    title: `${inNumbers(BACKLOG)} requests, what sends them ended at every fiftieth`,
    about:
      'requests lost or doubled: the server takes each as a new one, and Tickmark asks what became of one before it sends it again',
    bars: summed.map(({ label, lost, doubled, seconds }) => ({
      label,
      value: lost + doubled,
      words: `${lost} lost, ${doubled} doubled, ${seconds} s`,
      ours: label === 'Tickmark',
    })),
  });
  return outcomes;
}

/** The same backlog, while the whole browser is killed instead of the worker. */
async function measureKills(browser: Browser, figures: Figure[]): Promise<object> {
  const [, entry] = CONTENDERS[0];
  const { lost, doubled, kills, seconds } = await runContender(browser, entry, inKilledBrowser, BACKLOG);
  figures.push({
    row: `lost or doubled of ${inNumbers(BACKLOG)}, the browser killed at every fiftieth`,
    value: lost + doubled,
    unit: 'commands',
    goal: { most: 0 },
    from: `${kills} times SIGKILL in ${seconds} s: ${lost} lost, ${doubled} doubled`,
  });
  return { lost, doubled, kills, seconds };
}

const parts = chosenParts(['commands', 'idle', 'read', 'backlog', 'kills']);
const site = await servePage({
  '/': '<!doctype html><title>Bench</title><script src="/measure.js"></script>',
  '/measure.js': await buildScript('measure.ts'),
});
const open = await openBrowser({ extension: null, protocolTimeout: 60 * 60_000 });
try {
  const page = await open.openPage(`${site.url}/`);
  page.setDefaultTimeout(0);
  const figures: Figure[] = [];
  const groups: Group[] = [];
  if (parts.has('commands')) await measureCommands(page, figures);
  if (parts.has('idle')) await measureRest(page, figures, groups);
  if (parts.has('read')) await measureFirstRead(page, figures, groups);
  await page.close();
  const contenders = parts.has('backlog') ? await measureBacklog(open.browser, figures, groups) : {};
  const killed = parts.has('kills') ? await measureKills(open.browser, figures) : {};
  writeFigures('queue', await open.browser.version(), figures, { repeats: REPEATS, contenders, killed });
  const picture = await open.browser.newPage();
  await picture.setViewport({ width: 1_000, height: 700 });
  await picture.setContent(`<body style="margin:0">${drawBars(groups)}`);
  console.log(`Picture: ${await open.screenshot(picture, 'bench-queue', { fullPage: true })}`);
} finally {
  await open.close();
  await site.close();
}
