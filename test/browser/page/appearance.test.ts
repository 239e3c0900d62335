import type { CDPSession, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { violations } from '../harness/check-view.ts';
import { openRootsBuild } from '../harness/open-roots.ts';
import { navigateSoftly, openQuickBooks, setPage } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { contrast, isTransparent } from './contrast.ts';
import { coveredBy } from './covered.ts';
import { darken, lighten } from './dark-page.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { badgeNames, seenBadges, waitUntilQuiet } from './seen-badges.ts';
import { idOf, numberOf, STATES, statesWorld } from './states-world.ts';

const INVOICE_FAILED = `/app/invoice?txnId=${idOf(STATES.indexOf('failed'))}`;

let build: Awaited<ReturnType<typeof openRootsBuild>>;
let connected: Connected;
let page: Page;
let session: CDPSession | null = null;

beforeAll(async () => {
  build = await openRootsBuild();
  connected = await openConnected({ world: statesWorld() }, ADMIN_KEY_A, { extension: build.folder });
  page = await openQuickBooks(connected.open, '/app/invoices');
  await allBadges();
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  await connected.close();
  build.remove();
});
afterEach(async () => {
  await media({});
  await page.setViewport({ width: 1360, height: 860 });
  await lighten(page);
  await setPage(page, { density: 'regular', layout: 'known', pageSize: 50 });
  await navigateSoftly(page, '/app/invoices');
  await allBadges();
});

async function allBadges(): Promise<void> {
  await waitFor('a badge on each row', async () => (await badgeNames(page)).length === STATES.length);
}

async function media(features: Readonly<Record<string, string>>): Promise<void> {
  // An emulation ends with the session that set it.
  session ??= await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** The colours of an invoice's badge now, and the background behind it. */
async function look(number: string) {
  const badge = await find(page, 'button', new RegExp(`^Sync: .*invoice ${number}`));
  return badge.evaluate(function () {
    const { outlineColor } = getComputedStyle(this);
    const { color, backgroundColor, borderTopColor } = getComputedStyle(this.querySelector('.face') ?? this);
    let behind = (this.getRootNode() as ShadowRoot).host.parentElement;
    while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)')
      behind = behind.parentElement;
    return {
      ink: color,
      paper: backgroundColor,
      border: borderTopColor,
      outline: outlineColor,
      behind: behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)',
    };
  });
}

/** Parts of a badge whose contrast is below WCAG's minimum: 4.5 to 1 for text, 3 to 1 for borders and graphics. */
async function faint(number: string): Promise<string[]> {
  const { ink, paper, border, behind } = await look(number);
  const measured: [what: string, seen: number, least: number][] = [
    ['words', contrast(ink, paper), 4.5],
    ...(isTransparent(border)
      ? []
      : (
          [
            ['border inside', contrast(border, paper), 3],
            ['border outside', contrast(border, behind), 3],
          ] as const
        ).map((each): [string, number, number] => [...each])),
  ];
  return measured
    .filter(([, seen, least]) => seen < least)
    .map(([what, seen]) => `${number}: ${what} ${seen.toFixed(2)} on ${behind}`);
}

async function pointAt(number: string): Promise<void> {
  const cell = await page.waitForSelector(`::-p-xpath(//td[normalize-space()="${number}"])`);
  await cell?.hover();
}

test.each(['light', 'dark'] as const)(
  'badges have enough contrast on plain rows, rows under the pointer and selected rows (%s page)',
  async (scheme) => {
    await media({ 'prefers-color-scheme': scheme });
    if (scheme === 'dark') {
      await darken(page);
    }
    const backgrounds = new Set<string>();
    const found: string[] = [];
    for (const [place] of STATES.entries()) {
      const number = numberOf(place);
      await page.mouse.move(1, 1);
      backgrounds.add((await look(number)).behind);
      found.push(...(await faint(number)));
      await pointAt(number);
      backgrounds.add((await look(number)).behind);
      found.push(...(await faint(number)));
    }
    await page.mouse.move(1, 1);
    for (const box of await page.$$('tbody input[type="checkbox"]')) await box.click();
    await page.mouse.move(1, 1);
    for (const [place] of STATES.entries()) {
      backgrounds.add((await look(numberOf(place))).behind);
      found.push(...(await faint(numberOf(place))));
    }
    await connected.open.screenshot(page, `page/rows-selected-${scheme}`);
    for (const box of await page.$$('tbody input[type="checkbox"]')) await box.click();
    // All three kinds of rows were measured, and the badges followed the page's colour scheme.
    expect(backgrounds.size).toBe(3);
    expect(contrast((await look('3003')).paper, 'rgb(0, 0, 0)') < 3).toBe(scheme === 'dark');
    expect(found).toEqual([]);
  },
);

