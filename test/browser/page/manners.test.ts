import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { focusOn, walkTo } from '../harness/keyboard.ts';
import { pressShortcut } from '../harness/press-shortcut.ts';
import { navigateSoftly, openQuickBooks, setPage } from '../harness/quickbooks-page.ts';
import { said } from '../harness/said.ts';
import { waitFor } from '../harness/wait-for.ts';
import { commandsReceived } from '../scenarios/check-invariants.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { badgeNames, seenBadges, waitUntilQuiet } from './seen-badges.ts';
import { idOf, numberOf, STATES, statesWorld } from './states-world.ts';

/** More rows than fit in the window. */
const ROWS = 30;
/** The first row of a state from the top: the list begins with the highest number. */
const topmost = (state: SyncState) => ROWS - STATES.length + STATES.indexOf(state);
const FAILED = topmost('failed');
const NUMBER = numberOf(FAILED);
const SYNCED = numberOf(topmost('synced'));
const TITLE = new RegExp(`^Invoice ${NUMBER}`);
const BADGE = new RegExp(`invoice ${NUMBER}`);
const INVOICE_FAILED = `/app/invoice?txnId=${idOf(FAILED)}`;

let connected: Connected;
let page: Page;

beforeAll(async () => {
  connected = await openConnected({ world: statesWorld(ROWS) }, ADMIN_KEY_A);
  await connected.open.browser
    .defaultBrowserContext()
    .overridePermissions('https://app.qbo.intuit.com', ['clipboard-read', 'clipboard-write']);
  page = await openQuickBooks(connected.open, '/app/homepage');
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  await connected.close();
});
beforeEach(async () => {
  await setPage(page, { layout: 'known' });
  await navigateSoftly(page, '/app/invoices');
  await page.bringToFront();
  // The browser does not draw a frame that has been scrolled away.
  await page.evaluate(() => scrollTo(0, 0));
  await find(page, 'button', new RegExp(`invoice ${numberOf(ROWS - 1)}`));
  await find(page, 'region', 'Tickmark');
});

/** The focused element in the list: the number of its row, and its tag; `null` outside the list. */
function focused() {
  return page.evaluate(() => {
    const active = document.activeElement;
    const row = active?.closest('tbody tr');
    if (!active || !row) return null;
    const { left, top, width, height } = active.getBoundingClientRect();
    const inner = active.localName === 'tickmark-badge';
    // A badge stands before the content of its cell, and extends above its host's end.
    const [x, y] = inner ? [left - 11, top - 10] : [left + width / 2, top + height / 2];
    return {
      number: row.querySelector('[data-column-id="referenceNumber"]')?.textContent?.trim() ?? '',
      stop: active.localName,
      onTop: active.contains(document.elementFromPoint(x, y)),
    };
  });
}

test.each([
  ['downwards', []],
  ['upwards', ['Shift']],
] as const)(
  'Tab stops once at each badge, in the order of the rows, and the focused badge is not covered (%s)',
  async (direction, held) => {
    if (direction === 'downwards') await press(page, 'searchbox', /Search/);
    else await page.focus('.sb-pager button:not([disabled]), tbody tr:last-child button');
    const stops: NonNullable<Awaited<ReturnType<typeof focused>>>[] = [];
    for (const key of held) await page.keyboard.down(key);
    for (let presses = 0, seen = false; presses < ROWS * 5; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.localName === 'tickmark-badge'))
        await waitUntilQuiet(page);
      const stop = await focused();
      if (stop) stops.push(stop);
      else if (seen) break;
      seen ||= stop !== null;
    }
    for (const key of held) await page.keyboard.up(key);
    const rows = await page.$$eval('tbody tr', (all) =>
      all.map((row) => row.querySelector('[data-column-id="referenceNumber"]')?.textContent?.trim() ?? ''),
    );
    expect(rows.length).toBeGreaterThan(ROWS);
    // Made by hand in QuickBooks: the platform does not know it, so it has no badge.
    const badges = rows.filter((number) => number !== '1099');
    expect(stops.filter(({ stop }) => stop === 'tickmark-badge').map(({ number }) => number)).toEqual(
      direction === 'downwards' ? badges : badges.toReversed(),
    );
    expect(stops.filter(({ stop, onTop }) => stop === 'tickmark-badge' && !onTop)).toEqual([]);
  },
);

test('Enter and Space press a badge; Esc closes its card and returns the focus', async () => {
  for (const key of ['Enter', 'Space'] as const) {
    await (await find(page, 'button', BADGE)).focus();
    await page.keyboard.press(key);
    await find(page, 'dialog', TITLE);
    await page.keyboard.press('Escape');
    await findNone(page, 'dialog', TITLE);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-record'))).toBe(
      `Invoice:${idOf(FAILED)}`,
    );
  }
});

/** Copies the whole page by keyboard, and reads text and markup from the clipboard. */
async function copyAll(): Promise<{ text: string; markup: string }> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.press('c');
  await page.keyboard.up('Control');
  return waitFor('what was copied', () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) =>
        item?.types.includes(type) ? (await item.getType(type)).text() : '';
      return { text: await read('text/plain'), markup: await read('text/html') };
    }),
  );
}

/** Words that only badges, banner and card contain. */
const OURS = /sync|resync|fieldpro|tickmark/i;

test('a copy of the page contains nothing of Tickmark, neither as text nor as markup', async () => {
  expect((await badgeNames(page)).join()).toMatch(OURS);
  const list = await copyAll();
  expect(list.text).toContain('Cedar Grove HOA');
  expect(list.text).not.toMatch(OURS);
  expect(list.markup).toContain('Cedar Grove HOA');
  expect(list.markup.replace(/<[^>]*>/g, ' ')).not.toMatch(OURS);
  await navigateSoftly(page, INVOICE_FAILED);
  await find(page, 'button', `Resync invoice ${NUMBER}`);
  const form = await copyAll();
  expect(form.text).toContain(`Invoice ${NUMBER}`);
  expect(form.text).not.toMatch(OURS);
  await page.evaluate(() => getSelection()?.removeAllRanges());
});

