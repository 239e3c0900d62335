import type { PagePush, PushAnswers } from './pushes.ts';

/** What asking needs of the browser's tabs. */
interface TabMessenger {
  sendMessage(tabId: number, message: PagePush, options: { readonly frameId: number }): Promise<unknown>;
}

/**
 * Asks the QuickBooks page in a tab.
 * @returns `null` where nobody listens there: the page loads, is none of QuickBooks, or shows an older version of Tickmark
 */
export async function askTab<Question extends keyof PushAnswers>(
  tabs: TabMessenger,
  tab: { readonly id?: number | undefined } | undefined,
  question: Question,
): Promise<PushAnswers[Question] | null> {
  if (tab?.id === undefined) return null;
  try {
    const answer = await tabs.sendMessage(tab.id, { push: question }, { frameId: 0 });
    return (answer as PushAnswers[Question] | undefined) ?? null;
  } catch {
    return null;
  }
}
