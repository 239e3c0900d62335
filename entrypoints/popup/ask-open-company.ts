import browser from 'webextension-polyfill';
import type { OpenCompany, PagePush } from '../../lib/messages/pushes.ts';

/**
 * Which company the tab in front shows.
 * @returns `null` where the tab is no QuickBooks page with Tickmark in it
 */
export async function askOpenCompany(): Promise<OpenCompany | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
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
