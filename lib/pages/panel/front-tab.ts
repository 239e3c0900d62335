import browser, { type Tabs } from 'webextension-polyfill';
import { identifyPage } from '../../core/identity/identify-page.ts';
import { isEqual } from '../../core/is-equal.ts';
import { QUICKBOOKS_PAGES } from '../../core/quickbooks-pages.ts';
import type { QuickBooksRef } from '../../core/records/record-types.ts';
import type { PanelWords } from '../../locales/panel/en.ts';
import { askTab } from '../../protocol/ask-tab.ts';
import type { OpenCompany } from '../../protocol/pushes.ts';
import type { PanelRecord } from '../../store/items/stored-items.ts';

/** The company open in the QuickBooks tab beside the panel; `null` without one, `unknown` before it is known. */
export type CompanyBeside = OpenCompany | null | 'unknown';

/**
 * Tracks which company is open beside the panel.
 * @param read asks the front tab
 */
export function trackCompanyBeside(read: () => Promise<OpenCompany | null>) {
  let beside: CompanyBeside = 'unknown';
  return {
    now: () => beside,
    /**
     * Reads again.
     * @returns whether a different company is open than before
     */
    async refresh(): Promise<boolean> {
      const next = await read();
      if (isEqual(next, beside)) return false;
      beside = next;
      return true;
    },
  };
}

/**
 * Whether a company other than the record's is open. A company's key ends in its QuickBooks id, so this works even for
 * an unreadable record.
 */
export function isOtherCompany({ company_key }: PanelRecord, { realm }: OpenCompany): boolean {
  return realm !== null && !company_key.endsWith(`:${realm}`);
}

/** Why no command may be sent for a record beside this company, in words; `null` where it may. */
export function refusalBeside(record: PanelRecord, beside: CompanyBeside, words: PanelWords): string | null {
  if (beside === 'unknown' || beside === null) return null;
  if (beside.conflict) return words.conflict;
  if (!isOtherCompany(record, beside)) return null;
  return beside.name ? words.other_company(beside.name) : words.other_company_unnamed;
}

/**
 * The QuickBooks tab beside the panel: the front tab of its window, or the last used one if the panel is a tab itself.
 */
async function quickBooksTab(): Promise<Tabs.Tab | undefined> {
  const own = await browser.tabs.getCurrent();
  const tabs = await browser.tabs.query({ url: QUICKBOOKS_PAGES, currentWindow: true });
  if (!own) return tabs.find((tab) => tab.active);
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** The company open beside the panel; `null` without a QuickBooks page that runs Tickmark. */
export async function companyBeside(): Promise<OpenCompany | null> {
  return askTab(browser.tabs, await quickBooksTab(), 'which_company');
}

/** The record open in QuickBooks beside the panel, if it belongs to this company. */
export async function recordBeside(realm: string): Promise<QuickBooksRef | null> {
  const tab = await quickBooksTab();
  if (!tab?.url) return null;
  const identity = identifyPage(tab.url);
  if (identity.kind !== 'record') return null;
  const open = await companyBeside();
  return open && !open.conflict && open.realm === realm ? identity.ref : null;
}

/** Calls `heard` whenever another page may have come to the front. */
export function onFrontChange(heard: () => void): void {
  browser.tabs.onActivated.addListener(heard);
  browser.tabs.onUpdated.addListener((_id, change) => {
    if (change.status === 'complete' || change.url) heard();
  });
  browser.windows.onFocusChanged.addListener(heard);
}
