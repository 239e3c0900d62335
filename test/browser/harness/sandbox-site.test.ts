import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { anchorsOf } from '../../../lib/content/quickbooks/anchors.ts';
import { memoryDocuments } from '../../sandbox/quickbooks/memory-documents.ts';
import { LIST_ROUTES, RECORD_ROUTES } from '../../sandbox/quickbooks/routes.ts';
import {
  BLUEBIRD,
  ERABLIERE,
  MAPLE,
  SAMPLE_COMPANIES,
  sampleDocuments,
} from '../../sandbox/quickbooks/sample-documents.ts';
import { usualSettings } from '../../sandbox/quickbooks/site-settings.ts';
import { type QuickBooksSite, startQuickBooks } from '../../sandbox/quickbooks/start-quickbooks.ts';
import { find, findAll } from './accessible.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import {
  DRAWER,
  navigateSoftly,
  openQuickBooks,
  rerender,
  setPage,
  waitUntilDrawn,
} from './quickbooks-page.ts';
import { waitFor, waitForValue } from './wait-for.ts';

const TINY = fileURLToPath(new URL('../../fixtures/tiny-extension', import.meta.url));
/** The newest title that is known. */
const TITLE = anchorsOf('invoice')[0]?.selector;
const TODAY = '2026-03-03';

let site: QuickBooksSite;
let browser: OpenBrowser;
let documents = sampleDocuments();

beforeAll(async () => {
  site = await startQuickBooks({
    companies: SAMPLE_COMPANIES,
    documents: {
      find: (...asked) => memoryDocuments(documents).find(...asked),
      list: (...asked) => memoryDocuments(documents).list(...asked),
    },
    settings: { today: TODAY },
  });
  browser = await openBrowser({ extension: TINY, site });
});

afterEach(async () => {
  const pages = await browser.browser.pages();
  await Promise.all(pages.slice(1).map((page) => page.close()));
  site.control.set(usualSettings(TODAY));
  documents = sampleDocuments();
});

afterAll(async () => {
  const found = [browser.consoleErrors(), site.control.pageErrors(), site.control.foreignRequests()];
  await browser.close();
  await site.close();
  expect(found).toEqual([[], [], []]);
});

const textsOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) => found.map((element) => element.textContent ?? ''));

const isVisible = (page: Page, selector: string) =>
  page.$$eval(selector, (found) =>
    found.map((element) => element.checkVisibility() && element.closest('[aria-hidden="true"]') === null),
  );

const NUMBERS = 'td[data-column-id="referenceNumber"]';

test('the invoice list has the markup that identifies the real one', async () => {
  const page = await openQuickBooks(browser, '/app/invoices');
  const list =
    '[data-id="shellMainNode"] [data-id="bodyNode"][role="main"] [data-morpheus-pluginid="sales-widgets-ui"]';
  expect((await textsOf(page, `${list} table tbody tr ${NUMBERS}`)).slice(0, 3)).toEqual([
    '1047',
    '1045',
    '1043',
  ]);
  const edit = await find(page, 'button', 'View/Edit 1043');
  expect(
    await edit.evaluate(function () {
      return this.dataset.automationId;
    }),
  ).toBe('edit-action-button');
  expect(await textsOf(page, '[data-id="path-invoices-Tab"] > a')).toEqual(['Invoices']);
  expect(await textsOf(page, 'header:first-of-type .sb-company-name')).toEqual([MAPLE.name]);
  expect(await page.$$eval('.trowser-view + .portal-view#portal-root', (found) => found.length)).toBe(1);
  // No row contains the id of its record.
  expect(await page.$eval(`${list} tbody`, (body) => body.outerHTML.includes('txnId'))).toBe(false);
  await browser.screenshot(page, 'sandbox/invoices');
  await setPage(page, { density: 'compact' });
  await browser.screenshot(page, 'sandbox/invoices-compact');
});

