import type { Page } from 'puppeteer';
import { waitFor } from '../../browser/harness/wait-for.ts';
import { openTestbed, readStore, type Testbed } from '../../browser/scenarios/open-testbed.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS14 } from '../../sandbox/world/scenario-world.ts';
import { type Figure, median, writeFigures } from '../figures/figures.ts';
import { drawBars, type Group } from '../queue/draw-bars.ts';
import { fillStore, rowNumber } from './fill-store.ts';
import { longestOnProcessor } from './trace-tasks.ts';
import { longestTask, timeToAnswer, untilAllRead, watchRows, watchTasks } from './watch-page.ts';
import { watchScreen } from './watch-screen.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const SMALL = 5_000;
const LARGE = Number(process.env.BENCH_RECORDS ?? 100_000);
/** Limits in milliseconds: filter and task at the small size, opening at the large one. */
const GOAL = { filter: 300, task: 200, open: 2_000 };

/** Results of one page, opened once; milliseconds, except counts. */
interface Run {
  readonly open: number;
  readonly openAll: number;
  readonly read: number;
  readonly filters: Readonly<Record<string, number>>;
  readonly task: number;
  /** The longest task in processor time, over opening, filtering and scrolling again. */
  readonly taskOnProcessor: number;
  readonly frames: number;
  readonly pictures: number;
  readonly blank: number;
}

const count = (n: number) => n.toLocaleString('en');

async function openPage(testbed: Testbed, view: string): Promise<{ page: Page; open: number }> {
  const page = await testbed.browser.browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await watchTasks(page);
  const from = performance.now();
  await page.goto(`chrome-extension://${testbed.browser.extensionId}/queue.html#${view}`);
  await page.waitForSelector('tbody .cell-title', { timeout: 120_000 });
  return { page, open: performance.now() - from };
}

/** The number of records that the list shows, and the expected number. */
async function expectFound(page: Page, what: string, expected: number): Promise<void> {
  await waitFor(`${what} to find ${expected} records`, async () => {
    const said = await page.$eval('.pages', (element) => element.textContent ?? '');
    if (!said.includes(count(expected))) throw new Error(`It says ${said}`);
    return true;
  });
}

/** @param others how many other records exist, all of them synced */
async function measureFilters(page: Page, records: number, others: number): Promise<Record<string, number>> {
  const rows = Array.from({ length: records }, (_, n) => rowNumber('', n));
  const open = rows.filter(({ state }) => state !== 'synced');
  const search = 'input[type=search]';
  const took: Record<string, number> = {};
  const step = async (what: string, event: string, act: () => Promise<unknown>, expected: number) => {
    took[what] = await timeToAnswer(page, event, act);
    await expectFound(page, what, expected);
  };
  await expectFound(page, 'the list', open.length);
  await page.focus(search);
  await step('search, first letter', 'input', () => page.keyboard.type('e'), open.length);
  await page.$eval(search, (field) => (field as HTMLInputElement).select());
  await step('search, two words', 'input', () => page.keyboard.sendCharacter('erabliere lot'), open.length);
  await page.$eval(search, (field) => (field as HTMLInputElement).select());
  const one = open.at(-1)?.record.number ?? '';
  await step('search, a number', 'input', () => page.keyboard.sendCharacter(one), 1);
  await page.$eval(search, (field) => (field as HTMLInputElement).select());
  await step('search emptied', 'input', () => page.keyboard.press('Backspace'), open.length);
  const invoices = open.filter(({ record }) => record.type === 'invoice');
  await step('one type', 'change', () => page.select('select.input', 'invoice'), invoices.length);
  await step('any type', 'change', () => page.select('select.input', ''), open.length);
  await step(
    'synced shown as well',
    'change',
    () => page.click('.states input[aria-label=Synced]'),
    records + others,
  );
  await step('sorted by customer', 'click', () => page.click('th:nth-child(3) .sort'), records + others);
  return took;
}

