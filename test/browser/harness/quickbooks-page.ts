import type { Page } from 'puppeteer';
import type { Rerender } from '../../sandbox/quickbooks/page/qbo-control.ts';
import type { SiteSettings } from '../../sandbox/quickbooks/site-settings.ts';
import type { OpenBrowser } from './open-browser.ts';
import { waitFor } from './wait-for.ts';

/** The drawer that a press on a row opens; `sandbox-site.test.ts` sees it open. */
export const DRAWER = '#portal-root .sales-view-ui';

/** Waits until the sandbox's page is completely drawn for its address. */
export async function waitUntilDrawn(page: Page): Promise<void> {
  await waitFor('the QuickBooks page to be drawn', () =>
    page.evaluate(() => typeof window.__qbo === 'object' && window.__qbo.drawn() === location.href),
  );
}

/** Opens an address of the sandbox QuickBooks site (`/app/…`) in a new tab, completely drawn. */
export async function openQuickBooks(
  { openPage }: OpenBrowser,
  path: string,
  host = 'app.qbo.intuit.com',
): Promise<Page> {
  const page = await openPage(`https://${host}${path}`);
  await waitUntilDrawn(page);
  return page;
}

/** Navigates inside the site without a load, as a click there does. */
export async function navigateSoftly(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => window.__qbo.navigate(address), path);
  await waitUntilDrawn(page);
}

/** Makes the page redraw a part of itself; fails if nothing matches. */
export async function rerender(page: Page, how: Rerender, selector: string): Promise<void> {
  const count = await page.evaluate((way, where) => window.__qbo.rerender(way, where), how, selector);
  if (count === 0) throw new Error(`Nothing on the page matches ${selector}.`);
}

/** Changes how the open document behaves. */
export async function setPage(page: Page, change: Partial<SiteSettings>): Promise<void> {
  await page.evaluate((settings) => window.__qbo.set(settings), change);
}

/**
 * Opens another company as another window does, in one step: all tabs share the cookies that name the open company. The page
 * itself goes on showing the company it was loaded with.
 */
export async function openCompanyElsewhere(page: Page, realm: string): Promise<void> {
  await page.evaluate((to) => {
    const attributes = 'Domain=qbo.intuit.com; Path=/; Secure; SameSite=Lax';
    for (const cookie of [
      `qbo.currentcompanyid=${to}`,
      `shell.ctx.id=authId=193514${to.slice(-4)}&companyId=${to}`,
    ]) {
      // biome-ignore lint/suspicious/noDocumentCookie: what the site's answer to another window does
      document.cookie = `${cookie}; ${attributes}`;
    }
  }, realm);
}
