import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor, waitForValue } from '../browser/harness/wait-for.ts';
import { demoWorld } from '../demo/demo-world.ts';
import { openSandbox, type Sandbox } from '../sandbox/open-sandbox.ts';
import { BOOKKEEPER_KEY_A } from '../sandbox/world/access-keys.ts';
import { type OpenFirefox, openFirefox } from './open-firefox.ts';

/* A script of the page, in Firefox. The sandbox build tells tests record and state in attributes; the shipped one does not. */

let sandbox: Sandbox;
let firefox: OpenFirefox;
let page: Page;

beforeAll(async () => {
  sandbox = await openSandbox({ world: demoWorld(Date.now()) });
  firefox = await openFirefox(sandbox.site);
  const options = await firefox.openExtensionPage('options.html');
  const [address, key] = await waitFor('the form', async () => {
    const fields = await options.$$('form input:not([type=radio])');
    return fields.length === 2 && fields;
  });
  await address?.type(sandbox.platform.url);
  await key?.type(BOOKKEEPER_KEY_A);
  await options.keyboard.press('Enter');
  await waitFor('the connection', () =>
    options.evaluate(() => document.body.innerText.includes('Sync frequency')),
  );
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

const commands = () => sandbox.platform.control.calls({ method: 'POST', path: '/commands$' });

/** A point at the left end of the badge, which is in a closed root. */
const badgePoint = () =>
  waitFor('the badge', () =>
    page.evaluate(() => {
      let found: { x: number; y: number } | null = null;
      for (let y = 2; y < 200; y += 4)
        for (let x = 2; x < innerWidth; x += 4)
          if (document.elementFromPoint(x, y)?.localName === 'tickmark-badge' && (!found || x < found.x))
            found = { x, y };
      return found && { x: found.x + 8, y: found.y };
    }),
  );

test('a page gets no file of the extension but those that it may embed', async () => {
  const opened = await page.evaluate(async (origin) => {
    const open: string[] = [];
    // In a text, because the tests' builder replaces the word.
    const imported = new Function('address', 'return import(address)') as (
      address: string,
    ) => Promise<unknown>;
    const load = (tag: 'script' | 'img' | 'link', address: string) =>
      new Promise<boolean>((resolve) => {
        const element = document.createElement(tag);
        if (tag === 'link') element.setAttribute('rel', 'stylesheet');
        element.onload = () => resolve(true);
        element.onerror = () => resolve(false);
        setTimeout(resolve, 2_000, false);
        element.setAttribute(tag === 'link' ? 'href' : 'src', address);
        document.head.append(element);
      });
    const files = ['manifest.json', 'background.js', 'queue.html', 'options.html', 'words/en.json'];
    await Promise.all(
      files.map(async (file) => {
        const address = `${origin}/${file}`;
        const ways = await Promise.all([
          fetch(address).then(
            ({ ok }) => ok,
            () => false,
          ),
          imported(address).then(
            () => true,
            () => false,
          ),
          load('script', address),
          load('img', address),
          load('link', address),
        ]);
        if (ways.includes(true)) open.push(`${file} ${ways}`);
      }),
    );
    return open;
  }, firefox.origin);
  expect(opened).toEqual([]);
});

test('forged presses and keys on hosts command nothing', async () => {
  const before = commands().length;
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
  expect(commands()).toHaveLength(before);
  expect(await page.evaluate(() => document.querySelectorAll('tickmark-card').length)).toBe(0);
});

test('no word of badge and card is found by search, selection or markup', async () => {
  const { x, y } = await badgePoint();
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
  const found = await page.evaluate((all) => {
    // Positive control: what the page shows is found.
    const planted = document.createElement('p');
    planted.textContent = 'planted in the page';
    document.body.append(planted);
    const search = (text: string) => {
      getSelection()?.removeAllRanges();
      return (
        window as unknown as { find(text: string, exact: boolean, back: boolean, wraps: boolean): boolean }
      ).find(text, false, false, true);
    };
    const control = search('planted in the page');
    planted.remove();
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const each of copy.querySelectorAll('*')) if (each.localName.startsWith('tickmark-')) each.remove();
    const own = copy.outerHTML.toLowerCase();
    getSelection()?.selectAllChildren(document.documentElement);
    const selected = String(getSelection());
    const markup = document.documentElement.outerHTML;
    const unknown = all.filter((text) => !own.includes(text.toLowerCase()));
    return {
      control,
      unknown: unknown.length > 3,
      found: unknown.filter((text) => search(text) || selected.includes(text) || markup.includes(text)),
    };
  }, words);
  expect(found).toEqual({ control: true, unknown: true, found: [] });
});
