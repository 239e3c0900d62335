import type { QuickBooksDocument } from '../quickbooks-document.ts';
import { h, setText } from './element.ts';
import { loadDocuments } from './load-documents.ts';
import { showAmount, showDate, t } from './words.ts';

const KEYS = ['txnDate', 'description', 'payee', 'category', 'spent', 'received', 'action'] as const;
const ROW_HEIGHT = 48;
const VIEW_ROWS = 14;

function texts(document: QuickBooksDocument): Readonly<Record<(typeof KEYS)[number], string>> {
  const income = document.type === 'Payment';
  return {
    txnDate: showDate(document.date),
    description: `${document.type.toUpperCase()} ${document.number ?? ''}`.trim(),
    payee: document.party?.name ?? '',
    category: document.account ?? '',
    spent: income ? '' : showAmount(document.amount),
    received: income ? showAmount(document.amount) : '',
    action: 'Match',
  };
}

function row(): HTMLElement {
  return h(
    'tr',
    { class: 'idsTable__row sb-row' },
    ...KEYS.map((key) =>
      h(
        'td',
        {
          class: `idsTable__cell ${key} sb-cell${key === 'spent' || key === 'received' ? ' sb-amount' : ''}`,
        },
        '',
      ),
    ),
  );
}

/** The bank feed: a virtual table that reuses a few rows for what scrolls into view. */
export async function bankFeedPage(): Promise<HTMLElement> {
  const documents = await loadDocuments(['Payment', 'Purchase']);
  const body = h('tbody', {}, ...documents.slice(0, VIEW_ROWS).map(row));
  const table = h(
    'table',
    { class: 'sb-table', id: 'table-body-main' },
    h(
      'thead',
      {},
      h(
        'tr',
        { class: 'idsTable__headerRow' },
        ...['Date', 'Description', 'Payee', 'Category', 'Spent', 'Received', 'Action'].map((each) =>
          h('th', { class: each === 'Spent' || each === 'Received' ? 'sb-amount' : '' }, t(each)),
        ),
      ),
    ),
    body,
  );
  const fill = (first: number) => {
    [...body.children].forEach((element, place) => {
      const document = documents[first + place];
      if (!document) return;
      element.setAttribute('aria-rowindex', String(first + place + 1));
      const text = texts(document);
      KEYS.forEach((key, cell) => {
        const target = element.children[cell];
        if (target) setText(target, text[key]);
      });
    });
    table.style.setProperty('margin-top', `${first * ROW_HEIGHT}px`);
    table.style.setProperty(
      'margin-bottom',
      `${Math.max(0, documents.length - first - VIEW_ROWS) * ROW_HEIGHT}px`,
    );
  };
  const scroller = h(
    'div',
    {
      class: 'ids-table__virtualized-container sb-scroller sb-virtual',
      onscroll: (_event, element) =>
        fill(Math.max(0, Math.min(Math.floor(element.scrollTop / ROW_HEIGHT), documents.length - VIEW_ROWS))),
    },
    table,
  );
  fill(0);
  document.title = 'Bank transactions';
  return h(
    'div',
    { class: 'sb-page', 'data-morpheus-pluginid': 'banking-ui', id: 'idsTab-REVIEW-tabPanel' },
    h('div', { class: 'sb-page-head' }, h('h1', { id: 'idsTab-REVIEW' }, t('Bank transactions'))),
    scroller,
  );
}
