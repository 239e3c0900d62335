import type { QuickBooksDocument } from '../quickbooks-document.ts';
import type { ListColumn, ListRoute } from '../routes.ts';
import { site } from './site.ts';
import { showAmount, showDate, showStatus, t } from './words.ts';

export type Period = 'all' | 'this-month' | 'last-month';

/** The state of a list page. */
export interface ListState {
  readonly route: ListRoute;
  documents: readonly QuickBooksDocument[] | null;
  period: Period;
  search: string;
  sort: { readonly column: string; readonly descending: boolean } | null;
  /** From 0. */
  page: number;
  readonly selected: Set<string>;
}

export function newListState(route: ListRoute): ListState {
  // Transactions come newest first, names by name.
  const byName = route.columns[0]?.id === 'name';
  const sort = byName ? { column: 'name', descending: false } : null;
  return { route, documents: null, period: 'all', search: '', sort, page: 0, selected: new Set() };
}

/** The visible columns: the route's own, or those of the settings, in their order. */
export function columnsOf(route: ListRoute): readonly ListColumn[] {
  const wanted = site.settings.columns;
  if (!wanted) return route.columns;
  return wanted.flatMap((id) => route.columns.find((column) => column.id === id) ?? []);
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  SalesReceipt: 'Sales Receipt',
  CreditMemo: 'Credit Memo',
  RefundReceipt: 'Refund Receipt',
  BillPayment: 'Bill Payment',
  VendorCredit: 'Vendor Credit',
  PurchaseOrder: 'Purchase Order',
  JournalEntry: 'Journal Entry',
};

/** The word for a document's type in lists. */
export function typeWord(document: QuickBooksDocument): string {
  if (document.type === 'Purchase') return t(document.route === 'check' ? 'Check' : 'Expense');
  return t(TYPE_WORDS[document.type] ?? document.type);
}

/** The text of a cell. */
export function cellText(document: QuickBooksDocument, shows: ListColumn['shows']): string {
  switch (shows) {
    case 'date':
      return showDate(document.date);
    case 'due':
      return showDate(document.dueDate);
    case 'number':
      return document.number ?? '';
    case 'party':
      return document.party?.name ?? '';
    case 'name':
      return document.name ?? '';
    case 'amount':
      return showAmount(document.amount);
    case 'balance':
      return showAmount(document.balance ?? document.amount);
    case 'status':
      return showStatus(document).text;
    case 'type':
      return typeWord(document);
    case 'memo':
      return document.memo ?? '';
  }
}

function sortKey(document: QuickBooksDocument, shows: ListColumn['shows']): string | number {
  if (shows === 'amount') return Number(document.amount ?? 0);
  if (shows === 'balance') return Number(document.balance ?? document.amount ?? 0);
  if (shows === 'date') return document.date ?? '';
  if (shows === 'due') return document.dueDate ?? '';
  return cellText(document, shows);
}

function monthOf(day: string, back: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1 - back, 1));
  return date.toISOString().slice(0, 7);
}

/** The filtered and sorted documents, before paging. */
export function chosenDocuments(state: ListState): readonly QuickBooksDocument[] {
  const search = state.search.trim().toLowerCase();
  const month =
    state.period === 'all' ? null : monthOf(site.settings.today, state.period === 'this-month' ? 0 : 1);
  const chosen = (state.documents ?? []).filter(
    (document) =>
      (month === null || (document.date ?? '').startsWith(month)) &&
      (search === '' ||
        [document.number, document.name, document.party?.name].some((text) =>
          text?.toLowerCase().includes(search),
        )),
  );
  const { sort } = state;
  const column = sort && state.route.columns.find((each) => each.id === sort.column);
  if (!sort || !column) return chosen;
  const sign = sort.descending ? -1 : 1;
  return chosen.sort((a, b) => {
    const [left, right] = [sortKey(a, column.shows), sortKey(b, column.shows)];
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), site.language, { numeric: true });
  });
}

/** The documents of the visible page, and the number of pages. */
export function pageOf(state: ListState): {
  rows: readonly QuickBooksDocument[];
  pages: number;
  total: number;
} {
  const chosen = chosenDocuments(state);
  const size = Math.max(1, site.settings.pageSize);
  const pages = Math.max(1, Math.ceil(chosen.length / size));
  const page = Math.min(state.page, pages - 1);
  return { rows: chosen.slice(page * size, (page + 1) * size), pages, total: chosen.length };
}