test('a list can be ordered, paged and filtered', async () => {
  site.control.set({ pageSize: 10 });
  const page = await openQuickBooks(browser, '/app/invoices');
  await page.evaluate(() => window.__qbo.sortBy('referenceNumber'));
  expect((await textsOf(page, NUMBERS)).slice(0, 2)).toEqual(['1010', '1011']);
  await page.click('[data-automation-id="table-next-page-button"]');
  expect((await textsOf(page, NUMBERS))[0]).toBe('1020');
  await (await find(page, 'button', 'All dates')).click();
  await page.click('[data-automation-id="option-this-month"]');
  expect(await textsOf(page, NUMBERS)).toEqual(['1045', '1047']);
  await (await find(page, 'searchbox', 'Search by number or name')).type('1047');
  await waitForValue('one row', () => textsOf(page, NUMBERS), ['1047']);
});

test('rows are moved, reused or recreated, as set', async () => {
  const page = await openQuickBooks(browser, '/app/invoices');
  const mark = () =>
    page.$eval('tbody tr', (row) => {
      (row as HTMLElement).dataset.marked = 'yes';
    });
  const markedNumber = () => textsOf(page, `tr[data-marked] ${NUMBERS}`);
  await mark();
  await page.evaluate(() => window.__qbo.sortBy('referenceNumber'));
  expect(await markedNumber()).toEqual(['1047']);
  await setPage(page, { rows: 'reused' });
  await page.evaluate(() => window.__qbo.sortBy('referenceNumber', true));
  const [reused] = await markedNumber();
  expect(reused).not.toBe('1047');
  await page.evaluate(() => window.__qbo.recycle(3));
  expect(await markedNumber()).not.toEqual([reused]);
  await setPage(page, { rows: 'recreated' });
  expect(await markedNumber()).toEqual([]);
});

test('virtual rows are reused while scrolling, at an unchanged height', async () => {
  site.control.set({ virtualRows: true, rows: 'reused' });
  const page = await openQuickBooks(browser, '/app/invoices');
  expect(await page.$$eval('tbody tr', (rows) => rows.length)).toBe(15);
  const height = () => page.$eval('.sb-scroller', (scroller) => scroller.scrollHeight);
  const before = await height();
  await page.$eval('.sb-scroller', (scroller) => {
    (scroller.querySelector('tbody tr') as HTMLElement).dataset.marked = 'yes';
    scroller.scrollTop = 600;
  });
  await waitFor('other rows', async () => (await textsOf(page, NUMBERS))[0] !== '1047');
  expect(await page.$$eval('tbody tr[data-marked]', (rows) => rows.length)).toBe(1);
  expect(await height()).toBe(before);
});

test('hovering a row replaces its button', async () => {
  const page = await openQuickBooks(browser, '/app/invoices');
  const button = await page.$('[data-automation-id="edit-action-button"]');
  await page.hover(`tbody tr:first-child ${NUMBERS}`);
  expect(await button?.evaluate((element) => element.isConnected)).toBe(false);
  expect(await findAll(page, 'button', 'View/Edit 1047')).toHaveLength(1);
});

test('a click on a row opens the drawer, and the drawer the form', async () => {
  const page = await openQuickBooks(browser, '/app/invoices');
  await page.click(`tbody tr:nth-child(3) ${NUMBERS}`);
  await page.waitForSelector(DRAWER);
  await browser.screenshot(page, 'sandbox/drawer');
  await (await find(page, 'button', 'Edit invoice')).click();
  await waitUntilDrawn(page);
  expect(page.url()).toContain('/app/invoice?txnId=147');
});

const HEADERS = {
  rethink: '[data-automation-id="RethinkLayout_header"]',
  dojo: '.trowser-view .header.stretch.trowserHeader',
} as const;

