import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanText, isolate } from '../../../lib/core/foreign-text.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { cutForGood, outOfReach, overlapping } from '../harness/check-view.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openPanel } from '../panel/open-panel.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { awkwardWorld, EDGES, NAMES } from './awkward-world.ts';
import { openQueue } from './open-queue.ts';

const VERY_LONG = `<img src=x onerror="window.broken=1"> ${'é🌳ש'.repeat(2_500)}`.slice(0, 10_000);
let testbed: Testbed;

beforeAll(async () => {
  testbed = await openTestbed({ world: awkwardWorld(), accessKey: ADMIN_KEY_A });
});
afterAll(() => testbed?.close());

/** Waits until changes are drawn. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Checks that no text became markup or ran, and that nothing sticks out, is cut off or overlaps. */
async function expectUnbroken(page: Page, what: string): Promise<void> {
  const made = await page.evaluate(() => ({
    broken: 'broken' in window,
    elements: document.querySelectorAll('#root :is(img, script, iframe, b, [onerror], [onload])').length,
  }));
  expect([what, made]).toEqual([what, { broken: false, elements: 0 }]);
  for (const width of [320, 1280]) {
    await page.setViewport({ width, height: 800 });
    await drawn(page);
    const found = [...(await outOfReach(page)), ...(await cutForGood(page)), ...(await overlapping(page))];
    expect([what, width, found]).toEqual([what, width, []]);
  }
}

/** Enters a text at once, as a paste does. */
async function paste(page: Page, role: string, name: string, text: string): Promise<void> {
  const field = await find(page, role, name);
  await field.focus();
  await field.evaluate(function () {
    (this as HTMLInputElement).select();
  });
  if (text === '') await page.keyboard.press('Backspace');
  else await page.keyboard.sendCharacter(text);
}

const listed = (page: Page, cell: string) =>
  page.$$eval(`tbody ${cell}`, (cells) => cells.map((each) => each.textContent ?? ''));

test('every list shows names of every kind unchanged, and executes none', async () => {
  const page = await openQueue(testbed, 'attention');
  await find(page, 'tab', `Failed (${Object.keys(NAMES).length * 2})`);
  await waitFor('the list', async () => (await listed(page, '.cell-party')).length > 0);
  const seen = new Set<string>();
  // The list draws only rows in view, so scroll through it.
  await waitFor('every name to be seen', async () => {
    for (const name of await listed(page, '.cell-party')) seen.add(name);
    await page.$eval('.long-list', (list) => list.scrollBy(0, 300));
    // Without what turns other text round or cannot be seen; letters from right to left are isolated.
    return Object.values(NAMES).every(
      (name) => seen.has(cleanText(name)) || seen.has(isolate(cleanText(name))),
    );
  });
  await expectUnbroken(page, 'attention');
  for (const view of ['submissions', 'approvals', 'preview', 'log', 'reference', 'connection']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, view);
    await page.waitForSelector(`#panel-${view}`);
    await expectUnbroken(page, view);
  }
  await testbed.browser.screenshot(page, 'views/bad-input');
  await page.close();
});

test('extreme amounts and dates are shown in full, on their own day, and a zero date as none', async () => {
  const page = await openQueue(testbed, 'approvals');
  await find(page, 'tab', `To approve (${EDGES.length})`);
  await waitForValue('all rows', async () => (await listed(page, '.cell-amount')).length, EDGES.length);
  const rows = await page.$$eval('tbody tr', (all) =>
    all.flatMap((row) => {
      const cell = (name: string) => row.querySelector(`.cell-${name}`)?.textContent ?? '';
      return cell('amount') ? [[cell('record'), cell('amount'), cell('date').replaceAll('\u00a0', ' ')]] : [];
    }),
  );
  expect(rows.sort()).toEqual(
    EDGES.map(({ number, shows }) => [`Invoice ${number}`, shows.amount, shows.date]).sort(),
  );
  // Each currency has its own sum.
  const total = (await page.$eval('.bar-total', (element) => element.textContent)) ?? '';
  for (const sum of ['$876,543,210,987.66', '¥123,456,789,012', '−₩5,000', 'XXX\u00a010.50'])
    expect(total).toContain(sum);
  await testbed.browser.screenshot(page, 'views/bad-input-edges');
  await page.close();
});