test('a page that stays light has light badges and a light card even if the user prefers dark, in the page’s font', async () => {
  await media({ 'prefers-color-scheme': 'dark' });
  expect((await look('3003')).paper).toBe('rgb(255, 255, 255)');
  expect(await faint('3003')).toEqual([]);
  await press(page, 'button', /invoice 3003/);
  const drawn = await (await find(page, 'dialog', /invoice 3003/i)).evaluate(function () {
    const { backgroundColor, fontFamily } = getComputedStyle(this);
    return { paper: backgroundColor, fonts: fontFamily };
  });
  const fonts = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  await page.keyboard.press('Escape');
  expect(drawn).toEqual({ paper: 'rgb(255, 255, 255)', fonts: `${fonts}, system-ui, sans-serif` });
});

test('with forced colours every badge has a border, and the focus is visible', async () => {
  await media({ 'forced-colors': 'active' });
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const system = await page.evaluate(() => {
    const probe = document.createElement('button');
    probe.style.cssText = 'color: ButtonText; background: ButtonFace; outline: 1px solid Highlight';
    document.body.append(probe);
    const { color, backgroundColor, outlineColor } = getComputedStyle(probe);
    probe.remove();
    return { ink: color, paper: backgroundColor, outline: outlineColor };
  });
  for (const [place] of STATES.entries()) {
    expect(await look(numberOf(place))).toMatchObject({
      ink: system.ink,
      paper: system.paper,
      border: system.ink,
    });
  }
  await (await find(page, 'button', /invoice 3003/)).focus();
  // Tab away and back, as a keyboard user does.
  await page.keyboard.press('Tab');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  expect((await look('3003')).outline).toBe(system.outline);
  await connected.open.screenshot(page, 'page/rows-forced-colors');
});

/** The heights of rows, and badges that are cut off or cannot be pressed. */
function layOut() {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('tbody tr')];
    const trouble: string[] = [];
    for (const row of rows) {
      const host = row.querySelector('tickmark-badge');
      const button = host?.shadowRoot?.querySelector('.badge');
      const name = button?.getAttribute('aria-label') ?? 'no badge';
      // The platform does not know this row.
      if (!button || !host) continue;
      button.scrollIntoView({ block: 'center', inline: 'center' });
      const box = button.getBoundingClientRect();
      const inside = row.getBoundingClientRect();
      if (box.top < inside.top || box.bottom > inside.bottom) trouble.push(`${name} sticks out of its row`);
      const drawn = button.querySelector('.face')?.getBoundingClientRect() ?? box;
      if (drawn.left < box.left - 1 || drawn.right > box.right + 1) trouble.push(`${name} is cut off`);
      // An area of 24 by 24 pixels can be pressed, however small the drawing is.
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      for (const [right, down] of [
        [0, 0],
        [-11, 0],
        [11, 0],
        [0, -11],
        [0, 11],
      ] as const) {
        if (document.elementFromPoint(x + right, y + down) !== host)
          trouble.push(`${name} is covered at ${right},${down}`);
      }
    }
    return { heights: rows.map((row) => row.getBoundingClientRect().height), trouble };
  });
}

test.each([
  ['regular', 1],
  ['regular', 2],
  ['compact', 1],
  ['compact', 2],
] as const)(
  'badges change no row’s height and can be pressed on their whole area (%s rows, zoom %d)',
  async (density, zoom) => {
    await setPage(page, { density });
    // The browser's zoom: fewer and larger page pixels in the same window.
    await page.setViewport({ width: 1360 / zoom, height: 860 / zoom, deviceScaleFactor: zoom });
    await allBadges();
    await waitForValue('what is wrong with the badges', async () => (await layOut()).trouble, []);
    const { heights } = await layOut();
    await connected.open.screenshot(page, `page/rows-${density}-zoom-${zoom}`);
    await page.evaluate(() => {
      for (const host of document.querySelectorAll<HTMLElement>('tickmark-badge'))
        host.style.setProperty('display', 'none', 'important');
    });
    const bare = await page.evaluate(() =>
      [...document.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height),
    );
    expect(heights).toEqual(bare);
    expect(new Set(heights)).toEqual(new Set([density === 'regular' ? 48 : 32]));
  },
);

/** Violations in badges and in the frames over the page, of which there is at least one. */
async function violationsOnPage(): Promise<string[]> {
  const frames = page.frames().filter((frame) => frame.url().endsWith('/card.html'));
  expect(frames.length).toBeGreaterThan(0);
  const inFrames = await Promise.all(frames.map((frame) => violations(frame)));
  return [...(await violations(page, null, ['tickmark-badge'])), ...inFrames.flat()];
}

