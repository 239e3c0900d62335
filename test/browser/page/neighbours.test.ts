import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LINE_WORDS } from '../../../lib/locales/line/index.ts';
import { PAGE_WORDS } from '../../../lib/locales/page/index.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { pressShortcut } from '../harness/press-shortcut.ts';
import { navigateSoftly, openQuickBooks } from '../harness/quickbooks-page.ts';
import { said } from '../harness/said.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { numberOf, statesWorld } from './states-world.ts';

/*
 * What else runs in the page: scripts that remove what they do not know, and frameworks that replace the body or the whole
 * document.
 */

const ROWS = 8;
const INVOICE = '/app/invoice?txnId=600';
const BADGE = /^Sync: synced, invoice 3001/;
const PAUSED = PAGE_WORDS.en.badges_paused;

let connected: Connected;
let page: Page;

beforeAll(async () => {
  connected = await openConnected({ world: statesWorld(ROWS) }, ADMIN_KEY_A);
  page = await openQuickBooks(connected.open, '/app/homepage');
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  await connected.close();
});

/** A neighbour that removes each badge the moment it comes, until it is told to stop; it counts what it removes. */
function letNeighbourRemove(names: string): Promise<void> {
  return page.evaluate((selector) => {
    const removed = new Map<string, number>();
    const observer = new MutationObserver(() => {
      for (const host of document.querySelectorAll<HTMLElement>(selector)) {
        const of = host.dataset.record ?? '';
        removed.set(of, (removed.get(of) ?? 0) + 1);
        host.remove();
      }
    });
    observer.observe(document, { childList: true, subtree: true });
    for (const host of document.querySelectorAll(selector)) host.remove();
    Object.assign(window, {
      removals: () => Math.max(0, ...removed.values()),
      stopNeighbour: () => observer.disconnect(),
    });
  }, names);
}
const removals = () => page.evaluate<[], () => number>(() => Reflect.get(window, 'removals')());
const stopNeighbour = () => page.evaluate(() => Reflect.get(window, 'stopNeighbour')?.());
afterEach(stopNeighbour);
const hosts = (name: string) => page.evaluate((each) => document.querySelectorAll(each).length, name);

/** How often the most removed badge is removed from now on, for as long as it takes the page to draw so many frames. */
async function removalsWithin(frames: number): Promise<number> {
  const before = await removals();
  await page.evaluate(async (count) => {
    for (let drawn = 0; drawn < count; drawn++) await new Promise(requestAnimationFrame);
  }, frames);
  return (await removals()) - before;
}

test('a record’s badge that is removed again and again goes to the corner, says why, and comes back', async () => {
  await navigateSoftly(page, INVOICE);
  await find(page, 'button', BADGE);
  await letNeighbourRemove('tickmark-badge');
  await waitForValue('the badge to be in the corner', () => hosts('tickmark-pill'), 1);
  const pill = await find(page, 'button', BADGE);
  expect(await pill.text()).toContain('removed from its place');
  await waitFor('what has happened to be said', async () => (await said(page)).includes(PAUSED));
  // A fight of 1,600 removals in 12 s would go on; this one is over.
  expect(await removals()).toBeLessThan(500);
  expect(await removalsWithin(60)).toBe(0);
  // The corner is no dead end.
  await press(page, 'button', BADGE);
  // The form itself is a dialog of the same name.
  const dialogs = async () => (await findAll(page, 'dialog', 'Invoice 3001')).length;
  await waitForValue('the card', dialogs, 2);
  await page.keyboard.press('Escape');
  await waitForValue('the card to go', dialogs, 1);
  await stopNeighbour();
  await waitForValue('the badge to stand beside the title again', () => hosts('tickmark-badge'), 1);
  expect(await hosts('tickmark-pill')).toBe(0);
});

