import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { find, findAll } from '../browser/harness/accessible.ts';
import { openQuickBooks } from '../browser/harness/quickbooks-page.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import type { Connected } from '../browser/page/open-connected.ts';
import { idOf, numberOf, STATES, statesWorld } from '../browser/page/states-world.ts';
import { type Asking, openAsking } from '../browser/trust/ask-worker.ts';
import { framesOf, handled, loadedByScript, WAYS } from './harness/page-script.ts';
import { dynamicAddress } from './harness/renderer.ts';
import { openShipped } from './harness/shipped-build.ts';

/* What a script of the page tried in vain: files of the extension, clobbered names, swapped hosts, floods of changes. */

let connected: Connected;
let asking: Asking;
let page: Page;
beforeAll(async () => {
  connected = await openShipped(statesWorld(12));
  asking = await openAsking(connected.open);
});
afterAll(() => connected?.close());
afterEach(() => page?.close());

const FAILED = STATES.indexOf('failed');
const RECORD = `/app/invoice?txnId=${idOf(FAILED)}`;

test('a page loads no file of the extension but the frame that says nothing to it', async () => {
  page = await openQuickBooks(connected.open, RECORD);
  await find(page, 'button', /^Sync: failed/);
  const closed = [
    'manifest.json',
    'background.js',
    'queue.html',
    'options.html',
    'popup.html',
    'sidepanel.html',
    'welcome.html',
    'privacy.html',
    'privacy.css',
    'icon/48.png',
    'words/en.json',
  ];
  const origin = `chrome-extension://${connected.open.extensionId}`;
  expect(
    await loadedByScript(
      page,
      closed.map((file) => `${origin}/${file}`),
    ),
  ).toEqual({ able: WAYS, opened: [] });

  // The frame that QuickBooks' pages may embed answers nobody but the content script, whatever it is sent.
  // The page does not learn its address: here it is given it.
  await waitFor('a frame', () => framesOf(page).length > 0);
  const address = await dynamicAddress(page, 'card.html');
  const frames = framesOf(page);
  await page.evaluate(async (dynamic) => {
    const frame = document.createElement('iframe');
    frame.src = dynamic;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    const { port1, port2 } = new MessageChannel();
    const messages: unknown[] = [];
    Object.assign(window, { toldByFrame: messages });
    port1.onmessage = ({ data }) => messages.push(data);
    frame.contentWindow?.postMessage({ secret: crypto.randomUUID() }, '*', [port2]);
    port1.postMessage({ view: { show: 'card', language: 'en', about: {} } });
    port1.postMessage({ most: { width: 400, height: 400 } });
  }, address);
  const told = () => page.evaluate(() => Reflect.get(window, 'toldByFrame') as unknown[]);
  await waitFor('the frame to have got the port', async () => (await told()).length > 0);
  const own = framesOf(page).filter((frame) => !frames.includes(frame));
  expect(own).toHaveLength(1);
  await handled(page, asking);
  expect(await own[0]?.evaluate(() => document.body.innerText.trim())).toBe('');
  expect(await told()).toEqual([{ did: 'here' }]);
});

const CLOBBERED = [
  'body',
  'head',
  'documentElement',
  'querySelector',
  'querySelectorAll',
  'createElement',
  'location',
  'cookie',
  'parentElement',
  'nextElementSibling',
  'textContent',
];

test('names that a page gives to its elements change neither the record nor the company', async () => {
  page = await connected.open.openPage('about:blank');
  await page.evaluateOnNewDocument((names) => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const name of names) {
        const form = document.createElement('form');
        form.name = name;
        form.id = name;
        const field = document.createElement('input');
        field.name = name;
        form.append(field);
        document.body.prepend(form);
        for (const parent of document.querySelectorAll('form')) parent.append(field.cloneNode());
      }
    });
  }, CLOBBERED);
  await page.goto(`https://app.qbo.intuit.com${RECORD}`, { waitUntil: 'domcontentloaded' });
  await find(page, 'button', new RegExp(`^Sync: failed, invoice ${numberOf(FAILED)}`));
  await find(page, 'button', `Resync invoice ${numberOf(FAILED)}`);
});

