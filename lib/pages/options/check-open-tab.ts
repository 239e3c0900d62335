import browser, { type Tabs } from 'webextension-polyfill';
import type { LayoutChecks, TabCheck } from '../../../components/layout-check/tab-check.ts';
import type { LayoutAnswer, PagePush } from '../../protocol/pushes.ts';
import { send } from '../../protocol/send.ts';

const QUICKBOOKS = 'https://*.qbo.intuit.com/*';

/** Asks one tab what it makes of its page. A tab that the browser has put to sleep is left asleep: waking it would load QuickBooks. */
async function checkTab(tab: Tabs.Tab): Promise<TabCheck> {
  const check = { id: tab.id ?? -1, title: tab.title ?? '', asleep: tab.discarded === true };
  if (tab.id === undefined || check.asleep) return { ...check, answer: null };
  const push: PagePush = { push: 'check_layout' };
  try {
    const answer: unknown = await browser.tabs.sendMessage(tab.id, push, { frameId: 0 });
    return { ...check, answer: (answer as LayoutAnswer | null | undefined) ?? null };
  } catch {
    // Nobody listens there: the page loads, or an older version of Tickmark stands behind it.
    return { ...check, answer: null };
  }
}

/** Checks the layout of all QuickBooks tabs, the one looked at last first. */
export async function checkOpenTabs(): Promise<LayoutChecks> {
  const [tabs, { version, misses }] = await Promise.all([
    browser.tabs.query({ url: QUICKBOOKS }),
    send((message) => browser.runtime.sendMessage(message), { type: 'diagnosis', company_key: null }),
  ]);
  const latestFirst = tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return {
    version,
    misses,
    at: new Date().toISOString(),
    tabs: await Promise.all(latestFirst.map(checkTab)),
  };
}
