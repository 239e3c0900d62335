import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { find, findAll, press } from '../browser/harness/accessible.ts';
import { pick } from '../browser/harness/pick.ts';
import { navigateSoftly, openQuickBooks } from '../browser/harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../browser/harness/wait-for.ts';
import type { Connected } from '../browser/page/open-connected.ts';
import { idOf, numberOf, STATES, statesWorld } from '../browser/page/states-world.ts';
import { commandsReceived } from '../browser/scenarios/check-invariants.ts';
import { type Asking, openAsking } from '../browser/trust/ask-worker.ts';
import { onlyCompany, readStored } from '../browser/trust/stored-state.ts';
import { COMPANY_A } from '../sandbox/world/access-keys.ts';
import { CEDAR_GROVE, scenarioRecord } from '../sandbox/world/common-world.ts';
import { commandsSoFar, foundByScript, framesOf, shownWords, unknownToPage } from './harness/page-script.ts';
import { openShipped } from './harness/shipped-build.ts';

/* A script of somebody else in QuickBooks' own world. */

const FAILED = STATES.indexOf('failed');
const SYNCED = STATES.indexOf('synced');
const addressOf = (place: number) => `/app/invoice?txnId=${idOf(place)}`;
const RESYNC = `Resync invoice ${numberOf(FAILED)}`;
/** An invoice whose copy in QuickBooks was deleted. */
const LOST = { id: '9042', number: '9042' };

let connected: Connected;
let asking: Asking;
let page: Page;

beforeAll(async () => {
  const world = statesWorld();
  const lost = scenarioRecord({
    ...{ id: 'inv_lost', type: 'invoice', state: 'link_broken', number: LOST.number, party: CEDAR_GROVE },
    ...{ date: '2026-03-01', amount: '480.00', quickbooks: { id: LOST.id, status: 'deleted' } },
  });
  connected = await openShipped({
    ...world,
    companies: world.companies.map((each) => ({ ...each, records: [...each.records, lost] })),
  });
  asking = await openAsking(connected.open);
});
afterAll(() => connected?.close());
beforeEach(async () => {
  // The presses of the test before have repaired it.
  connected.sandbox.platform.control.forceRecord(COMPANY_A, `inv_${numberOf(FAILED)}`, {
    sync: {
      state: 'failed',
      error: { code: '6000', message: 'Business Validation Error', detail: '', request_id: null },
    },
  });
  await asking.ask({ type: 'sync_now', company_key: onlyCompany(await readStored(asking)).key });
  page = await openQuickBooks(connected.open, addressOf(FAILED));
  await find(page, 'button', RESYNC);
});
afterEach(() => page.close());

/** The commands that the worker has stored, and those that have reached the platform. */
const given = () => commandsSoFar(page, asking);
const commands = () => commandsReceived(connected).map(({ action, record_id }) => `${action} ${record_id}`);