/** The numbers of rows whose badge stands on another row, and how many badges there are. */
async function misplaced(): Promise<{ readonly wrong: string[]; readonly badges: number }> {
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('tbody tr')].map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { text: row.textContent ?? '', top, bottom };
    }),
  );
  const wrong: string[] = [];
  const badges = await findAll(page, 'button', /^Sync: /);
  for (const badge of badges) {
    const number = /\d{4}/.exec(badge.name)?.[0] ?? '?';
    const y = await badge.evaluate(function () {
      const { top, height } = this.getBoundingClientRect();
      return top + height / 2;
    });
    const row = rows.find(({ top, bottom }) => top <= y && y <= bottom);
    if (!row?.text.includes(number)) wrong.push(`${badge.name} in ${row?.text}`);
  }
  return { wrong, badges: badges.length };
}

async function openList(): Promise<void> {
  page = await openQuickBooks(connected.open, '/app/invoices');
  await waitFor('all badges', async () => (await misplaced()).badges === 12);
}

const settled = (what: string) =>
  waitFor(what, async () => {
    const seen = await misplaced();
    if (seen.badges === 12 && seen.wrong.length === 0) return true;
    throw new Error(JSON.stringify(seen));
  });

test('badges that are swapped between rows return to their own, and forged rows and hosts have none', async () => {
  await openList();
  await page.evaluate(() => {
    const hosts = [...document.querySelectorAll('tickmark-badge')];
    const places = hosts.map(({ parentElement }) => parentElement);
    hosts.forEach((host, at) => {
      places[(at + 1) % places.length]?.append(host);
    });
  });
  await settled('the badges in their own rows');
  // A second row that says the same, and hosts that are copied.
  const doubled = await page.evaluate(() => {
    const row = document.querySelector('tbody tr:has(tickmark-badge)');
    const copy = row?.cloneNode(true);
    if (row && copy) row.after(copy);
    document.querySelector('tickmark-badge')?.after(document.createElement('tickmark-badge'));
    return /\d{4}/.exec(row?.textContent ?? '')?.[0] ?? '';
  });
  await waitFor('neither of two equal rows to have a badge', async () => {
    const seen = await misplaced();
    if (seen.wrong.length > 0) throw new Error(seen.wrong.join());
    return (await findAll(page, 'button', new RegExp(`^Sync: .*${doubled}`))).length === 0;
  });
});

test('12,000 changes of rows, cells of 1 MB and a depth of 2,000 leave every badge in its row, and the page alive', async () => {
  await openList();
  const longest = await page.evaluate(async () => {
    const body = document.querySelector('tbody');
    let last = performance.now();
    let longest = 0;
    for (let at = 0; at < 12_000; at++) {
      const rows = body?.children ?? [];
      const row = rows[at % rows.length];
      if (row) body?.append(row);
      if (at % 300 !== 0) continue;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    return longest;
  });
  console.log(`The longest 300 changes took ${longest.toFixed(0)} ms`);
  expect(longest).toBeLessThan(5_000);
  await settled('the badges after the changes');
  await page.evaluate(() => {
    const body = document.querySelector('tbody');
    const row = document.createElement('tr');
    for (let cell = 0; cell < 4; cell++) row.insertCell().textContent = '9'.repeat(1_000_000);
    body?.append(row);
    let deep: Element = document.createElement('tr');
    body?.append(deep);
    for (let depth = 0; depth < 2_000; depth++) {
      const inner = document.createElement(depth === 0 ? 'td' : 'div');
      deep.append(inner);
      deep = inner;
    }
    deep.textContent = '3001';
  });
  await settled('the badges beside what is huge and deep');
});
