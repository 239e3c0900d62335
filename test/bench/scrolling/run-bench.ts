import type { Page } from 'puppeteer';
import { type OpenBrowser, openBrowser, SANDBOX_BUILD } from '../../browser/harness/open-browser.ts';
import { openQuickBooks, setPage } from '../../browser/harness/quickbooks-page.ts';
import { waitFor } from '../../browser/harness/wait-for.ts';
import { openConnected } from '../../browser/page/open-connected.ts';
import { settled } from '../../browser/scenarios/open-testbed.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { manyRecords } from '../../sandbox/world/many-records.ts';
import { median, writeFigures } from '../figures/figures.ts';
import { type Scrolled, scrollList } from './scroll-list.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const ROWS = 1_000;
const SETTINGS = { virtualRows: true, pageSize: ROWS };

/** Opens the list with virtual rows; with the extension, its badges are there. */
async function openList(open: OpenBrowser, connected: boolean): Promise<Page> {
  const page = await openQuickBooks(open, '/app/invoices');
  await setPage(page, SETTINGS);
  await page.waitForSelector('.sb-virtual tbody tr');
  if (connected) {
    await waitFor('badges in the list', async () => (await page.$$('tickmark-badge')).length > 5);
  }
  return page;
}

const connected = await openConnected({ world: manyRecords(ROWS + 200), settings: SETTINGS }, ADMIN_KEY_A, {
  extension: process.env.TICKMARK_BUILD ?? SANDBOX_BUILD,
});
const plain = await openBrowser({ extension: null, site: connected.sandbox.site });
try {
  await settled(connected.open);
  const runs = { plain: [] as Scrolled[], connected: [] as Scrolled[] };
  const pages = { plain: await openList(plain, false), connected: await openList(connected.open, true) };
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const way of ['plain', 'connected'] as const) {
      await pages[way].bringToFront();
      runs[way].push(await scrollList(pages[way]));
    }
    console.log(
      `${repeat + 1} of ${REPEATS}:`,
      ...(['plain', 'connected'] as const).map((way) => `${way} ${JSON.stringify(runs[way].at(-1))}`),
    );
  }
  const of = (way: keyof typeof runs, what: keyof Scrolled) => median(runs[way].map((run) => run[what]));
  const both = (what: keyof Scrolled, unit = '') =>
    `${of('connected', what).toFixed(1)} against ${of('plain', what).toFixed(1)}${unit}`;
  writeFigures(
    'scrolling',
    await plain.browser.version(),
    [
      {
        row: 'frames, connected / not installed',
        value: (of('connected', 'frames') / of('plain', 'frames')) * 100,
        unit: '%',
        goal: { least: 90 },
        from: both('frames'),
      },
      {
        row: '95th frame, connected / not installed',
        value: of('connected', 'frame95') / of('plain', 'frame95'),
        unit: '×',
        goal: { most: 1.2 },
        from: both('frame95', ' ms'),
      },
      {
        row: 'slowest of ten presses, connected − not installed',
        value: of('connected', 'press') - of('plain', 'press'),
        unit: 'ms',
        goal: { most: 16 },
        from: both('press', ' ms'),
      },
      {
        row: 'main thread while scrolling, connected / not installed',
        value: of('connected', 'busy') / of('plain', 'busy'),
        unit: '×',
        from: both('busy', ' ms'),
      },
      {
        row: 'processor time of all renderers, the same',
        value: of('connected', 'renderer') / of('plain', 'renderer'),
        unit: '×',
        from: both('renderer', ' ms'),
      },
      {
        row: 'processor time of drawing, the same',
        value: of('connected', 'gpu') / of('plain', 'gpu'),
        unit: '×',
        from: both('gpu', ' ms'),
      },
      { row: 'badges put into rows', value: of('connected', 'badges'), unit: '' },
    ],
    { runs },
  );
} finally {
  await plain.close();
  await connected.close();
}
