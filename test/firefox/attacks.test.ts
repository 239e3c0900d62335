import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  commandsSoFar,
  foundByScript,
  loadedByScript,
  unknownToPage,
  WAYS,
} from '../attacks/harness/page-script.ts';
import { waitFor, waitForValue } from '../browser/harness/wait-for.ts';
import { type Asking, askFrom } from '../browser/trust/ask-worker.ts';
import { demoWorld } from '../demo/demo-world.ts';
import { openSandbox, type Sandbox } from '../sandbox/open-sandbox.ts';
import { BOOKKEEPER_KEY_A } from '../sandbox/world/access-keys.ts';
import { endOfBadge, untilSeen } from './badge-places.ts';
import { type OpenFirefox, openFirefox } from './open-firefox.ts';

/* A script of the page, in Firefox. The sandbox build tells tests record and state in attributes; the shipped one does not. */

let sandbox: Sandbox;
let firefox: OpenFirefox;
let asking: Asking;
let page: Page;

beforeAll(async () => {
  sandbox = await openSandbox({ world: demoWorld(Date.now()) });
  firefox = await openFirefox(sandbox.site);
  asking = askFrom(await firefox.connect(sandbox.platform.url, BOOKKEEPER_KEY_A));
  page = await firefox.openPage('https://app.qbo.intuit.com/app/invoice?txnId=150');
  await waitForValue(
    'the badge',
    () => page.evaluate(() => document.querySelector('tickmark-badge')?.getAttribute('data-state') ?? null),
    'failed',
  );
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.close();
});

const cards = () => page.evaluate(() => document.querySelectorAll('tickmark-card').length);
const commands = () => sandbox.platform.control.calls({ method: 'POST', path: '/commands$' });

test('a page gets no file of the extension but those that it may embed', async () => {
  const files = [
    ...['manifest.json', 'background.js', 'queue.html', 'options.html', 'welcome.html', 'words/en.json'],
    ...['privacy.html', 'privacy.css', 'icon/48.png'],
  ];
  const addresses = files.map((file) => `${firefox.origin}/${file}`);
  expect(await loadedByScript(page, addresses)).toEqual({ able: WAYS, opened: [] });
});

test('no word of badge and card is found by search, selection or markup', async () => {
  const { x, y } = await endOfBadge(page, 'left');
  await page.mouse.click(x, y);
  await waitFor('the card', () => page.evaluate(() => document.querySelector('tickmark-card') !== null));
  const card = await waitFor('its frame', async () => {
    for (const frame of page.frames()) {
      // Not by its address, which is not always told here.
      const text = await frame
        .evaluate(() => document.querySelector('.card')?.textContent ?? '')
        .catch(() => '');
      if (text.length > 20) return frame;
    }
    return null;
  });
  const shown = await card.evaluate(() => document.body.innerText);
  const words = shown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 3);
  expect(words.join('\n')).toMatch(/Resync/);
  expect((await unknownToPage(page, words)).length).toBeGreaterThan(3);
  // Positive controls: what stands in the page is found, also in an attribute.
  await page.evaluate(() => {
    const host = document.createElement('tickmark-planted');
    host.setAttribute('data-planted', 'planted attribute');
    host.textContent = 'planted in the page';
    document.body.append(host);
  });
  expect(await foundByScript(page, ['planted in the page', 'planted attribute'])).toHaveLength(2);
  expect(await foundByScript(page, words)).toEqual([]);
  await page.keyboard.press('Escape');
  await waitForValue('the card to go', cards, 0);
});

test('forged presses and keys on hosts command nothing, and an honest press does', async () => {
  const before = await commandsSoFar(page, asking);
  // Nothing but their being forged keeps them from acting.
  await untilSeen(page);
  await page.evaluate(() => {
    for (const host of document.querySelectorAll<HTMLElement>('tickmark-badge')) {
      const init = { bubbles: true, composed: true, cancelable: true, key: 'Enter' };
      for (const kind of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        host.dispatchEvent(new MouseEvent(kind, init));
      host.dispatchEvent(new KeyboardEvent('keydown', init));
      host.click();
    }
    window.postMessage({ secret: crypto.randomUUID() }, '*');
  });
  expect(await commandsSoFar(page, asking)).toEqual(before);
  expect(commands()).toEqual([]);
  expect(await cards()).toBe(0);
  const { x, y } = await endOfBadge(page, 'right');
  await untilSeen(page);
  await page.mouse.click(x, y);
  await waitFor('the command', () => commands().length > 0);
  expect(await commandsSoFar(page, asking)).toHaveLength(before.length + 1);
  expect(commands()).toHaveLength(1);
});
