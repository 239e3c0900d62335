import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { actions } from '../../../lib/locales/actions/en.ts';
import { beginAnew } from '../../../lib/locales/begin-anew/en.ts';
import { options } from '../../../lib/locales/options/en.ts';
import { fillPhrase } from '../../../lib/locales/phrase.ts';
import { problems } from '../../../lib/locales/problems/en.ts';
import type { CompanyRow, LogRow, RecordRow } from '../../../lib/store/rows.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, press } from '../harness/accessible.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { iconText } from '../scenarios/check-invariants.ts';
import { connect, openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from './ask-worker.ts';
import { itemOf } from './command-requests.ts';
import { evict, markedKeys } from './stored-state.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const LOST = fillPhrase(problems.store_lost.what, { count: '4' });
const UNREADABLE = fillPhrase(problems.store_unreadable.what, { count: '0' });
const INVOICES = 'https://app.qbo.intuit.com/app/invoices';

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

/** What stands beside the toolbar's mark. */
async function iconTitle({ browser }: Testbed): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { action: { getTitle(of: object): Promise<string> } };
    };
    return chrome.action.getTitle({});
  });
}

/** Opens every surface, one after the other, and waits until each says this. @returns the open pages of Tickmark */
async function readEverySurface(says: string): Promise<Map<string, Page>> {
  const { browser } = testbed;
  const took: string[] = [];
  const pages = new Map<string, Page>();
  for (const name of ['popup.html', 'queue.html', 'sidepanel.html', 'options.html']) {
    const begin = performance.now();
    const page = await browser.openExtensionPage(name);
    await waitFor(`${name} to say it`, async () => (await textOf(page)).includes(says));
    took.push(`${name} ${Math.round(performance.now() - begin)} ms`);
    pages.set(name, page);
    await browser.screenshot(page, `trust/store-${name.replace('.html', '')}`);
  }
  const begin = performance.now();
  const quickbooks = await browser.openPage(INVOICES);
  await find(quickbooks, 'StaticText', says);
  took.push(`QuickBooks page ${Math.round(performance.now() - begin)} ms`);
  pages.set('quickbooks', quickbooks);
  await waitFor('the toolbar to say it', async () => (await iconTitle(testbed)).includes(says));
  expect(await iconText(testbed)).toBe('✕');
  console.log(took.join(', '));
  return pages;
}

/** Has four commands on their way: the platform has received two of them, and no answer has come to any. */
async function giveFour(asking: Asking): Promise<string[]> {
  const { control } = testbed.sandbox.platform;
  const [companies, records] = (await asking.read(['companies', 'records'])) as [CompanyRow[], RecordRow[]];
  const company = companies[0];
  if (!company) throw new Error('No company is connected.');
  const rows = records.filter(({ state }) => state === 'needs_approval').slice(0, 4);
  expect(rows).toHaveLength(4);
  control.addFault({ kind: 'commit_then_hang', method: 'POST', path: '/commands' });
  control.addFault({ kind: 'hang', path: '/commands', times: null });
  const items = rows.map((row) => itemOf(row));
  const approve = async (some: typeof items) => {
    await asking.ask({ type: 'commands', company_key: company.key, action: 'approve', items: some });
    return some.map(({ key }) => key);
  };
  const received = await approve(items.slice(0, 2));
  await asking.ask({ type: 'release', company_key: company.key, keys: received });
  await waitFor('the platform to have received them', () =>
    received.every((key) => control.effects()[key] === 1),
  );
  await approve(items.slice(2));
  return items.map(({ key }) => key);
}

