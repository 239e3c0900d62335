import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import type { SiteSettings } from '../../sandbox/quickbooks/site-settings.ts';
import { ADMIN_KEY_A, ADMIN_KEY_ALL, COMPANY_A, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { worldS02 } from '../../sandbox/world/scenario-world.ts';
import { AT_ONCE, find, findAll, findNone } from '../harness/accessible.ts';
import { navigateSoftly, openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openAsking } from '../trust/ask-worker.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { badgeNames, ownElements, RECORD_BUTTONS, waitForBadges, waitUntilQuiet } from './seen-badges.ts';

const INVOICE = '/app/invoice?txnId=145';
const SYNCED_1041 = 'Sync: synced, invoice 1041';
const FAILED_1047 = 'Sync: failed, invoice 1047, quickbooks is busy';
/** Each test has its own browser, because the cookies that name the company belong to the browser. */
let connected: Connected;

async function open(key: string | null, settings: Partial<SiteSettings> = {}, path = INVOICE): Promise<Page> {
  connected = await openConnected({ world: worldS02(), settings }, key);
  return openQuickBooks(connected.open, path);
}
/** Opens a record beside which a command stands. */
const openFailed = () => open(ADMIN_KEY_A, {}, '/app/invoice?txnId=150');
/** Switches the company in another tab; all tabs share its cookies. */
async function switchElsewhere(to: string): Promise<Page> {
  return openQuickBooks(connected.open, `/app/switchCompany?companyId=${to}&navigationURL=%2Fapp%2Fhomepage`);
}
/** Commands that have reached the platform, without dry runs. */
const commandsSent = () =>
  connected.sandbox.platform.control
    .calls()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/commands'))
    .flatMap(({ body }) => (body as { commands: { dry_run?: boolean }[] }).commands)
    .filter(({ dry_run }) => !dry_run);

afterEach(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  await connected.close();
});

test('when another tab switches to company B, nothing of A is left on A’s tab, and nothing can be sent', async () => {
  const page = await openFailed();
  await waitForBadges(page, [FAILED_1047]);
  const resync = await find(page, 'button', 'Resync invoice 1047');
  await waitFor('Resync to act', () => resync.mayAct());
  const { x, y, width, height } = await resync.box();
  const other = await switchElsewhere(COMPANY_B);
  await page.bringToFront();
  await waitForBadges(page, []);
  await findNone(page, 'button', RECORD_BUTTONS, AT_ONCE);
  // A press where the button was does nothing.
  await page.mouse.click(x + width / 2, y + height / 2);
  const region = await find(page, 'region', 'Tickmark');
  expect(await region.text()).toContain(COMPANY_B);
  const ofA = connected.sandbox.platform.control.company(COMPANY_A)?.name ?? '';
  expect(ofA).not.toBe('');
  expect(await region.text()).not.toContain(ofA);
  await waitUntilQuiet(page);
  expect(commandsSent()).toEqual([]);

  // Back in A, the tab shows A's badges again.
  await other.goto(
    `https://app.qbo.intuit.com/app/switchCompany?companyId=${COMPANY_A}&navigationURL=%2Fapp%2Fhomepage`,
  );
  await page.bringToFront();
  await waitForBadges(page, [FAILED_1047]);
  const told = async () =>
    (await Promise.all((await findAll(page, 'region', 'Tickmark')).map((each) => each.text()))).join();
  await waitFor('the notice of B to go', async () => !(await told()).includes(COMPANY_B));
});

test('the company that is open now is named, where it is connected, and one press reads the page again', async () => {
  const page = await open(ADMIN_KEY_ALL);
  await waitForBadges(page, [SYNCED_1041]);
  const other = await switchElsewhere(COMPANY_B);
  await page.bringToFront();
  await waitForBadges(page, []);
  const named = connected.sandbox.platform.control.company(COMPANY_B)?.name ?? 'no name';
  await waitFor('the name', async () => {
    const text = await (await find(page, 'region', 'Tickmark')).text();
    return text.includes(`${named} is now open`) && !text.includes(COMPANY_B);
  });
  await Promise.all([
    page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
    (await find(page, 'button', 'Reload')).click(),
  ]);
  await other.close();
});

test('the cookie is compared at the press itself: a switch a moment ago is enough', async () => {
  const page = await openFailed();
  await waitForBadges(page, [FAILED_1047]);
  const resync = await find(page, 'button', 'Resync invoice 1047');
  await waitFor('Resync to act', () => resync.mayAct());
  const { x, y, width, height } = await resync.box();
  // Set in the task of the press, before its click: neither a timer nor an event of the extension runs in between.
  await page.evaluate((realm) => {
    const set = () => {
      // biome-ignore lint/suspicious/noDocumentCookie: what another tab does to the cookie all tabs share
      document.cookie = `qbo.currentcompanyid=${realm}; path=/; domain=.intuit.com`;
    };
    addEventListener('pointerup', set, { capture: true, once: true });
  }, COMPANY_B);
  await page.mouse.click(x + width / 2, y + height / 2);
  await waitForBadges(page, []);
  const asking = await openAsking(connected.open);
  await asking.ask({ type: 'popup', open: null, company_key: null });
  expect(await asking.read(['jobs'])).toEqual([[]]);
  expect(commandsSent()).toEqual([]);
});

test('company B’s invoice with the same id gets no badge of A, and a company that is not connected gets nothing', async () => {
  await waitForBadges(await open(ADMIN_KEY_A), [SYNCED_1041]);
  const page = await switchElsewhere(COMPANY_B);
  await navigateSoftly(page, INVOICE);
  await waitUntilQuiet(page);
  const asked = await waitFor('the worker to have been asked', () =>
    page.evaluate(() => document.readyState === 'complete'),
  );
  expect(asked).toBe(true);
  await navigateSoftly(page, '/app/invoices');
  await navigateSoftly(page, INVOICE);
  await waitUntilQuiet(page);
  expect(await badgeNames(page)).toEqual([]);
  expect(await ownElements(page)).toEqual([]);
});

test('with both companies connected, each shows its own records', async () => {
  const page = await open(ADMIN_KEY_ALL);
  await waitForBadges(page, [SYNCED_1041]);
  const other = await switchElsewhere(COMPANY_B);
  await navigateSoftly(other, INVOICE);
  const names = await waitFor('a badge of B', async () => {
    const seen = await badgeNames(other);
    return seen.length === 1 && seen;
  });
  expect(names).not.toEqual([SYNCED_1041]);
});

test.each<[string, Partial<SiteSettings>, boolean]>([
  ['shell configuration alone', { cookies: 'none' }, true],
  ['the cookie of the start alone', { shellConfig: 'without-company', cookies: 'company-only' }, true],
  ['the context cookie alone', { shellConfig: 'none', cookies: 'context-only' }, true],
  ['no source at all', { shellConfig: 'none', cookies: 'none' }, false],
])('the company is known by %s', async (_, settings, known) => {
  const page = await open(ADMIN_KEY_A, settings);
  if (known) await waitForBadges(page, [SYNCED_1041]);
  else {
    await waitUntilQuiet(page);
    await navigateSoftly(page, '/app/invoices');
    await waitUntilQuiet(page);
    expect(await badgeNames(page)).toEqual([]);
  }
});

test('an address that names another company than the open one has no badge', async () => {
  const page = await open(ADMIN_KEY_A);
  await navigateSoftly(page, `${INVOICE}&realmId=${COMPANY_B}`);
  await waitForBadges(page, []);
  await navigateSoftly(page, `/app/invoice?realmId=${COMPANY_A}&txnId=145`);
  await waitForBadges(page, [SYNCED_1041]);
});