/** Clicks the middle of a control at once, whatever lies above it. */
async function clickAt(name: string | RegExp): Promise<void> {
  const [control] = await findAll(page, 'button', name);
  const { x, y, width, height } = await (control ?? (await find(page, 'button', name))).box();
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Waits for the frame of the card: the form on screen is a dialog of the same name. */
function cardIsOpen(): Promise<Frame> {
  return waitFor('the card', async () => {
    for (const frame of framesOf(page))
      if (await frame.evaluate(() => document.querySelector('.card') !== null).catch(() => false))
        return frame;
    return null;
  });
}

test('no word of Tickmark is found by search, selection, attribute or markup', async () => {
  await find(page, 'region', 'Tickmark');
  await clickAt(/^Sync: failed/);
  await cardIsOpen();
  await waitFor('card and line', () => framesOf(page).length === 2);
  const words = await waitFor('what is shown', async () => {
    const all = await shownWords(page);
    return all.length > 20 && all;
  });
  // Positive controls: the search finds what the page shows, also in a closed root and in an attribute.
  await page.evaluate(() => {
    const host = document.createElement('tickmark-planted');
    host.setAttribute('data-planted', 'planted attribute');
    const text = document.createElement('p');
    text.textContent = 'planted in a closed root';
    host.attachShadow({ mode: 'closed' }).append(text);
    document.body.append(host);
  });
  expect(await foundByScript(page, ['planted in a closed root', 'planted attribute'])).toHaveLength(2);
  expect(words.join('\n')).toMatch(/Sync failed.*Resync/s);
  expect(await foundByScript(page, words)).toEqual([]);
  expect(
    await foundByScript(page, [...STATES, `Invoice:${idOf(FAILED)}`, `inv_${numberOf(FAILED)}`]),
  ).toEqual([]);
});

test('no word of a dialog or a message is found', async () => {
  await navigateSoftly(page, `/app/invoice?txnId=${LOST.id}`);
  await press(page, 'button', `Clear ID of invoice ${LOST.number}`);
  const inDialog = await waitFor('the dialog', async () => {
    const words = await shownWords(page);
    return words.join('\n').includes('was not found') && words;
  });
  expect(inDialog.join('\n')).toMatch(/Cedar Grove/);
  expect((await unknownToPage(page, inDialog)).length).toBeGreaterThan(3);
  expect(await foundByScript(page, inDialog)).toEqual([]);
  await press(page, 'button', 'Clear ID');
  const undo = await find(page, 'button', 'Undo');
  const inMessage = await shownWords(page);
  expect(inMessage).toContain('Undo');
  expect(await foundByScript(page, inMessage)).toEqual([]);
  await undo.click();
  await find(page, 'button', `Clear ID of invoice ${LOST.number}`);
});

test('no word of a list or its tooltip is found, and from outside all its badges are alike', async () => {
  await navigateSoftly(page, '/app/invoices');
  const badges = await waitFor('all badges', async () => {
    const found = await findAll(page, 'button', /^Sync: /);
    return found.length === STATES.length && found;
  });
  const { x, y, width, height } = await (await find(page, 'button', /^Sync: failed/)).box();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.waitForSelector('tickmark-tip');
  await find(page, 'region', 'Tickmark');
  const words = [...(await shownWords(page)), ...badges.map(({ name }) => name)];
  expect(words.join('\n')).toMatch(/Sync: changed/);
  expect((await unknownToPage(page, words)).length).toBeGreaterThan(5);
  expect(await foundByScript(page, [...words, ...STATES, 'Sync failed', 'inv_lost'])).toEqual([]);
  const looks = await page.evaluate(() =>
    [...document.querySelectorAll('tbody tickmark-badge')].map((host) => {
      const { left, width, height } = host.getBoundingClientRect();
      const attributes = [...host.attributes].map(({ name, value }) => `${name}=${value}`).toSorted();
      return [left, width, height, ...attributes].join(' ');
    }),
  );
  expect(looks).toHaveLength(STATES.length);
  expect([...new Set(looks)]).toHaveLength(1);
});

test('hosts bear neither record nor state, and what is loaded does not depend on them', async () => {
  const look = async (place: number) => {
    await navigateSoftly(page, addressOf(place));
    await page.reload();
    await clickAt(new RegExp(`^Sync: .*invoice ${numberOf(place)}`));
    await cardIsOpen();
    return page.evaluate(() => ({
      hosts: [...document.querySelectorAll('*')]
        .filter(({ localName }) => localName.startsWith('tickmark-'))
        .flatMap((host) => [...host.attributes].map(({ name }) => `${host.localName} ${name}`))
        .toSorted(),
      loaded: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith('chrome-extension:'))
        .toSorted(),
    }));
  };
  const failed = await look(FAILED);
  const synced = await look(SYNCED);
  expect(failed.hosts.filter((each) => !/ (lang|data-layout|data-fit|style)$/.test(each))).toEqual([]);
  expect(new Set(failed.loaded)).toEqual(new Set(synced.loaded));
  expect(
    failed.loaded.filter((address) => !/^chrome-extension:\/\/[^/]+\/(card\.html|frames\.js)$/.test(address)),
  ).toEqual([]);
});

test('a page hears nothing of what is done in a frame, and finds no frame', async () => {
  await page.evaluate(() => {
    const heard: string[] = [];
    for (const type of ['message', 'keydown', 'input', 'copy', 'selectionchange', 'pointerdown', 'click'])
      window.addEventListener(
        type,
        (event) => {
          const inside = event
            .composedPath()
            .filter((each) => each instanceof Element && each.localName === 'iframe');
          const isTold = event.type === 'message' || inside.length > 0;
          if (isTold || event instanceof KeyboardEvent) heard.push(`${event.type} ${inside.length}`);
        },
        true,
      );
    Object.assign(window, { heard });
  });
  await clickAt(/^Sync: failed/);
  const card = await cardIsOpen();
  await waitFor('the card to have the focus', () => card.evaluate(() => document.hasFocus()));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate(() => ({
      heard: Reflect.get(window, 'heard'),
      frames: window.length,
      found: document.querySelectorAll('iframe').length,
      focused: document.activeElement?.localName,
    })),
  ).toEqual({ heard: [], frames: 0, found: 0, focused: 'tickmark-card' });
});

/** Fades Tickmark's hosts and the whole page, or lays a picture over everything that lets clicks through. */
const ATTACKS = {
  fade: () => {
    const style = document.createElement('style');
    style.id = 'attack';
    style.textContent =
      'tickmark-card, tickmark-badge, tickmark-banner, tickmark-live { opacity: 0 !important; --tm-paper: transparent !important; filter: opacity(0) !important; }';
    document.head.append(style);
    for (const host of document.querySelectorAll<HTMLElement>('tickmark-badge'))
      host.style.setProperty('opacity', '0', 'important');
    document.body.style.setProperty('opacity', '0.01', 'important');
  },
  cover: () => {
    const decoy = document.createElement('div');
    decoy.id = 'attack';
    decoy.popover = 'manual';
    decoy.textContent = 'Continue';
    decoy.style.cssText =
      'pointer-events: none; inset: 0; width: 100vw; height: 100vh; background: white; border: 0; margin: 0; padding: 0';
    document.documentElement.append(decoy);
    const top = () => {
      if (!decoy.isConnected) return;
      decoy.hidePopover();
      decoy.showPopover();
      requestAnimationFrame(top);
    };
    decoy.showPopover();
    top();
  },
} as const;

