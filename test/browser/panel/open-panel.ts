import type { Page } from 'puppeteer';
import type { Language } from '../../../lib/core/languages.ts';
import { PANEL_WORDS } from '../../../lib/locales/panel/index.ts';
import { COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { waitFor } from '../harness/wait-for.ts';
import { readStore, type Testbed } from '../scenarios/open-testbed.ts';

/** The side panel's usual width, in CSS pixels. */
export const NARROW = { width: 320, height: 900 } as const;

/** The key under which the extension stores a company. */
export async function companyKey(testbed: Testbed, realm = COMPANY_A): Promise<string> {
  const [companies = []] = (await readStore(testbed.browser, ['companies'])) as {
    key: string;
    realm: string;
  }[][];
  const company = companies.find((each) => each.realm === realm);
  if (!company) throw new Error(`Company ${realm} is not connected.`);
  return company.key;
}

/** Opens the panel of a record in a page of the side panel's width. */
export async function openPanel(
  testbed: Testbed,
  recordId: string,
  viewport: { readonly width: number; readonly height: number } = NARROW,
): Promise<Page> {
  const query = new URLSearchParams({ company: await companyKey(testbed), record: recordId });
  const page = await testbed.browser.openExtensionPage('popup.html');
  await page.setViewport(viewport);
  await page.goto(page.url().replace('popup.html', `sidepanel.html?${query}`), {
    waitUntil: 'domcontentloaded',
  });
  return page;
}

/** Waits until a panel that compares its record with QuickBooks by itself has done so. */
export async function untilCompared(page: Page, language: Language = 'en'): Promise<void> {
  await waitFor('the comparison with QuickBooks to end', () =>
    page.evaluate(
      (comparing) => !document.body.textContent?.includes(comparing),
      PANEL_WORDS[language].comparing,
    ),
  );
}

/** Saves pictures of the panel at both widths, in full height. */
export async function pictures(testbed: Testbed, page: Page, name: string): Promise<void> {
  const viewport = page.viewport() ?? NARROW;
  for (const width of [320, 1280]) {
    await page.setViewport({ width, height: 900 });
    await testbed.browser.screenshot(page, `panel/${name}-${width}`, { fullPage: true });
  }
  await page.setViewport(viewport);
}