test('lost data is told on every surface with what was on its way, which is asked after once connected again [SS-12]', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const asking = await openAsking(testbed.browser);
  const { control } = testbed.sandbox.platform;
  const keys = await giveFour(asking);
  await waitForValue('the marker to name them', () => markedKeys(asking), [...keys].sort());
  await evict(testbed.browser, asking);
  const pages = await readEverySurface(LOST);
  expect(await textOf(pages.get('options.html') as Page)).toContain('Connect your platform');

  control.clearFaults();
  control.clearCalls();
  const effects = control.effects();
  await connect(testbed, ADMIN_KEY_A);
  const [log] = (await asking.read(['log'])) as [LogRow[]];
  expect(log.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['succeeded', 'data_lost'],
    ['succeeded', 'data_lost'],
    ['refused', 'never_received'],
    ['refused', 'never_received'],
  ]);
  expect(Object.keys(actions.note)).toEqual(expect.arrayContaining(['data_lost', 'never_received']));
  expect(control.effects(), 'nothing is sent again').toEqual(effects);
  const calls = control.calls().map(({ method, path }) => `${method} ${path}`);
  // The open QuickBooks page has records looked up.
  expect(calls.filter((call) => /^POST .*\/(commands|runs)/.test(call))).toEqual([]);
  for (const key of keys) {
    expect(
      calls.filter((call) => call.includes(`/commands/${key}`)),
      'each is asked after once',
    ).toHaveLength(1);
  }
  const popup = pages.get('popup.html') as Page;
  await popup.bringToFront();
  await find(popup, 'button', /^Failed \d+$/);
  await waitForValue('the marker to name none', () => markedKeys(asking), []);
  await waitFor('the toolbar to count again', async () => /^\d+$/.test(await iconText(testbed)));
});

/** Opens the tables as another version does, and holds them until they are let go. */
function holdTables({ page }: Asking, version: number): Promise<void> {
  return page.evaluate(
    (as) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('tickmark', as);
        open.onsuccess = () => {
          Object.assign(globalThis, { held: open.result });
          resolve();
        };
        open.onerror = () => reject(open.error);
      }),
    version,
  );
}

const letGo = ({ page }: Asking) =>
  page.evaluate(() => (globalThis as unknown as { held: IDBDatabase }).held.close());

/** Opens the popup with a worker that does not answer its first questions about the store. */
async function expectSaidThoughUnanswered(says: string): Promise<void> {
  const page = await testbed.browser.openPage('about:blank');
  await page.evaluateOnNewDocument(() => {
    const { runtime } = (
      globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: { type: string }): Promise<unknown> } };
      }
    ).chrome;
    const send = runtime.sendMessage.bind(runtime);
    let unanswered = 3;
    runtime.sendMessage = (message) => {
      if (message.type !== 'store' || unanswered === 0) return send(message);
      unanswered -= 1;
      return Promise.reject(new Error('The message port closed before a response was received.'));
    };
  });
  await page.goto(`chrome-extension://${testbed.browser.extensionId}/popup.html`);
  await waitFor('the popup to say it once it is answered', async () => (await textOf(page)).includes(says));
  await page.close();
}

test('tables that a newer version has left are not opened, and every surface says so, until a person begins anew', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const asking = await openAsking(testbed.browser);
  await holdTables(asking, 1_000);
  await letGo(asking);
  const pages = await readEverySurface(UNREADABLE);
  await expectSaidThoughUnanswered(UNREADABLE);
  const versions = () =>
    asking.page.evaluate(async () => (await indexedDB.databases()).map((db) => db.version));
  expect(await versions(), 'they stay as they are').toContain(1_000);

  const optionsPage = pages.get('options.html') as Page;
  await optionsPage.bringToFront();
  await press(optionsPage, 'button', beginAnew.begin);
  await find(optionsPage, 'alertdialog', beginAnew.title);
  expect(await versions(), 'nothing is deleted before it is confirmed').toContain(1_000);
  await press(optionsPage, 'button', beginAnew.confirm);
  await waitFor('the tables to be gone', async () => !(await versions()).includes(1_000));
  await find(optionsPage, 'heading', options.connect_title);
  await connect(testbed, ADMIN_KEY_A);
  const [records] = await asking.read(['records']);
  expect(records).not.toEqual([]);
});

test('tables that something holds on to are told on every surface, and used again once it lets go', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const asking = await openAsking(testbed.browser);
  await evict(testbed.browser, asking);
  await holdTables(asking, 1);
  const pages = await readEverySurface(UNREADABLE);
  await letGo(asking);
  const popup = pages.get('popup.html') as Page;
  const queue = pages.get('queue.html') as Page;
  const none = fillPhrase(problems.store_lost.what, { count: '0' });
  for (const page of [popup, queue]) {
    await page.bringToFront();
    await waitFor('the page to go on', async () => (await textOf(page)).includes(none), {
      deadline: 120_000,
    });
  }
});