test.each(Object.keys(ATTACKS) as (keyof typeof ATTACKS)[])(
  'clicks on what cannot be seen command nothing (%s)',
  async (attack) => {
    const before = await given();
    const received = commands();
    await waitFor('Resync to act', async () => (await find(page, 'button', RESYNC)).mayAct());
    const place = await (await find(page, 'button', RESYNC)).box();
    await page.evaluate(ATTACKS[attack]);
    await waitFor(
      'the browser to see it',
      async () => !(await (await find(page, 'button', RESYNC)).mayAct()),
    );
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    // A click on a hidden command opens the card, which asks for its own visibility.
    await cardIsOpen();
    for (let clicks = 0; clicks < 2; clicks++)
      await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    await cardIsOpen();
    if (attack === 'cover') for (let clicks = 0; clicks < 3; clicks++) await clickAt(/^Resync/);
    expect(await given()).toEqual(before);
    expect(commands()).toEqual(received);
    // Positive control: without the attack the same press acts.
    await page.evaluate(() => {
      document.querySelector('#attack')?.remove();
      document.body.style.removeProperty('opacity');
      for (const host of document.querySelectorAll<HTMLElement>('tickmark-badge'))
        host.style.removeProperty('opacity');
    });
    await page.keyboard.press('Escape');
    await waitForValue('the card to go', async () => framesOf(page).length < 2, true);
    await press(page, 'button', RESYNC);
    await waitFor('the command', () => commands().length > received.length);
    expect(await given()).toHaveLength(before.length + 1);
  },
);

test('a command that the page has just moved under the pointer, or cut off, is not sent', async () => {
  const before = await given();
  const received = commands();
  await waitFor('Resync to act', async () => (await find(page, 'button', RESYNC)).mayAct());
  const { x, y, width, height } = await (await find(page, 'button', RESYNC)).box();
  const [atX, atY] = [x + width / 2 + 30, y + height / 2 + 90];
  // The pointer comes to a place with something else to press, and the command is there before the button goes down.
  await page.evaluate(() => {
    const parent = document.querySelector('tickmark-badge')?.parentElement;
    const move = () => parent?.style.setProperty('transform', 'translate(30px, 90px)');
    addEventListener('pointerdown', move, { capture: true, once: true });
    addEventListener('pointermove', () => setTimeout(move), { capture: true, once: true });
    new MutationObserver(() => {
      if (document.querySelector('tickmark-card')) document.documentElement.dataset.cardSeen = '';
    }).observe(document, { childList: true, subtree: true });
  });
  await page.mouse.move(atX, atY);
  await page.mouse.click(atX, atY);
  await page.mouse.click(atX, atY);
  // The first press opens the card, and the second may close it again.
  await page.waitForSelector('html[data-card-seen]');
  expect(await given()).toEqual(before);
  await page.keyboard.press('Escape');
  await waitForValue('the card to go', async () => framesOf(page).length < 2, true);
  // All but a strip is cut off.
  await page.evaluate(() => {
    const parent = document.querySelector('tickmark-badge')?.parentElement;
    parent?.style.setProperty('clip-path', 'inset(0 0 calc(100% - 20px) 0)');
  });
  await waitFor('the browser to see it', async () => !(await (await find(page, 'button', RESYNC)).mayAct()));
  await page.mouse.click(atX, atY - height / 2 + 2);
  expect(await given()).toEqual(before);
  expect(commands()).toEqual(received);
  // Positive control: left alone where it is now, it acts.
  await page.evaluate(() =>
    document.querySelector('tickmark-badge')?.parentElement?.style.removeProperty('clip-path'),
  );
  await page.keyboard.press('Escape');
  await press(page, 'button', RESYNC);
  await waitFor('the command', () => commands().length > received.length);
  expect(await given()).toHaveLength(before.length + 1);
});

test('where the form shows another number than the record of the address, nothing is sent, and it is said', async () => {
  const before = await given();
  const received = commands();
  await page.evaluate((address) => history.replaceState(null, '', address), addressOf(SYNCED));
  const badge = await find(page, 'button', new RegExp(`^Sync: synced, invoice ${numberOf(SYNCED)}`));
  await waitFor('what the form shows', async () =>
    (await badge.text()).includes(`the form shows ${numberOf(FAILED)}`),
  );
  expect(badge.description).toContain('nothing is sent from here');
  expect(await findAll(page, 'button', /^Resync invoice/)).toEqual([]);
  await badge.click();
  await cardIsOpen();
  await pick(page, /^Resync invoice/);
  expect(await given()).toEqual(before);
  expect(commands()).toEqual(received);
});
