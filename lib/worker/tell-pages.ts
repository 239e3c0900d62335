import type { Tabs } from 'webextension-polyfill';
import { QUICKBOOKS_PAGES } from '../core/quickbooks-pages.ts';
import type { OwnPush, PagePush } from '../protocol/pushes.ts';
import { together } from './together.ts';

/** Changes within this time are announced together. */
const TOGETHER_MS = 100;

/**
 * Announces changes to QuickBooks pages and Tickmark's own pages, which ask again for what they show. The announcement
 * contains only company and record ids.
 */
export function tellPages(
  tabs: Pick<Tabs.Static, 'query' | 'sendMessage'>,
  own: { postMessage(message: unknown): void },
) {
  const waiting = new Map<string, Set<string> | null>();

  async function tell(): Promise<void> {
    const told = [...waiting];
    waiting.clear();
    const records = told.map(([realm, ids]) => [realm, ids && [...ids]] as const);
    own.postMessage({ push: 'changed', records } satisfies OwnPush);
    await tellTabs(records.map(([realm, record_ids]) => ({ push: 'changed', realm, record_ids })));
  }

  const tellSoon = together(TOGETHER_MS, () => void tell());

  async function tellTabs(pushes: readonly PagePush[]): Promise<void> {
    for (const tab of await tabs.query({ url: QUICKBOOKS_PAGES })) {
      for (const push of pushes) {
        // A tab without a content script needs no announcement.
        if (tab.id !== undefined) void tabs.sendMessage(tab.id, push).catch(() => undefined);
      }
    }
  }

  function changed(realm: string, recordIds: readonly string[] | null): void {
    const before = waiting.get(realm);
    if (recordIds === null || before === null) waiting.set(realm, null);
    else {
      const ids = before ?? new Set();
      for (const id of recordIds) ids.add(id);
      waiting.set(realm, ids);
    }
    tellSoon();
  }

  return {
    changed,
    /** Announces a changed preference: all pages render again, even without a connected company. */
    async preferences(): Promise<void> {
      own.postMessage({ push: 'preferences' } satisfies OwnPush);
      await tellTabs([{ push: 'preferences' }]);
    },
  };
}
