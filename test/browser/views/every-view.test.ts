import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../../lib/core/languages.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { believableCompany } from '../../sandbox/world/believable-company.ts';
import { sandboxLists } from '../../sandbox/world/sandbox-lists.ts';
import { SCENARIO_NOW } from '../../sandbox/world/scenario-world.ts';
import { find, press } from '../harness/accessible.ts';
import { cutForGood, outOfReach, overlapping, violations } from '../harness/check-view.ts';
import { foreignWords, namesIn } from '../harness/foreign-words.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { chooseReport, NAMES_IN_REPORT, reportOfInvoices } from '../queue/choose-report.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from '../trust/ask-worker.ts';
import { allViews, drawn, POPUP, SLIM, type View, WIDE } from './all-views.ts';

let testbed: Testbed;
let asking: Asking;
let names: string[];

beforeAll(async () => {
  const world = believableCompany(1, { now: Date.parse(SCENARIO_NOW), hold: true });
  testbed = await openTestbed({ world, accessKey: ADMIN_KEY_A });
  asking = await openAsking(testbed.browser);
  const { control } = testbed.sandbox.platform;
  names = namesIn([world, control.books(COMPANY_A), sandboxLists()]);
  names.push('Invoices.csv', 'Invoice List by Date', 'All Dates', ...NAMES_IN_REPORT);
});
afterAll(() => testbed?.close());

const { inQueue, panels, pages, queue } = allViews(() => testbed);

/** What is out of reach, cut off, or overlaps. */
const ill = async (page: Page) => [
  ...(await outOfReach(page)),
  ...(await cutForGood(page)),
  ...(await overlapping(page)),
];

/** Shows all pages in a language at once, as the choice in the options does. */
async function speak(page: Page, language: Language): Promise<void> {
  await asking.ask({ type: 'set_preferences', preferences: { language } });
  await waitFor(`the page to be in ${language}`, () =>
    page.evaluate((wanted) => document.documentElement.lang === wanted, language),
  );
}

/** Expects that a page speaks French, but for names and originals, and that its longer words fit. */
async function checkFrench(page: Page, { name, again }: View): Promise<void> {
  await speak(page, 'fr-CA');
  await again?.(page);
  const found = () => foreignWords(page, names);
  // What the worker says of a record follows.
  await waitForValue('French', found, [], { deadline: 5_000 }).catch(() => undefined);
  expect.soft([name, await found()]).toEqual([name, []]);
  expect.soft([name, 'fr-CA', await ill(page)]).toEqual([name, 'fr-CA', []]);
  await speak(page, 'en');
}

/** Checks that no rule is broken, no control out of reach and no text cut off: wide and narrow, light and dark, and French. */
async function check(view: View, viewports: readonly { width: number; height: number }[]): Promise<void> {
  const { name } = view;
  const page = await view.open();
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
  await checkFrench(page, view);
  await page.close();
}

for (const view of inQueue) {
  test(`the queue's view ${view.name} is accessible, within reach and French, wide and narrow, light and dark`, () =>
    check(view, view.wideOnly ? [WIDE] : [SLIM, WIDE]));
}

for (const view of panels) {
  test(`${view.name} is accessible, within reach and French at 320 px, light and dark`, () =>
    check(view, [SLIM]));
}

for (const view of pages) {
  test(`${view.name} is accessible, within reach and French, wide and narrow, light and dark`, () =>
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
  // The control of all that is not found: texts and names are looked at, and nothing else.
  await page.evaluate(() => {
    const planted = document.createElement('div');
    planted.innerHTML =
      '<p>3 records agree</p><p lang="en">They agree</p><button aria-label="Undo">Annuler</button><input placeholder="Search">';
    document.body.append(planted);
  });
  expect(await foreignWords(page, names)).toEqual([
    'records, agree: 3 records agree',
    'undo: Undo',
    'search: Search',
  ]);
  await page.close();
});

test('no view has logged an error on the console', () => {
  expect(testbed.consoleErrors()).toEqual([]);
});
