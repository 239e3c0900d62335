import type { PagePush, PushAnswers } from './pushes.ts';

/** The function of the browser's tabs API that asking needs. */
interface TabMessenger {
  sendMessage(tabId: number, message: PagePush, options: { readonly frameId: number }): Promise<unknown>;
}

/**
 * Asks the QuickBooks page in a tab.
 * @returns `null` where nothing listens: the page is loading, is not QuickBooks, or runs an older version of Tickmark
 */
export async function askTab<Question extends Exclude<keyof PushAnswers, 'own_frame'>>(
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

/** Asks the content script of a tab whether it sent a frame this secret. */
export async function askOwnFrame(
  tabs: TabMessenger,
  tab: { readonly id?: number | undefined } | undefined,
  secret: string,
): Promise<boolean> {
  if (tab?.id === undefined) return false;
  return (await tabs.sendMessage(tab.id, { push: 'own_frame', secret }, { frameId: 0 })) === true;
}
