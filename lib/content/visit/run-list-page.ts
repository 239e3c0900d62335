import type { ListKind } from '../../core/identity/list-routes.ts';
import type { ShownRow } from '../../core/identity/row-evidence.ts';
import { STATES } from '../../core/records/sync-state.ts';
import type { ListRow } from '../overlay/list.ts';
import { overlayList } from '../overlay/list-overlay.ts';
import { quickBooksList } from '../quickbooks/read-list.ts';
import { recordKey } from './followed-command.ts';
import type { FoundList } from './frames.ts';
import { type Wanted, wantedKey } from './known-records.ts';
import type { PageRun, RunContext } from './run-context.ts';

/** A list not found by then has unknown markup. */
const PATIENCE_MS = 10_000;

/**
 * Keeps one badge on each row of a list whose record is certain.
 * @param before the list of the previous page, which may still be there for a moment and must not be read as this one
 * @param found called with the list of this page
 */
export function runListPage(
  { route, list: kind }: { readonly route: string; readonly list: ListKind },
  context: RunContext,
  before: FoundList | null,
  found: (list: FoundList) => void,
  signal: AbortSignal,
): PageRun {
  const list = quickBooksList(document, kind);
  let stale = before && before.kind !== kind ? before.element : null;
  if (stale) {
    // As soon as its rows change, the element belongs to the new list.
    const changed = new MutationObserver(() => {
      stale = null;
      changed.disconnect();
    });
    changed.observe(stale, { childList: true, subtree: true, characterData: true });
    signal.addEventListener('abort', () => changed.disconnect());
  }
  let seen = false;
  const wantedOf = ({ content }: ListRow<ShownRow>): Wanted => ({ row: content });

  const overlay = overlayList<ShownRow>({
    list: {
      ...list,
      container() {
        const element = list.container();
        if (!element || element === stale) return null;
        seen = true;
        found({ kind, element });
        return element;
      },
    },
    face(row, twins) {
      const record = context.find(wantedOf(row));
      if (!record) return record;
      for (const twin of twins) {
        const other = context.find(wantedOf(twin));
        if (other === undefined) return undefined;
        // If both rows may show this record, one of them is another document.
        if (other && recordKey(other) === recordKey(record)) return null;
      }
      return context.face(record, false);
    },
    ask: (rows) => context.want(rows.map(wantedOf)),
    onOpen(row, badge) {
      const record = context.find(wantedOf(row));
      if (record) context.open(record, badge.set);
    },
    onPoint: ({ set, face: { hint: words, language } }) =>
      context.announcer.frames.tip({ set, words, language }),
    onPlaced: (cell, spot) => context.announcer.frames.mark(cell, spot),
    guard: context.guard,
    signal,
  });

  const patience = setTimeout(() => {
    const place = seen ? null : list.miss();
    if (place) context.misses.report({ page: route, place });
  }, PATIENCE_MS);
  signal.addEventListener('abort', () => clearTimeout(patience));

  return {
    shown: () => overlay.shown().map(wantedOf),
    refresh: (learned) => overlay.refresh(learned && ((row) => learned.has(wantedKey(wantedOf(row))))),
    attention: () =>
      overlay.badges().flatMap(({ row, badge: { host } }) => {
        const state = context.find(wantedOf(row))?.state;
        return state && STATES[state].attention ? (host.parentElement?.parentElement ?? []) : [];
      }),
    isOnScreen: () => false,
    otherNumber: () => null,
    focus(record) {
      const found = overlay.badges().find(({ row }) => {
        const each = context.find(wantedOf(row));
        return !record || (each && recordKey(each) === recordKey(record));
      });
      found?.badge.focus();
    },
  };
}