for (const form of ['rethink', 'dojo'] as const) {
  test(`transaction forms in the ${form} layout, one after the other, leave hidden ones behind`, async () => {
    site.control.set({ form });
    const page = await openQuickBooks(browser, '/app/invoices');
    for (const [path, shown] of [
      ['/app/invoice?txnId=147', 'Invoice'],
      ['/app/recvpayment?txnId=301', 'Receive Payment'],
      ['/app/expense?txnId=400', 'Expense'],
      ['/app/bill?txnId=401', 'Bill'],
    ] as const) {
      await navigateSoftly(page, path);
      const texts = await textsOf(page, HEADERS[form]);
      const visible = await isVisible(page, HEADERS[form]);
      expect(visible.filter(Boolean)).toHaveLength(1);
      expect(texts[visible.indexOf(true)]).toContain(shown);
      await browser.screenshot(page, `sandbox/${form}-${shown.toLowerCase().replace(' ', '-')}`);
    }
    expect((await textsOf(page, HEADERS[form])).length).toBeGreaterThan(1);
    await navigateSoftly(page, '/app/invoices');
    expect((await isVisible(page, HEADERS[form])).filter(Boolean)).toEqual([]);
    expect(await textsOf(page, '.trowser-view .body > div')).not.toEqual([]);
  });
}

test('the newer form has the markup that identifies the real one', async () => {
  const page = await openQuickBooks(browser, '/app/invoice?txnId=147');
  const form =
    '[role="dialog"] [id="sales-forms-ui/edit_or_preview_form"][data-id="editForm"][data-automation-id="RethinkLayout"]';
  const fieldValue = (selector: string) =>
    page.$eval(`${form} ${selector}`, (field) => (field as HTMLInputElement).value);
  expect(
    await fieldValue(
      '[data-automation-id="reference_number"][id="sales-forms-ui/reference_number"][aria-label="Invoice number"]',
    ),
  ).toBe('1043');
  expect(
    await fieldValue(
      '[data-cy="quickfill-contact"] input[aria-label="Customer"][placeholder="Add customer"]',
    ),
  ).toBe('Cedar Grove HOA');
  expect(await fieldValue('input[data-testid="txn_date"][aria-label="Invoice date"]')).toBe('02/27/2026');
  expect(await textsOf(page, `${form} [data-cy="totalRow"] label + p`)).toEqual(['$2,310.75']);
  expect(await textsOf(page, `${form} ${TITLE}`)).toEqual(['Invoice 1043']);
  expect(
    await textsOf(page, `${form} [data-automation-id="RethinkLayout_footer"] button:first-child`),
  ).toEqual(['Print or download']);
  expect(
    await page.$$eval(
      `${form} tbody[data-smart-table-body="true"] tr[data-automation-id="line 1"]`,
      (rows) => rows.length,
    ),
  ).toBe(1);
});

test('the older form has the markup that identifies the real one', async () => {
  site.control.set({ form: 'dojo' });
  const page = await openQuickBooks(browser, '/app/invoice?txnId=147');
  const pane = '.trowser-view .body';
  expect(await textsOf(page, `${pane} [data-qbo-bind="text: referenceNumber"]`)).toEqual(['1043']);
  expect(await textsOf(page, `${pane} div.amount[data-qbo-bind^="textAmount: balanceDueValueText"]`)).toEqual(
    ['$2,310.75'],
  );
  expect(await textsOf(page, `${pane} .dgrid-row td.field-itemId .itemColumn`)).toHaveLength(1);
  await page.click(`${pane} .trowserHeaderRight > .hi-close`);
  await waitUntilDrawn(page);
  expect(page.url()).toContain('/app/invoices');
});

