import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { find } from '../harness/accessible.ts';
import { navigateSoftly, openQuickBooks, rerender, setPage } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { idOf, labelOf, pageWorld, RECORD_PAGES } from './page-world.ts';
import { badgeNames, seenBadges, waitForBadges, waitUntilQuiet } from './seen-badges.ts';

let connected: Connected;
let page: Page;

beforeAll(async () => {
  connected = await openConnected({ world: pageWorld() }, ADMIN_KEY_A);
  page = await openQuickBooks(connected.open, '/app/homepage');
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  expect(connected.sandbox.site.control.pageErrors()).toEqual([]);
  await connected.close();
});
afterEach(async () => {
  await setPage(page, { form: 'rethink', staleForms: 'display', layout: 'known', customerMarkup: 'host' });
});

/** Layouts in which an additional child moves the others. */
const MOVING_LAYOUTS = ['flex', 'inline-flex', 'grid', 'inline-grid'];
const INVOICE = '/app/invoice?txnId=145';
const SYNCED_1041 = 'Sync: synced, invoice 1041';
/** The site's own names for what its forms draw, whatever QuickBooks calls it. */
const titleOf = (form: 'rethink' | 'dojo') => (form === 'rethink' ? '.sb-form-title' : '.sb-form-head');

for (const form of ['rethink', 'dojo'] as const) {
  test(`every kind of record page has one badge, for the record of its address (${form}) [SO-26]`, async () => {
    await setPage(page, { form });
    for (const { route, parameter, type, quickbooks } of RECORD_PAGES) {
      await navigateSoftly(page, `/app/${route}?${parameter}=${idOf(quickbooks)}`);
      await waitForBadges(page, [
        `Sync: synced, ${type.replaceAll('_', ' ').replace(/^account$/, 'ledger account')} ${labelOf(type, quickbooks)}`,
      ]);
      const [badge, ...more] = await seenBadges(page);
      expect(more, route).toEqual([]);
      expect(badge?.record, route).toBe(`${quickbooks}:${idOf(quickbooks)}`);
      expect(badge?.inCombobox, route).toBe(false);
      if (badge?.layout === 'beside') expect(MOVING_LAYOUTS, route).not.toContain(badge.parentDisplay);
    }
  });
}

test.each(['production', 'sandbox'] as const)(
  'the badge does not change the layout of a customer’s name (%s markup)',
  async (customerMarkup) => {
    await navigateSoftly(page, '/app/homepage');
    await setPage(page, { customerMarkup });
    await navigateSoftly(page, '/app/customerdetail?nameId=58');
    await find(page, 'button', 'Sync: synced, customer Cedar Grove HOA');
    const badge = (await seenBadges(page)).find(({ record }) => record === 'Customer:58');
    expect(badge?.tag).toBe('tickmark-badge');
    expect(badge?.layout).toBe('beside');
    expect(MOVING_LAYOUTS).not.toContain(badge?.parentDisplay);
  },
);

test('the transactions on a customer’s page have their badges, found by type and number', async () => {
  await navigateSoftly(page, '/app/customerdetail?nameId=58');
  await find(page, 'button', SYNCED_1041);
  await find(page, 'button', 'Sync: synced, customer Cedar Grove HOA');
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('table.sales-table tbody tr')].map((row) => ({
      says: [...row.querySelectorAll('td')]
        .slice(1, 3)
        .map((cell) => cell.textContent?.trim())
        .join(' '),
      badges: [...row.querySelectorAll<HTMLElement>('tickmark-badge')].map(
        (host) => host.dataset.record ?? '',
      ),
    })),
  );
  expect(rows.find(({ says }) => says === 'Invoice 1041')?.badges).toEqual(['Invoice:145']);
  // One made by hand; and a credit memo with the number of an invoice that the platform knows.
  expect(rows.find(({ says }) => says === 'Invoice 1099')?.badges).toEqual([]);
  expect(rows.find(({ says }) => says === 'Credit Memo 1043')?.badges).toEqual([]);
});

test.each(['rethink', 'dojo'] as const)('the badge moves nothing on the page (%s)', async (form) => {
  await setPage(page, { form });
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => !element.localName.startsWith('tickmark-') && element.checkVisibility())
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.localName, x, y, width, height].join(' ');
        }),
    );
  await navigateSoftly(page, INVOICE);
  await waitForBadges(page, [SYNCED_1041]);
  const withBadge = await places();
  await page.evaluate(() => {
    for (const host of document.querySelectorAll<HTMLElement>(
      'tickmark-badge, tickmark-live, tickmark-banner',
    )) {
      host.style.setProperty('display', 'none');
    }
  });
  expect(await places()).toEqual(withBadge);
  await navigateSoftly(page, '/app/homepage');
});

