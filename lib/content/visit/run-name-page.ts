import type { PageIdentity } from '../../core/identity/identify-page.ts';
import { LISTS_ON_RECORD_PAGES } from '../../core/identity/list-routes.ts';
import type { PageRun, RunContext } from './run-context.ts';
import { type FoundList, runListPage } from './run-list-page.ts';
import { runRecordPage } from './run-record-page.ts';

/** Whether a record page lists transactions beside the record. */
export function hasTransactions(route: string): boolean {
  return Object.hasOwn(LISTS_ON_RECORD_PAGES, route);
}

/** Keeps the badge of a customer or vendor, and those of the transactions listed on its page. */
export function runNamePage(
  identity: Extract<PageIdentity, { kind: 'record' }>,
  context: RunContext,
  before: FoundList | null,
  found: (list: FoundList) => void,
  signal: AbortSignal,
): PageRun {
  const person = runRecordPage(identity, context, signal);
  const { route } = identity;
  const transactions = runListPage(
    { route, list: LISTS_ON_RECORD_PAGES[route] ?? 'sales' },
    context,
    before,
    found,
    signal,
  );
  return {
    shown: () => [...person.shown(), ...transactions.shown()],
    refresh(learned) {
      person.refresh();
      transactions.refresh(learned);
    },
    isOnScreen: (record) => person.isOnScreen(record),
    focus(record, action) {
      person.focus(record, action);
      if (!person.isOnScreen(record)) transactions.focus(record, action);
    },
  };
}