test('search and filters accept any text', async () => {
  const page = await openQueue(testbed, 'submissions');
  await press(page, 'button', 'More filters');
  await find(page, 'checkbox', 'Sync failed');
  const shown = async () => (await page.$('.list-body')) && (await listed(page, '.cell-record'));
  for (const [text, found] of [
    [NAMES.image ?? '', 2],
    ['גינון', 2 + EDGES.length],
    ['🇨🇦', 2],
    ['erable & FRERES', 2],
    ['.*[(\\', 0],
    [VERY_LONG, 0],
  ] as const) {
    await paste(page, 'searchbox', 'Search', text);
    await waitForValue(`${text.slice(0, 20)} to be found`, async () => (await shown())?.length ?? 0, found);
  }
  await expectUnbroken(page, 'a search of 10,000 characters');
  await paste(page, 'searchbox', 'Search', '');
  for (const { date, number } of EDGES.filter(({ date: each }) => /^(1970-01-02|9999|2024)/.test(each))) {
    for (const name of ['From date', 'To date']) {
      await page.evaluate(
        (label, value) => {
          const field = [...document.querySelectorAll('label')]
            .find((each) => each.textContent?.startsWith(label))
            ?.querySelector('input');
          if (!field) throw new Error(`No field ${label}`);
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        },
        name,
        date,
      );
    }
    await waitForValue(`what is of ${date}`, shown, [`Invoice ${number}`]);
  }
  await press(page, 'button', 'Clear filters');
  await paste(page, 'textbox', 'From amount', '999,999,999,999');
  await waitForValue('the largest', shown, ['Invoice 12D']);
  await paste(page, 'textbox', 'From amount', 'x'.repeat(10_000));
  await waitFor('what is no amount to filter nothing', async () => ((await shown())?.length ?? 0) > 5);
  await page.close();
});

test('the side panel shows markup in a name and a very long error as text', async () => {
  for (const id of ['cus_image', 'cus_unbroken', 'inv_hebrew', 'inv_combining']) {
    const page = await openPanel(testbed, id);
    await page.waitForSelector('article.panel');
    for (const details of await findAll(page, 'DisclosureTriangle')) await details.click();
    const text = await page.evaluate(() => document.body.textContent ?? '');
    expect(text).toContain('Detail without end. Detail');
    expect(text).toContain(NAMES[id.slice(4)]);
    await expectUnbroken(page, id);
    await testbed.browser.screenshot(page, `views/bad-input-${id}`);
    await page.close();
  }
});

test('a search of 10,000 characters is refused with a message, and the next one is answered', async () => {
  const page = await openPanel(testbed, 'cus_image');
  await find(page, 'combobox', 'QuickBooks customer');
  await paste(page, 'combobox', 'QuickBooks customer', VERY_LONG);
  await find(page, 'StaticText', /500 characters/);
  await expectUnbroken(page, 'a match of 10,000 characters');
  await paste(page, 'combobox', 'QuickBooks customer', 'גינון <b>');
  await find(page, 'StaticText', /גינון <b>/);
  await expectUnbroken(page, 'a match with markup');
  await page.close();
});

test('a dialog and a message with a long name fit into the window with their buttons', async () => {
  const page = await openQueue(testbed, 'attention');
  await press(page, 'button', /^Resync customer Wide/);
  await page.waitForSelector('.toast');
  await expectUnbroken(page, 'the message');
  // Only invoices, which fit into the window: scrolling the list closes a menu.
  await press(page, 'button', /^Invoices/);
  await press(page, 'button', /^Actions for invoice N{20}/);
  await press(page, 'menuitem', /^Hold/);
  const dialog = await page.waitForSelector('dialog[open]');
  const box = await dialog?.boundingBox();
  expect(box && box.height <= 800 && box.width <= 1280).toBe(true);
  await expectUnbroken(page, 'the dialog');
  await page.close();
});

test('nothing of this logged an error on the console', () => {
  expect(testbed.consoleErrors()).toEqual([]);
});