test('a print of the page shows nothing of Tickmark: no badge, banner, card, message or pill', async () => {
  const drawn = () =>
    page.evaluate(() => {
      const ours = [...document.querySelectorAll('*')].filter(({ localName }) =>
        localName.startsWith('tickmark-'),
      );
      return [
        ...new Set(ours.filter((each) => each.checkVisibility()).map(({ localName }) => localName)),
      ].sort();
    });
  const printed = async () => {
    await page.emulateMediaType('print');
    const left = await drawn();
    await page.emulateMediaType('screen');
    return left;
  };
  await press(page, 'button', BADGE);
  await find(page, 'dialog', TITLE);
  expect(await drawn()).toEqual(['tickmark-badge', 'tickmark-banner', 'tickmark-card', 'tickmark-mark']);
  expect(await printed()).toEqual([]);
  await page.keyboard.press('Escape');
  await navigateSoftly(page, '/app/homepage');
  await setPage(page, { layout: 'unknown' });
  await navigateSoftly(page, INVOICE_FAILED);
  await waitFor('the pill', async () => (await seenBadges(page)).some(({ tag }) => tag === 'tickmark-pill'));
  expect(await drawn()).toContain('tickmark-pill');
  expect(await printed()).toEqual([]);
});

const commands = () => commandsReceived(connected).map(({ action, record_id }) => `${action} ${record_id}`);

test('the keyboard shortcut resyncs the record on screen once; on other pages it says what it is for', async () => {
  await pressShortcut(connected.open, page);
  await waitFor('what it is for', async () =>
    (await said(page)).includes('open an invoice or another record first'),
  );
  expect(commands()).toEqual([]);
  await navigateSoftly(page, INVOICE_FAILED);
  await find(page, 'button', `Resync invoice ${NUMBER}`);
  connected.sandbox.platform.control.setRunSpeed('manual');
  await pressShortcut(connected.open, page);
  await find(page, 'button', `Sync: syncing, invoice ${NUMBER}`);
  // Two more presses while it runs send nothing.
  await pressShortcut(connected.open, page);
  await pressShortcut(connected.open, page);
  await waitFor('the command to arrive', () => commands().length > 0);
  await waitFor('the run to finish', async () => {
    connected.sandbox.platform.control.step(5);
    return (await badgeNames(page)).includes(`Sync: synced, invoice ${NUMBER}`);
  });
  connected.sandbox.platform.control.setRunSpeed('instant');
  expect(commands()).toEqual([`resync inv_${numberOf(FAILED)}`]);
});

test('while the platform does not answer, badges and card show the time of their data', async () => {
  const { control } = connected.sandbox.platform;
  await control.goDown();
  const popup = await connected.open.openPopup();
  await press(popup, 'button', 'Sync now');
  await popup.close();
  await page.bringToFront();
  await waitFor('the badges to tell their time', async () =>
    (await findAll(page, 'button', new RegExp(`invoice ${SYNCED}`))).some(({ description }) =>
      /^as of \d\d:\d\d$/.test(description),
    ),
  );
  await press(page, 'button', new RegExp(`invoice ${SYNCED}`));
  const card = await find(page, 'dialog', new RegExp(`^Invoice ${SYNCED}`));
  expect(await card.text()).toMatch(/As of \d\d:\d\d \(.+\)/);
  await connected.open.screenshot(page, 'page/card-as-of');
  await page.keyboard.press('Escape');
  await control.comeBack();
});

test('a message that takes the place of another under a resting pointer can be pressed where it is', async () => {
  await pressShortcut(connected.open, page);
  const first = await find(page, 'button', 'Dismiss');
  const { x, y, width, height } = await first.box();
  await page.mouse.move(x + width / 2, y + height / 2);
  await pressShortcut(connected.open, page);
  await waitFor('the second message', () =>
    first.evaluate(function () {
      return !this.isConnected;
    }),
  );
  const second = await find(page, 'button', 'Dismiss');
  expect(await second.box()).toEqual({ x, y, width, height });
  await waitFor('it to be visible for long enough', second.mayAct);
  await page.mouse.down();
  await page.mouse.up();
  await findNone(page, 'button', 'Dismiss');
});

test('a card opens in a page that isolates itself; the extension does not, which would make its worker slow to wake', async () => {
  const { control } = connected.sandbox.site;
  control.set({ isolated: true });
  const own = await openQuickBooks(connected.open, '/app/invoices');
  control.set({ isolated: false });
  expect(await own.evaluate(() => crossOriginIsolated)).toBe(true);
  await press(own, 'button', BADGE);
  await find(own, 'dialog', TITLE);
  await own.close();
  const popup = await connected.open.openPopup();
  expect(await popup.evaluate(() => crossOriginIsolated)).toBe(false);
  await popup.close();
});

test('Not now on the line above a list leaves the focus on the first badge of the list', async () => {
  await press(page, 'searchbox', /Search/);
  await walkTo(page, ['button', 'Not now']);
  await waitFor('it to be visible for long enough', (await find(page, 'button', 'Not now')).mayAct);
  await page.keyboard.down('Enter');
  // Not waited for: a frame that ends in between may never acknowledge the release.
  page.keyboard.up('Enter').catch(() => undefined);
  await focusOn(page, ['button', new RegExp(`invoice ${numberOf(ROWS - 1)}`)]);
  await findNone(page, 'button', 'Not now');
});
