import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { believableCompany } from '../../sandbox/world/believable-company.ts';
import { SCENARIO_NOW } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { cutForGood, outOfReach, overlapping, violations } from '../harness/check-view.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openPanel, untilCompared } from '../panel/open-panel.ts';
import { chooseReport, reportOfInvoices } from '../queue/choose-report.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';

/** A view: its address, and the presses that lead to it. */
interface View {
  readonly name: string;
  readonly open: () => Promise<Page>;
  /** Whether it is checked only at the width at which it opened. */
  readonly wideOnly?: boolean;
}

const WIDE = { width: 1280, height: 800 } as const;
const POPUP = { width: 360, height: 600 } as const;
const SLIM = { width: 320, height: 800 } as const;
let testbed: Testbed;

beforeAll(async () => {
  const world = believableCompany(1, { now: Date.parse(SCENARIO_NOW), hold: true });
  testbed = await openTestbed({ world, accessKey: ADMIN_KEY_A });
});
afterAll(() => testbed?.close());

async function queue(
  tab: string,
  then: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  const page = await testbed.browser.openExtensionPage(`queue.html#${tab}`);
  await page.setViewport(WIDE);
  // A check or picture during a fade would be wrong.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await find(page, 'tab', 'All records');
  // Everything is read.
  await waitFor('the page to be read', () =>
    page.evaluate(
      () => document.querySelector('.long-list, .empty, .list, .checks, .history, .report-start') !== null,
    ),
  );
  await then(page);
  return page;
}

async function panel(
  id: string,
  then: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  const page = await openPanel(testbed, id);
  await page.waitForSelector('article.panel');
  await untilCompared(page);
  await then(page);
  return page;
}

/** Opens the first row menu with this item, and chooses the item. */
async function pick(page: Page, item: RegExp): Promise<void> {
  const [menu] = await findAll(page, 'button', /^Actions for invoice/);
  await menu?.click();
  await press(page, 'menuitem', item);
}

/** The log after three records were resynced. */
function logOfResyncs(): Promise<Page> {
  return queue('attention', async (page) => {
    const buttons = await findAll(page, 'button', /^Resync invoice/);
    for (const { name } of buttons.slice(0, 3)) await press(page, 'button', name);
    await page.evaluate(() => {
      location.hash = 'log';
    });
    await waitFor('three lines', async () => (await page.$$('tbody .cell-when')).length >= 3);
  });
}

/** The result of a report with differences of several kinds. */
function checkedReport(): Promise<Page> {
  return queue('report', async (page) => {
    const records = testbed.sandbox.platform.control.records(COMPANY_A);
    await chooseReport(page, 'Invoices.csv', reportOfInvoices(records));
    await find(page, 'heading', /^Amount differs \(\d+\)$/);
  });
}

const QUEUE: readonly View[] = [
  { name: 'submissions', open: () => queue('submissions') },
  {
    name: 'submissions-filters',
    open: () => queue('submissions', (page) => press(page, 'button', 'More filters')),
  },
  {
    name: 'submissions-selected',
    open: () => queue('submissions', (page) => press(page, 'checkbox', 'Select all on this page')),
  },
  {
    name: 'submissions-older',
    open: () => queue('submissions', (page) => press(page, 'button', /^Older|older/)),
  },
  { name: 'approvals', open: () => queue('approvals') },
  { name: 'preview', open: () => queue('preview') },
  {
    name: 'preview-cancel-all',
    open: () => queue('preview', (page) => press(page, 'button', /^Cancel all/)),
  },
  { name: 'attention', open: () => queue('attention') },
  {
    name: 'attention-menu',
    // A menu closes when the window's size changes.
    wideOnly: true,
    open: () =>
      queue('attention', async (page) => {
        await (await findAll(page, 'button', /^Actions for invoice/))[2]?.click();
        await find(page, 'menuitem', /^Open record/);
      }),
  },
  { name: 'attention-hold', open: () => queue('attention', (page) => pick(page, /^Hold/)) },
  {
    name: 'attention-record',
    open: () =>
      queue('attention', async (page) => {
        await pick(page, /^Open record/);
        await page.waitForSelector('.drawer article.panel');
      }),
  },
  { name: 'log', open: () => logOfResyncs() },
  { name: 'log-platform', open: () => queue('log', (page) => press(page, 'radio', 'Log of the platform')) },
  { name: 'report', open: () => queue('report', (page) => find(page, 'heading', 'How to export it')) },
  { name: 'report-result', open: () => checkedReport() },
  {
    name: 'report-refused',
    open: () =>
      queue('report', async (page) => {
        await chooseReport(page, 'Invoices.csv', 'Invoice List by Date\n\nDate,Name,Amount\n');
        await find(page, 'StaticText', /^The report has no column Num/);
      }),
  },
  { name: 'reference', open: () => queue('reference') },
  { name: 'reference-classes', open: () => queue('reference', (page) => press(page, 'tab', 'Classes')) },
  { name: 'connection', open: () => queue('connection') },
  {
    name: 'connection-help',
    open: () =>
      queue('connection', async (page) => {
        await press(page, 'DisclosureTriangle', 'If reconnecting doesn’t help');
        await press(page, 'DisclosureTriangle', 'Guide to errors');
        await find(page, 'searchbox', 'Search by code or words');
      }),
  },
  {
    name: 'connection-disconnect',
    open: () => queue('connection', (page) => press(page, 'button', 'Disconnect')),
  },
];

