import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { PICTURES } from '../browser/harness/open-browser.ts';
import { waitFor, waitForValue } from '../browser/harness/wait-for.ts';
import { demoWorld } from '../demo/demo-world.ts';
import { openSandbox, type Sandbox } from '../sandbox/open-sandbox.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';
import { endOfBadge, untilSeen } from './badge-places.ts';
import { type OpenFirefox, openFirefox } from './open-firefox.ts';

let sandbox: Sandbox | undefined;
let firefox: OpenFirefox | undefined;
afterEach(async () => {
  await firefox?.close();
  await sandbox?.close();
});

const FOLDER = `${PICTURES}/firefox`;
mkdirSync(FOLDER, { recursive: true });

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);
const stateOf = (page: Page) =>
  page.evaluate(() => document.querySelector('tickmark-badge')?.getAttribute('data-state') ?? null);

test('in Firefox a bookkeeper connects, sees badges, resyncs an invoice once, and the numbers follow', async () => {
  sandbox = await openSandbox({ world: demoWorld(Date.now()) });
  firefox = await openFirefox(sandbox.site);
  const { control, url } = sandbox.platform;

  const options = await firefox.connect(url, BOOKKEEPER_KEY_A);
  await options.screenshot({ path: `${FOLDER}/options.png` });

  const popup = await firefox.openExtensionPage('popup.html');
  const failed = () => popup.evaluate(() => /Failed\s+(\d+)/.exec(document.body.innerText)?.[1] ?? null);
  const before = Number(await waitFor('the numbers', failed));

  const list = await firefox.openPage('https://app.qbo.intuit.com/app/invoices');
  await waitFor('badges', async () => (await list.$$('tickmark-badge')).length > 1);
  await list.screenshot({ path: `${FOLDER}/invoice-list.png` });

  const invoice = await firefox.openPage('https://app.qbo.intuit.com/app/invoice?txnId=150');
  await waitForValue('the badge', () => stateOf(invoice), 'failed');
  const { x, y } = await endOfBadge(invoice, 'right');
  await untilSeen(invoice);
  await invoice.screenshot({ path: `${FOLDER}/invoice-failed.png` });
  for (let press = 0; press < 3; press += 1) await invoice.mouse.click(x, y);
  await waitForValue('the badge, without a reload', () => stateOf(invoice), 'synced');
  await invoice.screenshot({ path: `${FOLDER}/invoice-synced.png` });
  expect(control.record(COMPANY_A, 'inv_1047')?.sync.state).toBe('synced');
  expect(control.calls({ method: 'POST', path: '/commands$' })).toHaveLength(1);
  await waitForValue('the number to follow', failed, String(before - 1));

  const queue = await firefox.openExtensionPage('queue.html#log');
  await waitFor('the log', async () => /Resync.*1047|1047.*Resync/s.test(await textOf(queue)));
  await queue.screenshot({ path: `${FOLDER}/queue-log.png` });
  expect(sandbox.site.control.foreignRequests()).toEqual([]);
  expect(firefox.consoleErrors()).toEqual([]);
});
