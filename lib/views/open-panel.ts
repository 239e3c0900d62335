import { type Areas, type PanelRecord, STORED_ITEMS, writeItem } from '../store/items/stored-items.ts';
import { makeShowTab, type TabsApi } from './show-tab.ts';

/** The browser functions for opening the panel; `sidePanel` is absent if the browser has none. */
export interface PanelBrowser {
  readonly storage: Areas<'session', 'set' | 'remove'>;
  readonly sidePanel: { open(options: { tabId: number }): Promise<void> } | undefined;
  /** Opens the panel's page in a tab of its own. */
  readonly openTab: () => Promise<unknown>;
}

/** The part of the extension API that opening needs. */
interface ExtensionApi extends TabsApi {
  readonly storage: PanelBrowser['storage'];
  readonly runtime: { getURL(path: string): string };
}

/** Creates the functions from the extension API. */
export function panelBrowserOf({ storage, runtime, tabs, windows }: ExtensionApi): PanelBrowser {
  const showTab = makeShowTab({ tabs, windows });
  return {
    storage,
    // The polyfill does not include the side panel.
    sidePanel: (globalThis as { chrome?: Partial<Pick<PanelBrowser, 'sidePanel'>> }).chrome?.sidePanel,
    openTab: () => showTab(runtime.getURL('sidepanel.html')),
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
  allowed?: Promise<object>,
): Promise<void> {
  const keep = () => writeItem(browser.storage, STORED_ITEMS.panel, { company_key, record_id });
  const kept = allowed ? allowed.then((answer) => !isRefused(answer) && keep().then(() => true)) : keep();
  // Who asked is told of a refusal by the answer.
  const isKept = Promise.resolve(kept).then(
    (is) => is !== false,
    () => false,
  );
  try {
    if (!browser.sidePanel || tabId === undefined) throw new Error('There is no side panel beside this');
    await browser.sidePanel.open({ tabId });
  } catch {
    if (await isKept) await browser.openTab();
  }
  await isKept;
}

function isRefused(answer: object): boolean {
  return 'status' in answer && answer.status === 'refused';
}