test('a list whose badges are removed again and again is left alone, says why, and has them back on a press', async () => {
  await navigateSoftly(page, '/app/invoices');
  await find(page, 'button', BADGE);
  const shown = await hosts('tickmark-badge');
  expect(shown).toBe(ROWS);
  await letNeighbourRemove('tickmark-badge');
  const again = await find(page, 'button', 'Show sync badges again');
  expect(again.description).toContain(PAUSED);
  expect(await removals()).toBeLessThan(500);
  expect(await removalsWithin(60)).toBe(0);
  // On another page the same thing removes them as well: it is left alone there too.
  await navigateSoftly(page, INVOICE);
  await waitForValue('the badge to be in the corner', () => hosts('tickmark-pill'), 1);
  await navigateSoftly(page, '/app/invoices');
  await stopNeighbour();
  await press(page, 'button', 'Show sync badges again');
  await waitForValue('all badges', () => hosts('tickmark-badge'), ROWS);
  await findNone(page, 'button', 'Show sync badges again');
});

test('the sentence names no culprit', () => {
  const namesQuickBooks = (sentence: string) => sentence.includes('QuickBooks');
  expect(
    Object.values(LINE_WORDS).map((words) => namesQuickBooks(words.company_conflict(null))),
  ).not.toContain(false);
  expect(Object.values(PAGE_WORDS).filter((words) => namesQuickBooks(words.badges_paused))).toEqual([]);
});

/** Puts a copy in the place of an element and moves all children into it, as frameworks do that draw a page anew. */
const replace = (what: 'body' | 'documentElement') =>
  page.evaluate((part) => {
    const old = document[part];
    const fresh = document.createElement(old.localName);
    for (const { name, value } of [...old.attributes]) fresh.setAttribute(name, value);
    // What is Tickmark's does not come along.
    for (const child of [...old.childNodes]) {
      if (child instanceof Element && child.localName.startsWith('tickmark-')) child.remove();
      else fresh.append(child);
    }
    for (const host of fresh.querySelectorAll('[data-state], tickmark-banner, tickmark-live')) {
      if (host.localName.startsWith('tickmark-')) host.remove();
    }
    old.replaceWith(fresh);
  }, what);

test.each(['body', 'documentElement'] as const)(
  'badges, banner and what is read out come back when the page replaces its %s',
  async (what) => {
    // The region is there from the first message on.
    await navigateSoftly(page, '/app/invoices');
    await find(page, 'button', BADGE);
    await pressShortcut(connected.open, page);
    await waitForValue('the live region', () => hosts('tickmark-live'), 1);
    for (const [address, count] of [
      ['/app/invoices', ROWS],
      [INVOICE, 1],
    ] as const) {
      await navigateSoftly(page, address);
      await waitForValue('the badges', () => hosts('tickmark-badge'), count);
      await waitForValue('the banner', () => hosts('tickmark-banner'), 1);
      await replace(what);
      await waitForValue('the badges after it', () => hosts('tickmark-badge'), count);
      await waitForValue('the banner after it', () => hosts('tickmark-banner'), 1);
      await waitForValue('the live region after it', () => hosts('tickmark-live'), 1);
      await find(page, 'button', 'Review 2');
    }
  },
);

test('what stands in the corner and the banner come back when they are removed', async () => {
  await navigateSoftly(page, INVOICE);
  await find(page, 'region', 'Tickmark');
  await page.evaluate(() => document.querySelector('tickmark-banner')?.remove());
  await find(page, 'region', 'Tickmark');
  expect(await hosts('tickmark-banner')).toBe(1);
});

test('a document element that is taken away for a while does no harm', async () => {
  await navigateSoftly(page, '/app/invoices');
  await find(page, 'button', BADGE);
  await page.evaluate(async () => {
    const whole = document.documentElement;
    whole.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.append(whole);
  });
  await waitForValue('all badges', () => hosts('tickmark-badge'), ROWS);
  await find(page, 'button', new RegExp(`invoice ${numberOf(1)}$`));
});
