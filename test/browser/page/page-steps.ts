import fc from 'fast-check';
import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Rerender } from '../../sandbox/quickbooks/page/qbo-control.ts';
import type { SiteSettings } from '../../sandbox/quickbooks/site-settings.ts';
import { COMPANY_A, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { findAll } from '../harness/accessible.ts';
import type { ContentScriptProbe } from '../harness/probe-content-script.ts';
import { openCompanyElsewhere } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { waitUntilQuiet } from './seen-badges.ts';

const BODY = '.sb-list-page tbody';
const ADDRESSES = [
  '/app/invoices',
  '/app/sales',
  '/app/estimates',
  '/app/customers',
  '/app/homepage',
  '/app/customerdetail?nameId=58',
  '/app/invoice?txnId=705',
  '/app/invoice?txnId=710',
];
const PARTS = [BODY, `${BODY} tr`, '.sb-list-page table', '.sb-list-page', '.sb-person-main tbody', 'h2'];

/** One event on the page, caused by QuickBooks or by a person. */
export type PageStep =
  | { readonly does: 'sort'; readonly column: string; readonly descending: boolean }
  | { readonly does: 'filter'; readonly text: string }
  | { readonly does: 'page'; readonly number: number }
  | { readonly does: 'recycle'; readonly by: number }
  | { readonly does: 'scroll'; readonly to: number }
  | { readonly does: 'rerender'; readonly how: Rerender; readonly part: string }
  | { readonly does: 'set'; readonly settings: Partial<SiteSettings> }
  | { readonly does: 'reload' }
  /** Navigates without a load; the next step comes before or after the page is drawn. */
  | { readonly does: 'go'; readonly to: string; readonly drawn: boolean }
  /** Holds back the worker's answers from now on. */
  | { readonly does: 'hold' }
  /** Delivers one held answer, in any order. */
  | { readonly does: 'answer'; readonly which: number }
  | { readonly does: 'answer all' }
  /** Another tab switches to another company and back. */
  | { readonly does: 'elsewhere' }
  | { readonly does: 'press'; readonly badge: number }
  | { readonly does: 'settle' };

const step = <S extends PageStep>(does: S['does'], rest: object = {}): fc.Arbitrary<PageStep> =>
  fc.record({ does: fc.constant(does), ...rest }) as unknown as fc.Arbitrary<PageStep>;
const settings = (all: readonly Partial<SiteSettings>[]) =>
  step('set', { settings: fc.constantFrom(...all) });

/** Any step; steps that change rows come most often. */
export const anyPageStep: fc.Arbitrary<PageStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: step('sort', {
      column: fc.constantFrom('amount', 'referenceNumber', 'date', 'name', 'type'),
      descending: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: step('filter', { text: fc.constantFrom('', '20', '200', '2005', 'cedar', '1') }) },
  { weight: 4, arbitrary: step('page', { number: fc.nat(3) }) },
  { weight: 4, arbitrary: step('recycle', { by: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: step('scroll', { to: fc.constantFrom(0, 150, 400, 900) }) },
  {
    weight: 6,
    arbitrary: step('rerender', {
      how: fc.constantFrom('wipe', 'twin', 'parent'),
      part: fc.constantFrom(...PARTS),
    }),
  },
  {
    weight: 3,
    arbitrary: settings([{ rows: 'keyed' }, { rows: 'reused' }, { rows: 'recreated' }]),
  },
  {
    weight: 2,
    arbitrary: settings([
      { virtualRows: true },
      { virtualRows: false },
      { density: 'compact' },
      { density: 'regular' },
      { columns: ['status', 'amount', 'referenceNumber', 'type', 'customer', 'name'] },
      { columns: null },
    ]),
  },
  { weight: 1, arbitrary: step('reload') },
  { weight: 5, arbitrary: step('go', { to: fc.constantFrom(...ADDRESSES), drawn: fc.boolean() }) },
  { weight: 3, arbitrary: step('hold') },
  { weight: 4, arbitrary: step('answer', { which: fc.nat(5) }) },
  { weight: 2, arbitrary: step('answer all') },
  { weight: 1, arbitrary: step('elsewhere') },
  { weight: 2, arbitrary: step('press', { badge: fc.nat(9) }) },
  { weight: 2, arbitrary: step('settle') },
);

/** Does a step in one task of the page; skips what the page does not show at the moment. */
function inPage(taken: PageStep): void {
  const hasList = document.querySelector('.sb-list-page tbody') !== null;
  const { __qbo } = window;
  switch (taken.does) {
    case 'go':
      __qbo.navigate(taken.to);
      return;
    case 'set':
      __qbo.set(taken.settings);
      return;
    case 'rerender':
      __qbo.rerender(taken.how, taken.part);
      return;
    case 'scroll':
      for (const each of document.querySelectorAll('.sb-scroller')) each.scrollTo(0, taken.to);
      return;
  }
  // The list on screen may still be that of the previous address.
  if (!hasList || !/^\/app\/(invoices|sales|estimates|customers)$/.test(location.pathname)) return;
  if (taken.does === 'sort') __qbo.sortBy(taken.column, taken.descending);
  if (taken.does === 'filter') __qbo.filter(taken.text);
  if (taken.does === 'page') __qbo.page(taken.number);
  if (taken.does === 'recycle') __qbo.recycle(taken.by);
  if (taken.does === 'reload') void __qbo.reload();
}

/** What the page shows of its company: everything except the notice that another company is open. */
const leftOfCompany = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'tickmark-badge, tickmark-pill, tickmark-card, tickmark-banner:not([data-kind="company"])',
      ),
    ].map(({ localName, dataset }) => `${localName} ${dataset.record ?? dataset.kind ?? ''}`),
  );

const drawn = (page: Page) =>
  waitFor('the QuickBooks page to be drawn', () =>
    page.evaluate(() => window.__qbo.drawn() === location.href),
  );

/** Waits until every answer is delivered and every row in view that may have a badge has it. */
export async function settle(page: Page, probe: ContentScriptProbe): Promise<void> {
  await probe.release('all');
  await drawn(page);
  await waitFor('every row in view to have its badge', async () => {
    const missing = await page.evaluate(() =>
      window.rowWatch.rows().filter(({ inView, right, badges }) => inView && right && badges.length === 0),
    );
    if (missing.length > 0) throw new Error(missing.map(({ says }) => says).join(' · '));
    return true;
  });
}

/** Takes one step. */
export async function takeStep(page: Page, probe: ContentScriptProbe, taken: PageStep): Promise<void> {
  switch (taken.does) {
    case 'hold':
      return probe.holdAnswers();
    case 'answer':
      return probe.release(taken.which);
    case 'answer all':
      return probe.release('all');
    case 'settle':
      return settle(page, probe);
    case 'press': {
      const badges = await findAll(page, 'button', /^Sync: /);
      // A badge that has gone in the meantime cannot be pressed.
      await badges[taken.badge % Math.max(1, badges.length)]?.click().catch(() => undefined);
      return;
    }
    case 'elsewhere':
      await openCompanyElsewhere(page, COMPANY_B);
      await waitFor(
        'nothing of the company to be left',
        async () => (await leftOfCompany(page)).length === 0,
      );
      // Answers to earlier requests arrive now and must not show on this company's page.
      await probe.release('all');
      await waitUntilQuiet(page);
      expect(await leftOfCompany(page)).toEqual([]);
      await openCompanyElsewhere(page, COMPANY_A);
      return;
    default:
      await page.evaluate(inPage, taken);
      if (taken.does === 'go' && taken.drawn) await drawn(page);
  }
}