test.each(['light', 'dark'] as const)(
  'badges, commands, banner, card and pill are accessible where they stand in QuickBooks (%s)',
  async (scheme) => {
    await media({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' });
    const found: Record<string, string[]> = {};
    await find(page, 'region', 'Tickmark');
    found.list = await violationsOnPage();
    await press(page, 'button', /invoice 3003/);
    await find(page, 'dialog', /invoice 3003/i);
    found.card = await violationsOnPage();
    await connected.open.screenshot(page, `page/card-in-list-${scheme}`);
    await page.keyboard.press('Escape');
    await navigateSoftly(page, INVOICE_FAILED);
    await find(page, 'button', 'Resync invoice 3003');
    found.record = await violationsOnPage();
    await connected.open.screenshot(page, `page/record-${scheme}`);
    await navigateSoftly(page, '/app/homepage');
    await setPage(page, { layout: 'unknown' });
    await navigateSoftly(page, INVOICE_FAILED);
    await waitFor('the pill', async () =>
      (await seenBadges(page)).some(({ tag }) => tag === 'tickmark-pill'),
    );
    await waitUntilQuiet(page);
    found.pill = await violations(page, null, ['tickmark-pill']);
    await connected.open.screenshot(page, `page/pill-${scheme}`);
    expect(found).toEqual({ list: [], card: [], record: [], pill: [] });
    expect(await findAll(page, 'button', 'Resync invoice 3003')).toHaveLength(1);
  },
);

/** The badges of the list, the mark above them, their tooltip, and the texts of its rows. */
function placesInList(of: Page) {
  return of.evaluate(() => {
    const boxOf = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });
    const inRoot = (host: Element, selector: string) =>
      [...(host.shadowRoot?.querySelectorAll(selector) ?? [])].map((each) =>
        boxOf(each.getBoundingClientRect()),
      );
    const hosts = [...document.querySelectorAll('tbody tickmark-badge')];
    const texts = [...document.querySelectorAll('thead, tbody')].flatMap((part) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      const boxes: ReturnType<typeof boxOf>[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        range.selectNodeContents(node);
        boxes.push(...[...range.getClientRects()].map(boxOf));
      }
      return boxes;
    });
    const boxes = [...document.querySelectorAll('tbody input')].map((each) =>
      boxOf(each.getBoundingClientRect()),
    );
    return {
      badges: hosts.flatMap((host) => inRoot(host, '.face')),
      marks: [...document.querySelectorAll('thead tickmark-mark')].flatMap((host) => inRoot(host, '.mark')),
      tips: [...document.querySelectorAll('tickmark-tip')].flatMap((host) => inRoot(host, '.tip')),
      values: [...texts, ...boxes],
    };
  });
}

test('all badges of a list stand on one line at one place, whatever the page and the width, and cover nothing', async () => {
  await page.mouse.move(1, 1);
  await setPage(page, { pageSize: 3 });
  const places = new Set<number>();
  const look = async (what: string) => {
    await waitForValue(`nothing covered on ${what}`, async () => {
      const { badges, values } = await placesInList(page);
      return badges.length === 3 ? coveredBy(badges, values) : badges;
    }, []);
    const { badges, marks } = await placesInList(page);
    const middles = new Set([...badges, ...marks].map(({ left, right }) => (left + right) / 2));
    expect([...middles], what).toHaveLength(1);
    return [...middles][0] ?? 0;
  };
  for (const width of [1360, 1280, 1024]) {
    await page.setViewport({ width, height: 860 });
    for (const shown of [0, 1]) {
      await page.evaluate((to) => window.__qbo.page(to), shown);
      places.add(await look(`page ${shown} at ${width} px`));
    }
  }
  expect([...places]).toHaveLength(1);
  // Where the list is wider than the window, QuickBooks gives its first column less space.
  await page.evaluate(() => {
    const cell = document.querySelector('tbody [data-column-id="status"] .sb-text');
    if (cell)
      cell.textContent = 'Overdue since the first of March, and twice reminded of by letter and by telephone';
  });
  await look('a list that is wider than the window');
  await connected.open.screenshot(page, 'page/rows-wide-list');
});

test.each(['regular', 'compact'] as const)(
  'what a badge says stands in a tooltip that covers no value, and goes with the pointer and Esc (%s rows)',
  async (density) => {
    await setPage(page, { density });
    await allBadges();
    for (const [place] of STATES.entries()) {
      await page.mouse.move(1, 1);
      const badge = await find(page, 'button', new RegExp(`invoice ${numberOf(place)}`));
      const { x, y, width, height } = await badge.box();
      await page.mouse.move(x + width / 2, y + height / 2);
      await waitForValue('the tooltip', async () => (await placesInList(page)).tips.length, 1);
      const { tips, values } = await placesInList(page);
      expect(coveredBy(tips, values), numberOf(place)).toEqual([]);
    }
    await connected.open.screenshot(page, `page/tooltip-${density}`);
    await page.keyboard.press('Escape');
    await page.mouse.move(1, 1);
    await waitForValue('no tooltip', async () => (await placesInList(page)).tips.length, 0);
  },
);