async function measureOnce(testbed: Testbed, records: number, others: number): Promise<Run> {
  const first = await openPage(testbed, 'attention');
  await first.page.close();
  const { page, open } = await openPage(testbed, 'submissions');
  const from = performance.now();
  await untilAllRead(page);
  const read = open + performance.now() - from;
  const tasks = [await longestTask(page)];
  const filters = await measureFilters(page, records, others);
  tasks.push(await longestTask(page));

  const { x, y, width, height } = await page.$eval('.long-list', (list) =>
    list.getBoundingClientRect().toJSON(),
  );
  const session = await page.createCDPSession();
  const wheel = (distance: number) =>
    session.send('Input.synthesizeScrollGesture', {
      x: x + width / 2,
      y: y + height / 2,
      yDistance: -distance,
      speed: 6_000,
      gestureSourceType: 'mouse',
    });
  const jumps = () =>
    page.evaluate(async () => {
      const list = document.querySelector('.long-list') as HTMLElement;
      const most = list.scrollHeight - list.clientHeight;
      for (let step = 0; step < 60; step += 1) {
        list.scrollTop = (most * ((step * 37) % 100)) / 100;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
  const wheeled = await watchRows(page, () => wheel(12_000));
  const jumped = await watchRows(page, jumps);
  tasks.push(await longestTask(page));
  const room = { x: x + 40, y: y + 34, width: 400, height: height - 40 };
  const seen = await watchScreen(page, room, async () => {
    await wheel(-6_000);
    await wheel(6_000);
  });
  const taskOnProcessor = await longestOnProcessor(page, '/chunks/queue-', async () => {
    await page.reload();
    await untilAllRead(page);
    await measureFilters(page, records, others);
    await wheel(12_000);
    await jumps();
  });
  await session.detach();
  await page.close();
  return {
    open: first.open,
    openAll: open,
    read,
    filters,
    task: Math.max(...tasks),
    taskOnProcessor,
    frames: wheeled.frames + jumped.frames,
    pictures: seen.pictures,
    blank: wheeled.blank + jumped.blank + seen.blank,
  };
}

const testbed = await openTestbed({ world: worldS14(), accessKey: ADMIN_KEY_A });
try {
  const [companies = [], others = []] = (await readStore(testbed.browser, ['companies', 'records'])) as [
    { key: string }[],
    unknown[],
  ];
  const all = new Map<number, Run[]>();
  for (const records of [SMALL, LARGE]) {
    const filler = await testbed.browser.openExtensionPage('manifest.json');
    await fillStore(filler, companies[0]?.key ?? '', records);
    await filler.close();
    const runs: Run[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      runs.push(await measureOnce(testbed, records, others.length));
      console.log(`${count(records)} records: ${repeat + 1} of ${REPEATS}`);
    }
    all.set(records, runs);
  }

  const of = (records: number, what: (run: Run) => number) => (all.get(records) ?? []).map(what);
  const figures: Figure[] = [];
  const groups: Group[] = [];
  /** Medians at both sizes, the goal at its own. */
  const row = (name: string, what: (run: Run) => number, goal: { at: number; most: number } | null) => {
    const ofSize = (records: number): Figure => ({
      row: `${name}, ${count(records)} records`,
      value: median(of(records, what)),
      unit: 'ms',
      ...(goal?.at === records ? { goal: { most: goal.most } } : {}),
    });
    const both = [SMALL, LARGE].map((records) => ({ records, figure: ofSize(records) }));
    figures.push(...both.map(({ figure }) => figure));
    groups.push({
      title: name,
      about: goal ? `to be ${count(goal.most)} ms at most with ${count(goal.at)} records` : 'no limit',
      bars: both.map(({ records, figure: { value } }) => ({
        label: `${count(records)} records`,
        value,
        words: `${count(Math.round(value))} ms`,
        ours: records === goal?.at,
      })),
    });
  };
  row('opened, what needs attention is shown', (run) => run.open, { at: LARGE, most: GOAL.open });
  row('opened, submissions are shown', (run) => run.openAll, { at: LARGE, most: GOAL.open });
  row('all are read', (run) => run.read, null);
  row('slowest filter', (run) => Math.max(...Object.values(run.filters)), { at: SMALL, most: GOAL.filter });
  row('longest task', (run) => run.task, { at: SMALL, most: GOAL.task });
  row('longest task, on the processor', (run) => run.taskOnProcessor, { at: SMALL, most: GOAL.task });
  for (const records of [SMALL, LARGE]) {
    const sum = (what: (run: Run) => number) => of(records, what).reduce((total, each) => total + each, 0);
    figures.push({
      row: `blank places while scrolling, ${count(records)} records`,
      value: sum((run) => run.blank),
      unit: '',
      goal: { most: 0 },
      from: `${sum((run) => run.frames)} frames of the page, ${sum((run) => run.pictures)} pictures of the screen`,
    });
  }
  for (const filter of Object.keys(all.get(SMALL)?.[0]?.filters ?? {}))
    row(`answer of: ${filter}`, (run) => run.filters[filter] ?? Number.NaN, null);
  writeFigures('listing', await testbed.browser.browser.version(), figures, {
    runs: { [SMALL]: all.get(SMALL), [LARGE]: all.get(LARGE) },
  });
  const picture = await testbed.browser.browser.newPage();
  await picture.setViewport({ width: 1_000, height: 700 });
  await picture.setContent(`<body style="margin:0">${drawBars(groups)}`);
  console.log(`Picture: ${await testbed.browser.screenshot(picture, 'bench-listing', { fullPage: true })}`);
} finally {
  await testbed.close();
}
