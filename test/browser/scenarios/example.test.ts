import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { QUEUE_TABS } from '../../../components/queue/queue-frame.ts';
import { EXAMPLE_REALM } from '../../../lib/core/example-company.ts';
import type { PlatformRecord } from '../../../lib/core/records/platform-record.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { violations } from '../harness/check-view.ts';
import { foreignWords, namesIn } from '../harness/foreign-words.ts';
import { listStored } from '../harness/list-stored.ts';
import { type OpenBrowser, openBrowser } from '../harness/open-browser.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { watchExtensionRequests } from '../harness/watch-extension-requests.ts';
import { openAsking } from '../trust/ask-worker.ts';
import { readStore } from './open-testbed.ts';

let open: OpenBrowser | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

const LINE = 'Example company: nothing here is real';

/** What the browser itself holds of the extension: alarms, permissions, the toolbar's text. */
async function heldByBrowser(browser: OpenBrowser) {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const { alarms, permissions, action } = (
      globalThis as unknown as {
        chrome: {
          alarms: { getAll(): Promise<unknown[]> };
          permissions: { getAll(): Promise<unknown> };
          action: { getBadgeText(of: object): Promise<string> };
        };
      }
    ).chrome;
    return {
      alarms: await alarms.getAll(),
      permissions: await permissions.getAll(),
      toolbar: await action.getBadgeText({}),
    };
  });
}

/** Waits until the mirror shows a record so. */
async function waitForRecord(browser: OpenBrowser, id: string, fits: (record: PlatformRecord) => boolean) {
  await waitFor(`${id} to be as expected`, async () => {
    const [rows = []] = await readStore(browser, ['records']);
    return (rows as { record: PlatformRecord }[]).some(({ record }) => record.id === id && fits(record));
  });
}

test('the example begins on the welcome page without any server, is usable on every tab, and one press leaves nothing of it', async () => {
  open = await openBrowser();
  const browser = open;
  const requests = watchExtensionRequests(browser.browser);
  const welcome = await browser.openExtensionPage('welcome.html');
  await find(welcome, 'heading', 'Welcome to Tickmark');
  // The worker has begun: the id of the browser's session stays, whatever is removed.
  const stored = await waitFor('the id of the session', async () => {
    const all = await listStored(welcome);
    return all.session.length > 0 && all;
  });
  const held = await heldByBrowser(browser);
  expect(stored.tables).toEqual([]);

  await press(welcome, 'button', 'Try it with an example company');
  const queue = await waitFor('the queue', async () =>
    (await browser.browser.pages()).find((each) => each.url().includes('queue.html')),
  );
  await queue.bringToFront();
  await find(queue, 'complementary', LINE);
  await find(queue, 'heading', 'Lakeside Gardens (example)');
  await find(queue, 'tab', 'Failed (16)');
  expect(await violations(queue)).toEqual([]);

  for (const tab of QUEUE_TABS) {
    await press(queue, 'tab', new RegExp(`^${TAB_NAMES[tab]}`));
    await waitForText(queue, ON_TAB[tab]);
    await find(queue, 'complementary', LINE);
    await browser.screenshot(queue, `example/queue-${tab}`);
  }

  // Approved ones are held back for a while in which they can be taken back.
  await press(queue, 'tab', /^To approve/);
  await press(queue, 'button', /^Approve checked/);

  // A Resync after which nothing stands in the way succeeds; one that cannot help fails again with its reason.
  await press(queue, 'tab', /^Failed/);
  await press(queue, 'button', 'Resync invoice 1054');
  await waitForRecord(browser, 'invoice-1054', ({ sync }) => sync.state === 'synced' && !sync.error);
  await press(queue, 'button', 'Actions for invoice 1056');
  await press(queue, 'menuitem', 'Resync invoice 1056');
  await waitForRecord(browser, 'invoice-1056', ({ sync }) => sync.state === 'failed' && sync.attempts === 3);
  await find(queue, 'tab', 'Failed (15)');
  await waitForText(queue, 'Inactive in QuickBooks');

  // A customer is matched with the suggestion in sight, and the invoice that waited for it follows.
  await press(queue, 'button', 'Match: customer Northgate Yoga');
  await press(queue, 'button', 'Match with Northgate Yoga Studio Ltd.');
  await waitForRecord(browser, 'invoice-1057', ({ sync }) => sync.state === 'synced');
  await press(queue, 'button', 'Close record');
  await waitForRecord(browser, 'invoice-1060', ({ sync }) => sync.state === 'synced');

  // The report that comes with the example is checked against it.
  await press(queue, 'tab', 'Check a report');
  await press(queue, 'button', 'Check a report of the example');
  await find(queue, 'heading', /Amount differs/);
  await browser.screenshot(queue, 'example/queue-report-checked');

  const [rows = []] = await readStore(browser, ['companies']);
  const [company] = rows as { key: string; realm: string }[];
  expect(company?.realm).toBe(EXAMPLE_REALM);
  const address = `sidepanel.html?company=${encodeURIComponent(company?.key ?? '')}&record=invoice-1047`;
  const panel = await browser.openExtensionPage(address);
  await find(panel, 'complementary', LINE);
  await find(panel, 'heading', /^Invoice 1047/);
  expect(await violations(panel)).toEqual([]);
  await browser.screenshot(panel, 'example/panel');
  await panel.close();

  const options = await browser.openOptions();
  await find(options, 'complementary', LINE);
  await find(options, 'heading', 'Connect your platform');
  expect(await violations(options)).toEqual([]);
  await browser.screenshot(options, 'example/options');
  await options.close();

  const popup = await browser.openPopup();
  await find(popup, 'complementary', LINE);
  await find(popup, 'button', /^Failed \d+$/);
  expect(await violations(popup)).toEqual([]);
  await browser.screenshot(popup, 'example/popup');
  expect((await heldByBrowser(browser)).toolbar).toBe('');
  expect((await heldByBrowser(browser)).permissions).toEqual(held.permissions);

  await press(popup, 'button', 'Remove the example');
  await find(popup, 'button', 'Connect a platform');
  await findNone(popup, 'complementary', LINE);
  await queue.bringToFront();
  await waitForValue('nothing to be left', () => listStored(queue), stored);
  expect(await heldByBrowser(browser)).toEqual(held);
  expect(await listStored(queue)).toEqual(stored);
  const elsewhere = requests().filter((each) => !/^(chrome-extension|data|blob):/.test(each));
  expect(elsewhere).toEqual([]);
  expect(browser.consoleErrors()).toEqual([]);
});

