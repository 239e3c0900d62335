import type { Page } from 'puppeteer';
import { COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { type Desk, readStore } from '../scenarios/open-desk.ts';

/** The side panel's usual width, in CSS pixels. */
export const NARROW = { width: 320, height: 900 } as const;

/** The key under which the extension stores a company. */
export async function companyKey(desk: Desk, realm = COMPANY_A): Promise<string> {
  const [companies = []] = (await readStore(desk.browser, ['companies'])) as {
    key: string;
    realm: string;
  }[][];
  const company = companies.find((each) => each.realm === realm);
  if (!company) throw new Error(`Company ${realm} is not connected.`);
  return company.key;
}

/** Opens the panel of a record in a page of the side panel's width. */
export async function openPanel(
  desk: Desk,
  recordId: string,
  viewport: { readonly width: number; readonly height: number } = NARROW,
): Promise<Page> {
  const query = new URLSearchParams({ company: await companyKey(desk), record: recordId });
  const page = await desk.browser.openExtensionPage('popup.html');
  await page.setViewport(viewport);
  await page.goto(page.url().replace('popup.html', `sidepanel.html?${query}`), {
    waitUntil: 'domcontentloaded',
  });
  return page;
}

/** Saves pictures of the panel at both widths, in full height. */
export async function pictures(desk: Desk, page: Page, name: string): Promise<void> {
  const viewport = page.viewport() ?? NARROW;
  for (const width of [320, 1280]) {
    await page.setViewport({ width, height: 900 });
    await desk.browser.screenshot(page, `panel/${name}-${width}`, { fullPage: true });
  }
  await page.setViewport(viewport);
}
