import { type Areas, type PanelRecord, STORED_ITEMS, writeItem } from '../store/items/stored-items.ts';

/** What opening needs of the browser; `sidePanel` is absent where the browser has none. */
export interface PanelBrowser {
  readonly storage: Areas<'session', 'set' | 'remove'>;
  readonly sidePanel: { open(options: { tabId: number }): Promise<void> } | undefined;
  /** Shows the panel's page in a tab of its own. */
  readonly openTab: () => Promise<unknown>;
}

/** The part of the extension API from which the panel is opened. */
interface ExtensionApi {
  readonly storage: PanelBrowser['storage'];
  readonly tabs: { create(options: { url: string }): Promise<unknown> };
  readonly runtime: { getURL(path: string): string };
}

/** The browser as it is here. */
export function panelBrowserOf({ storage, tabs, runtime }: ExtensionApi): PanelBrowser {
  return {
    storage,
    // The polyfill knows no side panel.
    sidePanel: (globalThis as { chrome?: Partial<Pick<PanelBrowser, 'sidePanel'>> }).chrome?.sidePanel,
    openTab: () => tabs.create({ url: runtime.getURL('sidepanel.html') }),
  };
}

/**
 * Shows a record in the side panel beside a tab. Nothing is awaited before the panel is asked for: the right to open it ends
 * with the press that the message tells of. Where the press is over, or there is no side panel, its page opens in a tab.
 */
export async function openPanel(
  browser: PanelBrowser,
  tabId: number | undefined,
  { company_key, record_id }: PanelRecord,
): Promise<void> {
  const kept = writeItem(browser.storage, STORED_ITEMS.panel, { company_key, record_id });
  try {
    if (!browser.sidePanel || tabId === undefined) throw new Error('There is no side panel beside this');
    await browser.sidePanel.open({ tabId });
  } catch {
    await browser.openTab();
  }
  await kept;
}