test('in French, welcome page and example speak French on every tab', async () => {
  open = await openBrowser();
  const browser = open;
  const asking = await openAsking(browser);
  await asking.ask({ type: 'set_preferences', preferences: { language: 'fr-CA' } });
  const welcome = await browser.openExtensionPage('welcome.html');
  await find(welcome, 'heading', 'Bienvenue dans Tickmark');
  expect(await foreignWords(welcome)).toEqual([]);
  await press(welcome, 'button', 'Essayer avec une entreprise d’exemple');
  const queue = await waitFor('the queue', async () =>
    (await browser.browser.pages()).find((each) => each.url().includes('queue.html')),
  );
  await queue.bringToFront();
  await find(queue, 'complementary', /exemple/);
  const names = namesIn(await readStore(browser, ['records', 'companies', 'connections']));
  for (const tab of QUEUE_TABS) {
    await queue.evaluate((hash) => {
      location.hash = hash;
    }, tab);
    await queue.waitForSelector(`#panel-${tab}`);
    await waitFor('the tab to be read', () =>
      queue.evaluate(
        () => document.querySelector('.long-list, .empty, .list, .checks, .report-start') !== null,
      ),
    );
    expect([tab, await foreignWords(queue, names)]).toEqual([tab, []]);
  }
  expect(browser.consoleErrors()).toEqual([]);
});

/** How the name of each tab begins. */
const TAB_NAMES = {
  approvals: 'To approve',
  preview: 'Pending',
  attention: 'Failed',
  submissions: 'All records',
  log: 'Log',
  report: 'Check a report',
  reference: 'Reference',
  connection: 'Connection',
} as const satisfies Record<(typeof QUEUE_TABS)[number], string>;

/** Something on each tab that is there once its data are. */
const ON_TAB = {
  approvals: 'Approve checked',
  preview: 'Invoice 1052',
  attention: 'Invoice 1056',
  submissions: 'Invoice 1065',
  log: 'Dana Roy',
  report: 'How to export it',
  reference: 'Landscaping income',
  connection: 'FieldPro answers commands',
} as const satisfies Record<(typeof QUEUE_TABS)[number], string>;

/** Waits until the tab shown has this text. */
async function waitForText(queue: Page, text: string): Promise<void> {
  await waitFor(`“${text}” on the tab`, () =>
    queue.$eval('[role=tabpanel]', (panel, wanted) => panel.textContent?.includes(wanted), text),
  );
}
