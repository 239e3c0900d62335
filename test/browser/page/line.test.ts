import type { CDPSession, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import { line as lineFr } from '../../../lib/locales/line/fr-ca.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { openRootsBuild } from '../harness/open-roots.ts';
import { navigateSoftly, openQuickBooks, setPage } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { type Box, coveredBy } from './covered.ts';
import { darken, lighten } from './dark-page.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { waitUntilQuiet } from './seen-badges.ts';
import { idOf, numberOf, STATES, statesWorld } from './states-world.ts';

/* The line above a list and the chip in the corner of other pages. */

const ROWS = 24;
const EACH = ROWS / STATES.length;
const FAILED = `/app/invoice?txnId=${idOf(STATES.indexOf('failed'))}`;

/** States that somebody has to decide about. */
const OPEN_STATES: readonly SyncState[] = ['failed', 'changed'];

let build: Awaited<ReturnType<typeof openRootsBuild>>;
let connected: Connected;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  build = await openRootsBuild();
  connected = await openConnected({ world: statesWorld(ROWS) }, ADMIN_KEY_A, { extension: build.folder });
  page = await openQuickBooks(connected.open, '/app/homepage');
  session = await page.createCDPSession();
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  await connected.close();
  build.remove();
});
beforeEach(async () => {
  await setPage(page, { density: 'regular' });
  await navigateSoftly(page, '/app/homepage');
  await navigateSoftly(page, '/app/invoices');
  await page.bringToFront();
  await find(page, 'button', new RegExp(`invoice ${numberOf(ROWS - 1)}$`));
  await find(page, 'button', `Review ${2 * EACH}`);
});

const look = (features: Readonly<Record<string, string>>) =>
  session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
const boxes = (selector: string) =>
  page.evaluate(
    (each) =>
      [...document.querySelectorAll(each)].map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { left, top: top + scrollY, right, bottom: bottom + scrollY };
      }),
    selector,
  );
const hosts = (name: string) => page.evaluate((each) => document.querySelectorAll(each).length, name);

type Band = Pick<Box, 'top' | 'bottom'>;
/** Bands from top to bottom, those that touch as one. Heights of rows have fractions. */
function joined(bands: readonly Band[]): Band[] {
  const all: Band[] = [];
  for (const { top, bottom } of bands.toSorted((a, b) => a.top - b.top)) {
    const last = all.at(-1);
    if (last && top <= last.bottom + 1) all.splice(-1, 1, { top: last.top, bottom });
    else all.push({ top, bottom });
  }
  return all;
}
/** Where the veil over a list is clear in view, and the places of those rows under it that need a decision. Others are not judged yet. */
async function clearBands(): Promise<{ clear: Band[]; open: Band[] }> {
  const { bands, veil, rows } = await page.evaluate(() => {
    const veil = document.querySelector('tickmark-veil')?.shadowRoot?.querySelector<HTMLElement>('.veil');
    const { top = 0, bottom = 0 } = veil?.getBoundingClientRect() ?? {};
    const clear = veil?.style.background.matchAll(/transparent (\d+)px (\d+)px/g) ?? [];
    return {
      veil: { top, bottom: Math.min(bottom, innerHeight) },
      bands: [...clear].map(([, from, to]) => ({ top: top + Number(from), bottom: top + Number(to) })),
      rows: [...document.querySelectorAll<HTMLElement>('tbody tr')].map((row) => ({
        top: row.getBoundingClientRect().top,
        bottom: row.getBoundingClientRect().bottom,
        text: row.innerText,
      })),
    };
  });
  const open = rows.flatMap(({ top, bottom, text }) => {
    const state = STATES[(Number(/\b3\d{3}\b/.exec(text)?.[0]) - Number(numberOf(0))) % STATES.length];
    const isUnder = top < veil.bottom && bottom > veil.top;
    return state && OPEN_STATES.includes(state) && isUnder
      ? [{ top: Math.max(top, veil.top), bottom: Math.min(bottom, veil.bottom) }]
      : [];
  });
  const clear = bands.flatMap(({ top, bottom }) =>
    top < veil.bottom ? [{ top, bottom: Math.min(bottom, veil.bottom) }] : [],
  );
  return { clear: joined(clear), open: joined(open) };
}
const lineText = async () => (await find(page, 'region', 'Tickmark')).text();