test('the customer field can come late, and a save redraws the form with the current values', async () => {
  site.control.set({ holds: ['customer'] });
  const page = await openQuickBooksWithoutWaiting('/app/invoice?txnId=147');
  await page.waitForSelector('[data-automation-id="reference_number"]');
  expect(await page.$('[data-cy="quickfill-contact"]')).toBeNull();
  await page.evaluate(() => window.__qbo.release('customer'));
  await page.waitForSelector('[data-cy="quickfill-contact"]');
  const maple = documents[MAPLE.realm] ?? [];
  documents = {
    [MAPLE.realm]: maple.map((each) => (each.id === '147' ? { ...each, amount: '99.00' } : each)),
  };
  const header = await page.$(HEADERS.rethink);
  await page.evaluate(() => window.__qbo.saveForm());
  expect(await textsOf(page, '[data-cy="totalRow"] p')).toEqual(['$99.00']);
  expect(await header?.evaluate((element) => element.isConnected)).toBe(false);
  await find(page, 'alert', /(?:)/);
});

async function openQuickBooksWithoutWaiting(path: string): Promise<Page> {
  return browser.openPage(`https://app.qbo.intuit.com${path}`);
}

test('each way of redrawing removes foreign nodes, and the site goes on working', async () => {
  const page = await openQuickBooks(browser, '/app/invoices');
  for (const how of ['wipe', 'twin', 'parent'] as const) {
    await page.$eval('[data-morpheus-pluginid="sales-widgets-ui"] tbody tr', (row) =>
      row.append(document.createElement('stranger-node')),
    );
    await rerender(page, how, '[data-morpheus-pluginid="sales-widgets-ui"] tbody');
    expect(await page.$('stranger-node')).toBeNull();
  }
  await page.evaluate(() => window.__qbo.sortBy('referenceNumber'));
  await (await find(page, 'button', 'View/Edit 1043')).click();
  await waitUntilDrawn(page);
  await rerender(page, 'parent', HEADERS.rethink);
  await (await find(page, 'button', 'Close')).click();
  await waitForValue('the list again', () => new URL(page.url()).pathname, '/app/invoices');
});

test('customer pages exist in both markups, and lead to another customer without a load', async () => {
  const page = await openQuickBooks(browser, '/app/customerdetail?nameId=58');
  expect(await textsOf(page, '[class*="StageDataV2__NameWraper"] [data-testid="stageData-name"]')).toEqual([
    'Cedar Grove HOA',
  ]);
  expect(await page.title()).toBe('Customer - Cedar Grove HOA');
  expect(
    await textsOf(page, 'table.sales-table tbody tr.selectable td[data-column-id="allsales-type"]'),
  ).toContain('Invoice');
  await browser.screenshot(page, 'sandbox/customer');
  await page.click('[class*="DirectoryListItem__NameWrapper"]:nth-of-type(2)');
  await waitUntilDrawn(page);
  expect(page.url()).toContain('nameId=');
  expect(await textsOf(page, '[data-testid="stageData-name"]')).not.toEqual(['Cedar Grove HOA']);
  const other = await openQuickBooks(browser, '/app/customerdetail?nameId=58', 'app.sandbox.qbo.intuit.com');
  expect(await textsOf(other, '[class*="StageData__HeaderWrapper"] [class*="StageData__Name"]')).toEqual([
    'Cedar Grove HOA',
  ]);
});

test('every route draws something without an error', async () => {
  const page = await openQuickBooks(browser, '/app/homepage');
  await browser.screenshot(page, 'sandbox/home');
  const records = RECORD_ROUTES.map(({ slug, parameter }) => `/app/${slug}?${parameter}=58`);
  const lists = LIST_ROUTES.map(({ slug }) => `/app/${slug}`);
  const others = [
    '/app/auditlog',
    '/app/audithistory?txnId=147',
    '/app/reportv2?token=x',
    '/app/banking',
    '/app/nowhere',
  ];
  for (const path of [...records, ...lists, ...others]) {
    await navigateSoftly(page, path);
    expect(await page.$eval('.shell', (shell) => shell.textContent?.length ?? 0), path).toBeGreaterThan(100);
    if (['/app/expenses', '/app/bills', '/app/customers', '/app/auditlog', '/app/banking'].includes(path)) {
      await browser.screenshot(page, `sandbox${path.replace('/app', '')}`);
    }
  }
});

