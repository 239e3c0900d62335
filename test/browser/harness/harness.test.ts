import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryDocuments } from '../../sandbox/quickbooks/memory-documents.ts';
import { SAMPLE_COMPANIES, sampleDocuments } from '../../sandbox/quickbooks/sample-documents.ts';
import { type QuickBooksSite, startQuickBooks } from '../../sandbox/quickbooks/start-quickbooks.ts';
import { findBrowser } from '../../set-up/find-browser.ts';
import { find, findAll, findNone, press } from './accessible.ts';
import { openBrowser } from './open-browser.ts';
import { openQuickBooks } from './quickbooks-page.ts';
import { WaitTimeout, waitFor, waitForValue } from './wait-for.ts';

const TINY = fileURLToPath(new URL('../../fixtures/tiny-extension', import.meta.url));

let site: QuickBooksSite;
beforeAll(async () => {
  site = await startQuickBooks({
    companies: SAMPLE_COMPANIES,
    documents: memoryDocuments(sampleDocuments()),
  });
});
afterAll(() => site.close());

test('a button in a closed shadow root is found by role and name, and clicked as a user clicks it', async () => {
  const opened = await openBrowser({ extension: TINY, site });
  try {
    const page = await openQuickBooks(opened, '/app/invoices');
    await page.mouse.click(600, 10);
    await (await find(page, 'button', 'Tiny badge')).click();
    await waitForValue(
      'one trusted click',
      async () => (await find(page, 'button', /^Tiny/)).description,
      '1 clicks',
    );
    await (await find(page, 'button', 'Tiny badge')).evaluate(function () {
      this.click();
    });
    expect((await find(page, 'button', 'Tiny badge')).description).toBe('1 clicks');
    await findNone(await opened.openPage('about:blank'), 'button', 'Tiny badge');
    expect(opened.consoleErrors()).toEqual([]);
    expect(site.control.foreignRequests()).toEqual([]);
  } finally {
    await opened.close();
  }
});

test('a press waits for a disabled button, and is made again where the button has moved away under it', async () => {
  const opened = await openBrowser({ extension: null });
  try {
    const page = await opened.openPage('about:blank');
    await page.evaluate(() => {
      document.body.innerHTML = '<button aria-disabled="true">Save</button><p role="status"></p>';
      const [button, told] = document.body.children;
      let [moves, clicks] = [0, 0];
      setTimeout(() => button?.removeAttribute('aria-disabled'), 300);
      addEventListener('mousemove', () => {
        moves += 1;
        // The last move before the press.
        if (moves === 2) (button as HTMLElement).style.translate = '0 200px';
      });
      addEventListener('click', ({ target }) => {
        clicks += 1;
        told?.append(`${clicks} ${(target as Element).localName} `);
      });
    });
    await press(page, 'button', 'Save');
    expect(await (await find(page, 'status', '')).text()).toBe('1 body 2 button ');
  } finally {
    await opened.close();
  }
});

test('the worker can be killed and comes back, and so does the whole browser with its profile', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'tickmark-profile-'));
  const options = { extension: TINY, site, userDataDir };
  let opened = await openBrowser(options);
  try {
    const before = await opened.worker();
    await before.evaluate(() => Object.assign(globalThis, { mark: 1 }));
    await opened.killWorker();
    expect(opened.isWorkerRunning()).toBe(false);
    const after = await opened.worker();
    expect(await after.evaluate(() => 'mark' in globalThis)).toBe(false);
    // A message wakes it as well.
    await opened.killWorker();
    const page = await openQuickBooks(opened, '/app/invoices');
    await (await find(page, 'button', 'Tiny badge')).click();
    await waitForValue(
      'an answer',
      async () => (await find(page, 'button', 'Tiny badge')).description,
      '1 clicks',
    );

    const popup = await opened.openPopup();
    expect(await findAll(popup, 'heading', 'Tiny popup')).toHaveLength(1);
    await popup.evaluate(() => localStorage.setItem('kept', 'yes'));
    const id = opened.extensionId;
    await opened.close();
    opened = await openBrowser(options);
    expect(opened.extensionId).toBe(id);
    const again = await opened.openPopup();
    expect(await again.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  } finally {
    await opened.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('errors of pages, content scripts and the worker are collected', async () => {
  const opened = await openBrowser({ extension: TINY, site, language: 'fr-CA' });
  try {
    const page = await openQuickBooks(opened, '/app/homepage');
    await page.evaluate(() => {
      console.error('from the page');
      setTimeout(() => {
        throw new Error('thrown in the page');
      });
    });
    const [realm] = page.extensionRealms();
    await realm?.evaluate(() => console.error('from a content script'));
    await (await opened.worker()).evaluate(() => console.error('from the worker'));
    for (const text of ['from the page', 'thrown in the page', 'from a content script', 'from the worker']) {
      await waitFor(text, () => opened.consoleErrors().some((error) => error.text.includes(text)));
    }
    expect(await page.evaluate(() => navigator.language)).toBe('fr-CA');
  } finally {
    await opened.close();
  }
});

test('no other network can be reached', async () => {
  const opened = await openBrowser({ extension: null, site });
  try {
    await expect(opened.openPage('https://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  } finally {
    await opened.close();
  }
});

test('a wait that fails says what was awaited and what was seen', async () => {
  const error = await waitFor('the number four', () => Promise.reject(new Error('three')), {
    deadline: 60,
    every: 5,
  }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WaitTimeout);
  expect(String(error)).toContain('the number four');
  expect(String(error)).toContain('three');
  await expect(waitForValue('pairs', () => [1, 2], [2, 1], { deadline: 20, every: 5 })).rejects.toThrow(
    'Wanted [2,1], saw [1,2]',
  );
});

test('the environment names the Chromium, and a wrong name is an error rather than a guess', () => {
  expect(findBrowser('chromium', { TICKMARK_CHROMIUM: process.execPath })).toBe(process.execPath);
  expect(() => findBrowser('chromium', { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chromium' })).toThrow(
    '/nowhere/chromium',
  );
});