/** The records whose panels differ most, with their dialogs. */
const PANELS: readonly View[] = [
  { name: 'panel-failed', open: () => panel(first('failed')) },
  { name: 'panel-customer', open: () => panel('cus_401') },
  { name: 'panel-service', open: () => panel('svc_61') },
  {
    name: 'panel-clear-id',
    open: () => panel(first('link_broken'), (page) => press(page, 'button', /^Clear ID of/)),
  },
  { name: 'panel-changed', open: () => panel(first('changed')) },
  { name: 'panel-payment', open: () => panel(first('synced', 'payment')) },
];

const PAGES: readonly View[] = [
  { name: 'options', open: () => own('options.html', 'radiogroup', 'Sync frequency') },
  { name: 'popup', open: () => own('popup.html', 'button', 'Sync now') },
];

/** The first record of the company in a state. */
function first(state: string, type = 'invoice'): string {
  const found = testbed.sandbox.platform.control
    .records(COMPANY_A)
    .find((record) => record.sync.state === state && record.type === type);
  if (!found) throw new Error(`No ${type} is ${state}`);
  return found.id;
}

async function own(path: string, role: string, name: string): Promise<Page> {
  const page = await testbed.browser.openExtensionPage(path);
  await page.setViewport(path === 'popup.html' ? POPUP : WIDE);
  await find(page, role, name);
  return page;
}

/** Waits until lists have redrawn their rows, which they do after layout. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** What is out of reach, cut off, or overlaps. */
const ill = async (page: Page) => [
  ...(await outOfReach(page)),
  ...(await cutForGood(page)),
  ...(await overlapping(page)),
];

/** Checks that no rule is broken, no control out of reach and no text cut off: wide and narrow, light and dark. */
async function check(
  { name, open }: View,
  viewports: readonly { width: number; height: number }[],
): Promise<void> {
  const page = await open();
  const media = (scheme: string) =>
    page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
  await media('light');
  expect.soft([name, await violations(page)]).toEqual([name, []]);
  for (const viewport of viewports) {
    await page.setViewport(viewport);
    await drawn(page);
    const found = await ill(page);
    expect.soft([name, viewport.width, found]).toEqual([name, viewport.width, []]);
    await testbed.browser.screenshot(page, `views/${name}-${viewport.width}`);
  }
  await media('dark');
  expect.soft([name, await violations(page, ['color-contrast'])]).toEqual([name, []]);
  await testbed.browser.screenshot(page, `views/${name}-dark`);
  await page.close();
}

for (const view of QUEUE) {
  test(`the queue's view ${view.name} is accessible and within reach, wide and narrow, light and dark`, () =>
    check(view, view.wideOnly ? [WIDE] : [SLIM, WIDE]));
}

for (const view of PANELS) {
  test(`${view.name} is accessible and within reach at 320 px, light and dark`, () => check(view, [SLIM]));
}

for (const view of PAGES) {
  test(`${view.name} is accessible and within reach, wide and narrow, light and dark`, () =>
    check(view, [SLIM, view.name === 'popup' ? POPUP : WIDE]));
}

test('a row reached by keyboard is fully visible below the column headers', async () => {
  const page = await queue('attention');
  await page.focus('.list-body tr[data-key] td button');
  const hidden: string[] = [];
  for (const [key, times] of [
    ['ArrowDown', 25],
    ['ArrowUp', 25],
  ] as const) {
    for (let step = 0; step < times; step += 1) {
      await page.keyboard.press(key);
      await drawn(page);
      hidden.push(
        ...(await page.evaluate(() => {
          const row = document.activeElement?.closest('tr')?.getBoundingClientRect();
          const head = document.querySelector('.list-head')?.getBoundingClientRect();
          const list = document.querySelector('.long-list')?.getBoundingClientRect();
          if (!row || !head || !list) return ['nothing has the focus'];
          return row.top < head.bottom - 1 || row.bottom > list.bottom + 1 ? [`row at ${row.top}`] : [];
        })),
      );
    }
  }
  expect(hidden).toEqual([]);
  await page.close();
});

test('in French, whose words are longer, the queue fits its window too', async () => {
  const options = await testbed.browser.openOptions();
  await press(options, 'radio', 'Français');
  await find(options, 'radiogroup', 'Fréquence de synchronisation');
  await options.close();
  const page = await testbed.browser.openExtensionPage('queue.html');
  for (const tab of ['submissions', 'approvals', 'preview', 'attention', 'log', 'report', 'connection']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, tab);
    await page.waitForSelector(`#panel-${tab}`);
    for (const width of [320, 820, 1024, 1280]) {
      await page.setViewport({ width, height: 800 });
      await drawn(page);
      expect.soft([tab, width, await ill(page)]).toEqual([tab, width, []]);
    }
    if (tab === 'report') {
      await page.waitForSelector('.report-start');
      await chooseReport(
        page,
        'Factures.csv',
        reportOfInvoices(testbed.sandbox.platform.control.records(COMPANY_A)),
      );
      await find(page, 'heading', /^Montant différent \(\d+\)$/);
      for (const width of [320, 1280]) {
        await page.setViewport({ width, height: 800 });
        await drawn(page);
        expect.soft(['report-result', width, await ill(page)]).toEqual(['report-result', width, []]);
        await testbed.browser.screenshot(page, `views/report-french-${width}`);
      }
    }
  }
  await page.close();
});

test('no view has logged an error on the console', () => {
  expect(testbed.consoleErrors()).toEqual([]);
});
