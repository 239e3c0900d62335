import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { PICTURES } from '../browser/harness/open-browser.ts';
import { waitFor, waitForValue } from '../browser/harness/wait-for.ts';
import { demoWorld } from '../demo/demo-world.ts';
import { openSandbox, type Sandbox } from '../sandbox/open-sandbox.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';
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

/** A point on the button at the right end of a badge, which is in a closed root. */
const buttonBeside = (page: Page) =>
  waitFor('the button beside the badge', () =>
    page.evaluate(() => {
      let found: { x: number; y: number } | null = null;
      for (let y = 2; y < 200; y += 4) {
        for (let x = 2; x < innerWidth; x += 4) {
          if (document.elementFromPoint(x, y)?.localName !== 'tickmark-badge') continue;
          if (!found || x > found.x) found = { x, y };
        }
      }
      return found && { x: found.x - 10, y: found.y };
    }),
  );

/** How long a badge must have been in view before its buttons act, and a little more, in milliseconds. */
const SEEN_MS = 600;

/** Waits until the badge has been in view for long enough for its buttons to act. */
async function untilSeen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const badge = document.querySelector<HTMLElement>('tickmark-badge');
    if (!badge) throw new Error('There is no badge');
    const seen = { since: null as number | null };
    Object.assign(window, { badgeSeen: seen });
    new IntersectionObserver((entries) => {
      for (const { isIntersecting } of entries) seen.since = isIntersecting ? performance.now() : null;
    }).observe(badge);
  });
  await waitFor('the badge to have been in view', () =>
    page.evaluate((ms) => {
      const { since } = Reflect.get(window, 'badgeSeen') as { since: number | null };
      return since !== null && performance.now() - since > ms;
    }, SEEN_MS),
  );
}

test('in Firefox a bookkeeper connects, sees badges, resyncs an invoice once, and the numbers follow', async () => {
  sandbox = await openSandbox({ world: demoWorld(Date.now()) });
  firefox = await openFirefox(sandbox.site);
  const { control, url } = sandbox.platform;

  const options = await firefox.openExtensionPage('options.html');
  const [address, key] = await waitFor('the form', async () => {
    const fields = await options.$$('form input:not([type=radio])');
    return fields.length === 2 && fields;
  });
  await address?.type(url);
  await key?.type(BOOKKEEPER_KEY_A);
  await options.keyboard.press('Enter');
  await waitFor('the connection', async () => (await textOf(options)).includes('Sync frequency'));
  await options.screenshot({ path: `${FOLDER}/options.png` });

  const popup = await firefox.openExtensionPage('popup.html');
  const failed = () => popup.evaluate(() => /Failed\s+(\d+)/.exec(document.body.innerText)?.[1] ?? null);
  const before = Number(await waitFor('the numbers', failed));

  const list = await firefox.openPage('https://app.qbo.intuit.com/app/invoices');
  await waitFor('badges', async () => (await list.$$('tickmark-badge')).length > 1);
  await list.screenshot({ path: `${FOLDER}/invoice-list.png` });

  const invoice = await firefox.openPage('https://app.qbo.intuit.com/app/invoice?txnId=150');
  await waitForValue('the badge', () => stateOf(invoice), 'failed');
  const { x, y } = await buttonBeside(invoice);
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