test.each(['display', 'aria-hidden', 'hidden-attribute', 'removed'] as const)(
  'forms of earlier pages that stay in the document (%s) never get the badge',
  async (staleForms) => {
    await setPage(page, { staleForms });
    await navigateSoftly(page, INVOICE);
    await waitForBadges(page, [SYNCED_1041]);
    await navigateSoftly(page, `/app/invoice?txnId=${idOf('Invoice')}`);
    await waitForBadges(page, [`Sync: synced, invoice ${labelOf('invoice', 'Invoice')}`]);
    const shown = await page.evaluate(() => {
      const host = document.querySelector('tickmark-badge');
      return host?.checkVisibility() && !host.closest('[aria-hidden="true"], [hidden]');
    });
    expect(shown).toBe(true);
  },
);

for (const form of ['rethink', 'dojo'] as const) {
  test(`the badge comes back in the task that redrew its title (${form})`, async () => {
    await setPage(page, { form });
    await navigateSoftly(page, INVOICE);
    await waitForBadges(page, [SYNCED_1041]);
    for (const how of ['wipe', 'twin', 'parent'] as const) {
      for (let times = 0; times < 5; times++) {
        await rerender(page, how, titleOf(form));
        // One frame later it is back, once.
        await waitUntilQuiet(page);
        expect(
          (await seenBadges(page)).map(({ record }) => record),
          how,
        ).toEqual(['Invoice:145']);
      }
    }
    await waitForBadges(page, [SYNCED_1041]);
  });
}

test('the focus stays on the badge when the page redraws its title', async () => {
  await navigateSoftly(page, INVOICE);
  await (await find(page, 'button', SYNCED_1041)).focus();
  await rerender(page, 'parent', titleOf('rethink'));
  await waitUntilQuiet(page);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('tickmark-badge');
});

test.each([
  ['a form for something new', '/app/invoice'],
  ['the home page', '/app/homepage'],
  ['a report', '/app/reportv2?token=BALANCE_SHEET&txnId=145'],
  ['the audit history', '/app/audithistory?txnId=145'],
  ['a record the platform does not know', '/app/invoice?txnId=149'],
  ['an id of another number space', '/app/projects/projectdetails?id=145'],
])('%s has no badge', async (_, address) => {
  await navigateSoftly(page, INVOICE);
  await waitForBadges(page, [SYNCED_1041]);
  await navigateSoftly(page, address);
  await waitForBadges(page, []);
  await waitUntilQuiet(page);
  expect(await badgeNames(page)).toEqual([]);
});

test('without a known anchor, one pill stands in the corner, and the miss is stored for the diagnosis', async () => {
  await setPage(page, { layout: 'unknown' });
  await navigateSoftly(page, INVOICE);
  await waitForBadges(page, [SYNCED_1041]);
  expect(await seenBadges(page)).toMatchObject([
    { tag: 'tickmark-pill', record: 'Invoice:145', state: 'synced' },
  ]);
  const own = await connected.open.openPopup();
  const misses = await waitFor('the miss to be known', () =>
    own.evaluate(async () => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
      ).chrome;
      const reply = (await runtime.sendMessage({ type: 'diagnosis', company_key: null })) as {
        answer?: { misses: { page: string; place: string }[] };
      };
      return reply.answer?.misses.length ? reply.answer.misses : null;
    }),
  );
  await own.close();
  await page.bringToFront();
  expect(misses).toEqual([expect.objectContaining({ page: 'invoice', place: 'title' })]);
  await setPage(page, { layout: 'known' });
  await navigateSoftly(page, '/app/homepage');
  await navigateSoftly(page, INVOICE);
  await waitForBadges(page, [SYNCED_1041]);
  await waitFor(
    'the badge to be beside the title',
    async () => (await seenBadges(page))[0]?.tag === 'tickmark-badge',
  );
});

test('nothing is left of a page after leaving it', async () => {
  for (const address of [INVOICE, '/app/customerdetail?nameId=58', INVOICE])
    await navigateSoftly(page, address);
  await waitForBadges(page, [SYNCED_1041]);
  await navigateSoftly(page, '/app/homepage');
  await waitForBadges(page, []);
  expect(await seenBadges(page)).toEqual([]);
});
