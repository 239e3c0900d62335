import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { find, findAll } from '../browser/harness/accessible.ts';
import { openQuickBooks } from '../browser/harness/quickbooks-page.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { openConnected } from '../browser/page/open-connected.ts';
import { demoWorld } from '../demo/demo-world.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';

/*
 * Draws the ten telling pictures into the folder that is named. It uses only what the commit of the pictures before had too,
 * so that a copy of this file draws them there.
 */

const [, , folder = ''] = process.argv;
const WIDE = { width: 1280, height: 800 } as const;
/** Time for fades, images and second answers; nothing is checked here. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 1500));

async function draw(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(4, 400);
  await rest();
  await page.screenshot({
    path: join(folder, `${name}.webp`) as `${string}.webp`,
    type: 'webp',
    quality: 72,
  });
}

mkdirSync(folder, { recursive: true });
const { sandbox, open, close } = await openConnected({ world: demoWorld(Date.now()) }, ADMIN_KEY_A);
const { control } = sandbox.platform;

/** QuickBooks' page of an invoice in a state. */
function pageOf(state: string): string {
  const found = control
    .records(COMPANY_A)
    .find(({ type, sync }) => type === 'invoice' && sync.state === state);
  return `/app/invoice?txnId=${found?.sync.quickbooks?.id}`;
}

async function quickbooks(path: string): Promise<Page> {
  const page = await openQuickBooks(open, path);
  await page.setViewport(WIDE);
  await waitFor('badges', async () => (await findAll(page, 'button', /^Sync: /)).length > 0);
  return page;
}

/** Presses a control that may act only once it has been visible for a while. */
async function pressFirst(page: Page, name: RegExp): Promise<void> {
  const [first] = await waitFor(`${name}`, async () => {
    const found = await findAll(page, 'button', name);
    return found.length > 0 && found;
  });
  await first?.evaluate(function () {
    this.scrollIntoView({ block: 'center' });
  });
  await rest();
  await first?.click();
}

/** A page of Tickmark; what stands behind `#` or `?` belongs to its address. */
async function own(
  path: string,
  viewport: { readonly width: number; readonly height: number } = WIDE,
): Promise<Page> {
  const page = await open.openExtensionPage(path);
  await page.setViewport(viewport);
  await waitFor('the page', () => page.evaluate(() => document.body.innerText.length > 100));
  return page;
}

try {
  let page = await quickbooks('/app/invoices');
  await draw(page, '01-list');
  await pressFirst(page, /^Sync: changed, invoice/);
  await draw(page, '02-card-changed');
  await page.close();
  page = await quickbooks('/app/invoices');
  await pressFirst(page, /^Sync: synced, invoice/);
  await draw(page, '03-card-synced');
  await page.close();
  page = await quickbooks('/app/invoice?txnId=150');
  await draw(page, '04-invoice');
  await page.close();
  page = await quickbooks(pageOf('link_broken'));
  await pressFirst(page, /^Clear ID of/);
  await draw(page, '05-clear-id');
  await page.close();
  for (const [name, tab] of [
    ['06-failed', 'attention'],
    ['07-all-records', 'submissions'],
  ] as const) {
    page = await own(`queue.html#${tab}`);
    await waitFor('rows', async () => (await page.$$('.long-list tbody tr')).length > 3);
    await draw(page, name);
    await page.close();
  }
  const worker = await open.worker();
  const key = await worker.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('tickmark');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('companies').objectStore('companies').getAll();
          all.onsuccess = () => resolve((all.result[0] as { key: string }).key);
        };
      }),
  );
  page = await own(`sidepanel.html?${new URLSearchParams({ company: key, record: 'inv_1047' })}`, {
    width: 400,
    height: 800,
  });
  await draw(page, '08-panel');
  await page.close();

  page = await quickbooks('/app/invoice?txnId=150');
  await pressFirst(page, /^Resync invoice 1047/);
  await rest();
  await page.close();
  page = await own('queue.html#log');
  await waitFor('rows', async () => (await page.$$('.long-list tbody tr')).length > 0);
  await draw(page, '09-log');
  await page.close();
  page = await own('popup.html', { width: 360, height: 600 });
  await find(page, 'button', 'Sync now');
  await draw(page, '10-popup');
} finally {
  await close();
}