test('the line stands between QuickBooks’ tools and the list, counts by state, and moves for nothing', async () => {
  await waitFor('the counts', async () => (await lineText()).includes('with warnings'));
  // Of invoices alone: their customer agrees as well.
  const counts = [
    `${EACH} agree`,
    `${EACH} with warnings`,
    `${EACH} changed`,
    `${EACH} failed`,
    `${EACH} pending`,
  ];
  expect(await lineText()).toContain(['Invoices:', ...counts].join(''));
  const [line] = await boxes('tickmark-banner');
  const [list] = await boxes('.sb-scroller');
  const [tools] = await boxes('.sb-toolbar');
  if (!line || !list || !tools) throw new Error('Something is not drawn');
  expect(line.bottom).toBeLessThanOrEqual(list.top);
  expect(line.top).toBeGreaterThanOrEqual(tools.bottom);
  expect([line.left, line.right]).toEqual([list.left, list.right]);
  for (let presses = 0; presses < 12; presses++) await page.keyboard.press('Tab');
  await page.evaluate(() => window.__qbo.sortBy('amount', true));
  await waitUntilQuiet(page);
  expect([await boxes('tickmark-banner'), await boxes('.sb-scroller')]).toEqual([[line], [list]]);
});

test.each([
  ['in a box of its own', 'auto'],
  ['in the flow of the page', 'visible'],
])(
  'Show only these dims the other rows of a list %s, says so, touches nothing of QuickBooks, and is taken back by one press',
  async (_, overflow) => {
    await page.evaluate((to) => {
      const box = document.querySelector<HTMLElement>('.sb-scroller');
      box?.style.setProperty('overflow', to, 'important');
    }, overflow);
    await find(page, 'button', 'Show only these');
    const markup = () =>
      page.evaluate(() => {
        const copy = document.querySelector('.sb-list-page')?.cloneNode(true);
        if (!(copy instanceof Element)) return '';
        for (const host of copy.querySelectorAll('*'))
          if (host.localName.startsWith('tickmark-')) host.remove();
        return copy.outerHTML;
      });
    const before = await markup();
    await press(page, 'button', 'Show only these');
    await waitFor('what it does', async () => {
      const text = await lineText();
      if (/in view need a decision; the others are dimmed/.test(text)) return true;
      throw new Error(text);
    });
    expect(await lineText()).toContain('QuickBooks’ own filter is unchanged');
    await waitForValue('the veil', () => hosts('tickmark-veil'), 1);
    await waitFor('it to leave just those rows clear that need a decision', async () => {
      const { clear, open } = await clearBands();
      const isSame = ({ top, bottom }: Band, at: number) =>
        Math.abs(top - (clear[at]?.top ?? 0)) <= 1 && Math.abs(bottom - (clear[at]?.bottom ?? 0)) <= 1;
      if (open.length > 1 && clear.length === open.length && open.every(isSame)) return true;
      throw new Error(JSON.stringify({ clear, open }));
    });
    expect(await markup()).toBe(before);
    // A press on a dimmed row reaches it, as before.
    const [row] = await boxes('tbody tr');
    if (!row) throw new Error('There is no row');
    expect(
      await page.evaluate(
        (x, y) => document.elementFromPoint(x, y)?.closest('tbody tr') !== null,
        row.right - 300,
        row.top + 24,
      ),
    ).toBe(true);
    await connected.open.screenshot(page, 'page/line-only');
    // Forced colours take away the background of what does not say otherwise.
    await look({ 'forced-colors': 'active' });
    const veil = await page.evaluate(() => {
      const part = document.querySelector('tickmark-veil')?.shadowRoot?.querySelector('.veil');
      return part && getComputedStyle(part).backgroundImage;
    });
    expect(veil).toContain('linear-gradient');
    await look({});
    await press(page, 'button', 'Show all rows');
    await waitForValue('no veil', () => hosts('tickmark-veil'), 0);
    await find(page, 'button', 'Show only these');
    // It does not outlast its page.
    await press(page, 'button', 'Show only these');
    await waitForValue('the veil', () => hosts('tickmark-veil'), 1);
    await navigateSoftly(page, '/app/homepage');
    await waitForValue('no veil', () => hosts('tickmark-veil'), 0);
  },
);

