import type { QuickBooksDocument } from '../quickbooks-document.ts';
import type { RecordRoute } from '../routes.ts';
import { h } from './element.ts';
import { labelOf } from './list-rows.ts';
import { typeWord } from './list-state.ts';
import { loadDocument, loadDocuments } from './load-documents.ts';
import { site } from './site.ts';
import { showAmount, showDate, showStatus, t } from './words.ts';

function page(plugin: string, title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return h(
    'div',
    {
      'data-morpheus-pluginid': plugin,
      'data-morpheus-widget': plugin,
      'data-morpheus-widget-instance': '1',
      class: 'sb-page',
    },
    h('div', { class: 'sb-page-head' }, h('h1', {}, title)),
    ...children,
  );
}

function plainTable(headings: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const kind = (place: number) => (headings[place] === 'Amount' ? 'sb-cell sb-amount' : 'sb-cell');
  return h(
    'table',
    { class: 'sb-table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...headings.map((each, place) =>
          h('th', { scope: 'col', class: kind(place).replace('sb-cell', '').trim() }, t(each)),
        ),
      ),
    ),
    h(
      'tbody',
      {},
      ...rows.map((row) =>
        h('tr', { class: 'sb-row' }, ...row.map((text, place) => h('td', { class: kind(place) }, text))),
      ),
    ),
  );
}

/** A record page of which only the address is known: register, project, item, employee profile. */
export async function plainRecordPage(route: RecordRoute, id: string): Promise<HTMLElement> {
  const found = await loadDocument(route.type, id);
  document.title = `${t(route.title)} - QuickBooks`;
  const facts: readonly (readonly string[])[] = found
    ? [
        [t('Name'), found.name ?? ''],
        [t('Description'), found.memo ?? ''],
        [t('Amount'), showAmount(found.balance ?? found.amount)],
        [t('Status'), showStatus(found).text],
      ]
    : [];
  return page('plain-record-ui', found?.name ?? t(route.title), plainTable(['', ''], facts));
}

/** The home page with a few figures. */
export async function homePage(): Promise<HTMLElement> {
  const [invoices, purchases] = await Promise.all([
    loadDocuments(['Invoice']),
    loadDocuments(['Purchase', 'Bill']),
  ]);
  document.title = 'QuickBooks';
  const sum = (
    documents: readonly QuickBooksDocument[],
    take: (each: QuickBooksDocument) => string | null | undefined,
  ) => showAmount(documents.reduce((total, each) => total + Number(take(each) ?? 0), 0).toFixed(2));
  const open = invoices.filter((each) => each.status === 'open' || each.status === 'partially_paid');
  const late = open.filter((each) => (each.dueDate ?? '9999') < site.settings.today);
  const card = (title: string, value: string, note: string) =>
    h('section', { class: 'sb-card' }, h('h2', {}, title), h('strong', {}, value), h('p', {}, note));
  return page(
    'homepage-ui',
    site.company.name,
    h(
      'div',
      { class: 'sb-cards' },
      card(
        t('Open balance'),
        sum(open, (each) => each.balance ?? each.amount),
        `${open.length} · ${t('Invoices')}`,
      ),
      card(
        t('Overdue'),
        sum(late, (each) => each.balance ?? each.amount),
        `${late.length} · ${t('Invoices')}`,
      ),
      card(
        t('Expenses'),
        sum(purchases, (each) => each.amount),
        `${purchases.length} · ${t('Expenses')}`,
      ),
    ),
    h('h2', { class: 'sb-section' }, t('Latest invoices')),
    plainTable(
      ['Date', 'Customer', 'Amount', 'Status'],
      invoices
        .slice(0, 8)
        .map((each) => [
          showDate(each.date),
          each.party?.name ?? '',
          showAmount(each.amount),
          showStatus(each).text,
        ]),
    ),
  );
}

const ALL = [
  'Invoice',
  'Payment',
  'Purchase',
  'Bill',
  'CreditMemo',
  'RefundReceipt',
  'SalesReceipt',
] as const;

/** The audit log, in the old grid of 2017. */
export async function auditLogPage(): Promise<HTMLElement> {
  const documents = (await loadDocuments(ALL)).slice(0, 100);
  const rows = documents.map((each) =>
    h(
      'tr',
      { class: 'sb-row' },
      h('td', { class: 'sb-cell dgrid-cell dgrid-column-0' }, showDate(each.date)),
      h('td', { class: 'sb-cell dgrid-cell dgrid-column-1' }, 'Added'),
      h(
        'td',
        { class: 'sb-cell dgrid-cell dgrid-column-2' },
        `${typeWord(each)} ${t('No.')} ${labelOf(each)}`,
      ),
      h('td', { class: 'sb-cell dgrid-cell dgrid-column-3' }, each.party?.name ?? ''),
      h('td', { class: 'sb-cell dgrid-cell dgrid-column-4 sb-amount' }, showAmount(each.amount)),
    ),
  );
  return page(
    'auditlog-ui',
    t('Audit log'),
    h(
      'div',
      { class: 'dgrid' },
      h('div', { class: 'dgrid-content' }, h('table', { class: 'sb-table' }, h('tbody', {}, ...rows))),
    ),
  );
}

/** The history of one transaction; its address carries a txnId without a type. */
export async function auditHistoryPage(id: string): Promise<HTMLElement> {
  const found = (await loadDocuments(ALL)).find((each) => each.id === id);
  const title = found
    ? `History of this transaction: ${typeWord(found)} No. ${labelOf(found)}`
    : 'No history';
  return page(
    'auditlog-ui',
    title,
    plainTable(['Date', 'Type'], found ? [[showDate(found.date), 'Added by']] : []),
  );
}

/** A report: figures without a badge. */
export async function reportPage(): Promise<HTMLElement> {
  const documents = await loadDocuments(['Invoice', 'Payment']);
  const rows = documents.map((each) => [
    showDate(each.date),
    typeWord(each),
    each.number ?? '',
    each.party?.name ?? '',
    showAmount(each.amount),
  ]);
  return page('reports-ui', t('Reports'), plainTable(['Date', 'Type', 'No.', 'Name', 'Amount'], rows));
}

/** Any other page of the site. */
export function otherPage(slug: string): HTMLElement {
  return page('other-ui', slug, h('p', {}, t('Nothing to show.')));
}
