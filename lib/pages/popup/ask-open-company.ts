import browser, { type Tabs } from 'webextension-polyfill';
import type { OpenCompany, PagePush } from '../../protocol/pushes.ts';

const QUICKBOOKS = 'https://*.qbo.intuit.com/*';

/** The tab in front; where the popup itself is opened as a tab, the QuickBooks tab that was in front last. */
export async function tabInFront(): Promise<Tabs.Tab | undefined> {
  const [[active], own] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    // Told in a tab only: a popup is none.
    browser.tabs.getCurrent(),
  ]);
  if (!own || active?.id !== own.id) return active;
  const tabs = await browser.tabs.query({ url: QUICKBOOKS, currentWindow: true });
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/**
 * Which company a tab shows.
 * @returns `null` where the tab is no QuickBooks page with Tickmark in it
 */
export async function askOpenCompany(tab: Tabs.Tab | undefined): Promise<OpenCompany | null> {
  if (tab?.id === undefined) return null;
  const question: PagePush = { push: 'which_company' };
  try {
    const answer = (await browser.tabs.sendMessage(tab.id, question, { frameId: 0 })) as
      | OpenCompany
      | undefined;
    return answer ?? null;
  } catch {
    // No content script is listening there: not QuickBooks.
    return null;
  }
}