test('Review opens the queue on those records of the list that need a decision, in one tab however often it is pressed [TD-07]', async () => {
  const queues = async () =>
    (await connected.open.browser.pages()).filter((each) => each.url().includes('queue.html'));
  await press(page, 'button', `Review ${2 * EACH}`);
  const queue = await waitFor('the queue', async () => (await queues())[0]);
  expect(queue.url()).toContain('#attention:invoices');
  const isPressed = async (name: string) =>
    (await find(queue, 'button', name)).evaluate(function () {
      return this.getAttribute('aria-pressed');
    });
  expect(await isPressed(`Invoices (${2 * EACH})`)).toBe('true');
  await press(queue, 'button', `All (${2 * EACH})`);
  await waitForValue('the choice', () => isPressed(`Invoices (${2 * EACH})`), 'false');
  await page.bringToFront();
  await press(page, 'button', `Review ${2 * EACH}`);
  await waitForValue('the list again', () => isPressed(`Invoices (${2 * EACH})`), 'true');
  expect(await queue.evaluate(() => document.visibilityState)).toBe('visible');
  expect(await queues()).toHaveLength(1);
  await queue.close();
});

test('on other pages a quiet chip stands in the corner and covers nothing of the form [EL-02]', async () => {
  await find(page, 'button', 'Show only these');
  await navigateSoftly(page, FAILED);
  await find(page, 'button', `Resync invoice ${numberOf(STATES.indexOf('failed'))}`);
  await find(page, 'button', `Review ${2 * EACH}`);
  await findNone(page, 'button', 'Show only these', { deadline: 0 });
  expect(await hosts('tickmark-banner')).toBe(1);
  const { chips, controls } = await page.evaluate(() => {
    const boxOf = (each: Element) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const chips = [...document.querySelectorAll('tickmark-banner')].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('iframe') ?? [])].map(boxOf),
    );
    const body = boxOf(document.querySelector('.sb-form-body') ?? document.body);
    const controls = [...document.querySelectorAll('.sb-form input, .sb-form textarea, .sb-form button')]
      .filter((each) => each.checkVisibility())
      .map((each) => {
        const box = boxOf(each);
        // What has scrolled under the footer is not there to be covered.
        const isInFooter = each.closest('.sb-form-foot') !== null;
        return isInFooter ? box : { ...box, bottom: Math.min(box.bottom, body.bottom) };
      })
      .filter(({ top, bottom }) => bottom > top);
    return { chips, controls };
  });
  expect(chips).toHaveLength(1);
  expect(controls.length).toBeGreaterThan(8);
  expect(coveredBy(chips, controls)).toEqual([]);
  await connected.open.screenshot(page, 'page/chip');
});

test('where a list has no row to stand above, what the line says stands in the corner', async () => {
  await navigateSoftly(page, '/app/bills');
  await waitFor('the chip', async () => {
    const [chip] = await boxes('tickmark-banner');
    return chip !== undefined && chip.right === chip.left;
  });
  await find(page, 'button', `Review ${2 * EACH}`);
  await navigateSoftly(page, '/app/invoices');
  await waitFor('the line', async () => {
    const [line] = await boxes('tickmark-banner');
    return (line?.right ?? 0) > (line?.left ?? 0);
  });
  await find(page, 'button', 'Show only these');
});

test('pictures of the line: light, dark, forced colours, French, 1,280 and 1,024 pixels', async () => {
  for (const width of [1280, 1024]) {
    await page.setViewport({ width, height: 800 });
    await waitUntilQuiet(page);
    await connected.open.screenshot(page, `page/line-${width}`);
    const [line] = await boxes('tickmark-banner');
    expect((line?.bottom ?? 0) - (line?.top ?? 0), `${width} px`).toBeLessThanOrEqual(72);
  }
  await darken(page);
  await look({ 'prefers-color-scheme': 'dark' });
  await waitUntilQuiet(page);
  await connected.open.screenshot(page, 'page/line-dark');
  await lighten(page);
  await look({ 'forced-colors': 'active' });
  await waitUntilQuiet(page);
  await connected.open.screenshot(page, 'page/line-forced');
  await look({});
  const own = await connected.open.openPopup();
  await own.evaluate(async () => {
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
    ).chrome;
    await runtime.sendMessage({ type: 'set_preferences', preferences: { language: 'fr-CA' } });
  });
  await own.close();
  await page.bringToFront();
  await find(page, 'button', lineFr.review(2 * EACH));
  await find(page, 'button', lineFr.only);
  await connected.open.screenshot(page, 'page/line-french-1024');
  await page.setViewport({ width: 1360, height: 860 });
});