test('a new invoice is a full page, and its address gains the id once it is saved', async () => {
  const page = await openQuickBooks(browser, '/app/invoice');
  const above = '.trowser-view [role="dialog"]';
  expect(await page.$(above)).toBeNull();
  const existing = await openQuickBooks(browser, '/app/invoice?txnId=147');
  expect(await existing.$(above)).not.toBeNull();
  await page.bringToFront();
  expect(await textsOf(page, '[role="dialog"] h2')).toEqual(['Invoice']);
  await browser.screenshot(page, 'sandbox/new-invoice');
  await page.evaluate(() => window.__qbo.saveForm('147'));
  expect(page.url()).toContain('/app/invoice?txnId=147');
  expect(await textsOf(page, '[role="dialog"] h2')).toEqual(['Invoice 1043']);
});

test('switching company changes the cookies for all tabs and the documents loaded afterwards', async () => {
  const first = await openQuickBooks(browser, '/app/invoices');
  const second = await openQuickBooks(browser, '/app/homepage');
  const cookies = () => first.evaluate(() => document.cookie);
  expect(await cookies()).toContain(`qbo.currentcompanyid=${MAPLE.realm}`);
  await (await find(second, 'button', MAPLE.name)).click();
  await (await find(second, 'menuitem', BLUEBIRD.name)).click();
  await waitFor('the other company', async () =>
    (await second.evaluate(() => document.documentElement.outerHTML)).includes(
      `"realmId":"${BLUEBIRD.realm}"`,
    ),
  );
  expect(await cookies()).toContain(`qbo.currentcompanyid=${BLUEBIRD.realm}`);
  expect(await cookies()).toContain(`companyId=${BLUEBIRD.realm}`);
  // The other tab goes on showing its own company.
  expect(await first.evaluate(() => document.documentElement.outerHTML)).toContain(
    `"realmId":"${MAPLE.realm}"`,
  );
  await first.evaluate(() => window.__qbo.reload());
  expect(await textsOf(first, NUMBERS)).toContain('1043');
  await second.goto(
    `https://qbo.intuit.com/app/login?pagereq=invoice%3FtxnId%3D147&deeplinkcompanyid=${MAPLE.realm}`,
  );
  await waitUntilDrawn(second);
  expect(second.url()).toBe('https://qbo.intuit.com/app/invoice?txnId=147');
});

test('a French company has a French site', async () => {
  const page = await browser.openPage(
    `https://qbo.intuit.com/app/switchCompany?companyId=${ERABLIERE.realm}&navigationURL=/app/invoices`,
  );
  await waitUntilDrawn(page);
  expect(await textsOf(page, 'h1')).toEqual(['Factures']);
  expect(
    (await textsOf(page, 'td[data-column-id="amount"]')).map((text) => text.replace(/\s/g, ' ')),
  ).toEqual(['1 234,56 $']);
  await browser.screenshot(page, 'sandbox/factures');
  await page.goto(`https://qbo.intuit.com/app/switchCompany?companyId=${MAPLE.realm}`);
});

test('an unknown layout shows the same content without any known markup', async () => {
  const known = '[data-automation-id], [data-morpheus-pluginid], [data-cy], [class*="TrowserHeader"]';
  const today = await openQuickBooks(browser, '/app/invoice?txnId=147');
  expect(await today.$$(known)).not.toHaveLength(0);
  site.control.set({ layout: 'unknown' });
  const page = await openQuickBooks(browser, '/app/invoice?txnId=147');
  expect(await page.$eval('h2', (title) => title.textContent)).toBe('Invoice 1043');
  expect(await page.$(known)).toBeNull();
});

test('signed out, a plain link to a record ends on a new one', async () => {
  site.control.set({ signedIn: false });
  const page = await browser.openPage('https://app.qbo.intuit.com/app/invoice?txnId=147');
  expect(page.url()).toContain('https://accounts.intuit.com/');
  await page.click('a');
  await waitFor('the site again', () => page.url() === 'https://app.qbo.intuit.com/app/invoice');
});
