import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { CEDAR_GROVE } from '../../sandbox/world/common-world.ts';
import { worldS35 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { navigateSoftly, setPage, waitUntilDrawn } from '../harness/quickbooks-page.ts';
import { updateExtension } from '../harness/update-extension.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { ownElements } from '../page/seen-badges.ts';
import { type RowTruth, watchRows } from '../page/watch-rows.ts';
import { checkInvariants } from './check-invariants.ts';
import { openTestbed, settled, type Testbed } from './open-testbed.ts';

const ROUNDS = 20;
const WARM = 4;
const LIST = '/app/invoices';
const INVOICE = '/app/invoice?txnId=145';

let testbed: Testbed;
afterEach(() => testbed?.close());

/** The badge that each row may have, by the platform's current links. */
function truthOf({ sandbox }: Testbed): RowTruth {
  return Object.fromEntries(
    sandbox.platform.control
      .records(COMPANY_A)
      .flatMap(({ type, number, sync: { quickbooks } }) =>
        type === 'invoice' && quickbooks ? [[`Invoice ${number}`, `Invoice:${quickbooks.id}`]] : [],
      ),
  );
}

/** Waits until every row in view has its badge, and checks that no badge is or was wrong in any frame. */
async function expectRightBadges(page: Page): Promise<void> {
  await waitFor('every row in view to have its badge', () =>
    page.evaluate(() => {
      const inView = window.rowWatch.rows().filter((row) => row.inView);
      return inView.length > 0 && inView.every(({ right, badges }) => !right || badges.length === 1);
    }),
  );
  expect(await page.evaluate(() => [...window.rowWatch.mistakes(), ...window.rowWatch.painted])).toEqual([]);
}

/** One round of a bookkeeper's work with a list. */
async function sortFilterPageReopen(page: Page, round: number): Promise<void> {
  const column = ['amount', 'referenceNumber', 'date', 'status'][round % 4] ?? 'amount';
  await page.evaluate((by, down) => window.__qbo.sortBy(by, down), column, round % 2 === 0);
  await expectRightBadges(page);
  await page.evaluate((text) => window.__qbo.filter(text), ['90', '91', '904', 'cedar'][round % 4] ?? '');
  await expectRightBadges(page);
  await page.evaluate(() => window.__qbo.filter(''));
  await page.evaluate((number) => window.__qbo.page(number), 1 + (round % 2));
  await expectRightBadges(page);
  await navigateSoftly(page, INVOICE);
  await page.waitForFunction(() => document.querySelectorAll('[data-record="Invoice:145"]').length === 1);
  await navigateSoftly(page, LIST);
  await expectRightBadges(page);
}

/** Bytes of script memory that the list's tab holds after garbage collection, Tickmark's included. */
async function memoryOf(page: Page): Promise<number> {
  // Measure the list as it opens, without sorting and filtering.
  await navigateSoftly(page, '/app/homepage');
  await navigateSoftly(page, LIST);
  await expectRightBadges(page);
  const session = await page.createCDPSession();
  const readings: number[] = [];
  for (let times = 0; times < 5; times++) {
    await session.send('HeapProfiler.collectGarbage');
    readings.push((await session.send('Runtime.getHeapUsage')).usedSize);
  }
  await session.detach();
  // Later collections remove what weak references or recent requests still held.
  return Math.min(...readings);
}

test('S35: badges stay right through 20 rounds of sorting, filtering, paging and reopening, an update, and an unknown layout', async () => {
  testbed = await openTestbed({
    world: worldS35(),
    accessKey: ADMIN_KEY_A,
    // Compiled code of hot scripts grows for minutes and is not the page's memory.
    flags: ['--js-flags=--no-sparkplug,--no-maglev,--no-turbofan'],
    sandbox: { settings: { staleForms: 'removed' } },
  });
  await settled(testbed.browser);
  const page = await testbed.browser.browser.newPage();
  await watchRows(page, truthOf(testbed), CEDAR_GROVE.name);
  await page.goto(`https://app.qbo.intuit.com${LIST}`);
  await waitUntilDrawn(page);
  await expectRightBadges(page);

  // The first rounds show every row once.
  for (let round = 0; round < WARM; round++) await sortFilterPageReopen(page, round);
  const warm = await memoryOf(page);
  for (let round = WARM; round < ROUNDS; round++) await sortFilterPageReopen(page, round);
  const grown = (await memoryOf(page)) / warm - 1;
  console.info(`memory after ${ROUNDS} rounds: ${(grown * 100).toFixed(1)} %`);
  expect(Math.abs(grown)).toBeLessThan(0.1);

  await setPage(page, { layout: 'unknown' });
  await navigateSoftly(page, INVOICE);
  await find(page, 'button', 'Sync: synced, invoice 1041');
  const hosts = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('tickmark-badge, tickmark-pill')].map(
        ({ localName, dataset }) => `${localName} ${dataset.record}`,
      ),
    );
  await waitForValue('one floating button', hosts, ['tickmark-pill Invoice:145']);
  await setPage(page, { layout: 'known' });

  await navigateSoftly(page, LIST);
  await expectRightBadges(page);
  await updateExtension(testbed.browser, testbed.clock.folder);
  await waitForValue('one message to be left', () => ownElements(page), ['tickmark-banner']);
  const [message] = await findAll(page, 'region', 'Tickmark');
  expect(await message?.text()).toContain('Reload this tab to keep sync badges');
  await press(page, 'button', /^Reload/);
  await waitUntilDrawn(page);
  await expectRightBadges(page);
  await page.close();

  await checkInvariants(testbed, []);
});
