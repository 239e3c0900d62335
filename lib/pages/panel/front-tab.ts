import browser, { type Tabs } from 'webextension-polyfill';
import { identifyPage } from '../../core/identity/identify-page.ts';
import type { QuickBooksRef } from '../../core/records/record-types.ts';
import type { OpenCompany, PagePush } from '../../protocol/pushes.ts';

const QUICKBOOKS = 'https://*.qbo.intuit.com/*';

/** The QuickBooks tab beside the panel: the one in front of its window, or the last one where the panel is a tab itself. */
async function quickBooksTab(): Promise<Tabs.Tab | undefined> {
  const own = await browser.tabs.getCurrent();
  const tabs = await browser.tabs.query({ url: QUICKBOOKS, currentWindow: true });
  if (!own) return tabs.find((tab) => tab.active);
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** Which company is open beside the panel; `null` where no QuickBooks page with Tickmark in it is. */
export async function companyBeside(): Promise<OpenCompany | null> {
  const tab = await quickBooksTab();
  if (tab?.id === undefined) return null;
  const question: PagePush = { push: 'which_company' };
  try {
    const answer: unknown = await browser.tabs.sendMessage(tab.id, question, { frameId: 0 });
    return (answer as OpenCompany | undefined) ?? null;
  } catch {
    // Nobody listens there: the page loads, or shows no company.
    return null;
  }
}

/** The record open in QuickBooks beside the panel, where that page is of this company. */
export async function recordBeside(realm: string): Promise<QuickBooksRef | null> {
  const tab = await quickBooksTab();
  if (!tab?.url) return null;
  const identity = identifyPage(tab.url);
  if (identity.kind !== 'record') return null;
  const open = await companyBeside();
  return open && !open.conflict && open.realm === realm ? identity.ref : null;
}

/** Calls whenever another page may be in front. */
export function onFrontChange(heard: () => void): void {
  browser.tabs.onActivated.addListener(heard);
  browser.tabs.onUpdated.addListener((_id, change) => {
    if (change.status === 'complete' || change.url) heard();
  });
  browser.windows.onFocusChanged.addListener(heard);
}
