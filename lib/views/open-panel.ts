import { type Areas, type PanelRecord, STORED_ITEMS, writeItem } from '../store/items/stored-items.ts';

/** The browser functions for opening the panel; `sidePanel` is absent if the browser has none. */
export interface PanelBrowser {
  readonly storage: Areas<'session', 'set' | 'remove'>;
  readonly sidePanel: { open(options: { tabId: number }): Promise<void> } | undefined;
  /** Opens the panel's page in a tab of its own. */
  readonly openTab: () => Promise<unknown>;
}

/** The part of the extension API that opening needs. */
interface ExtensionApi {
  readonly storage: PanelBrowser['storage'];
  readonly tabs: { create(options: { url: string }): Promise<unknown> };
  readonly runtime: { getURL(path: string): string };
}

/** Creates the functions from the extension API. */
export function panelBrowserOf({ storage, tabs, runtime }: ExtensionApi): PanelBrowser {
  return {
    storage,
    // The polyfill does not include the side panel.
    sidePanel: (globalThis as { chrome?: Partial<Pick<PanelBrowser, 'sidePanel'>> }).chrome?.sidePanel,
    openTab: () => tabs.create({ url: runtime.getURL('sidepanel.html') }),
  };
}

/**
 * Shows a record in the side panel beside a tab. Opens the panel before anything is awaited, because the permission
 * ends with the user gesture. If the gesture is over, or there is no side panel, its page opens in a tab.
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
