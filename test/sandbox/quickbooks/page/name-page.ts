import type { QuickBooksDocument } from '../quickbooks-document.ts';
import { addressOf, type RecordRoute } from '../routes.ts';
import { h, hashed, icon } from './element.ts';
import { typeWord } from './list-state.ts';
import { loadDocument, loadDocuments } from './load-documents.ts';
import { site } from './site.ts';
import { showAmount, showDate, showStatus, t } from './words.ts';

const TRANSACTIONS = {
  Customer: ['Invoice', 'Payment', 'Estimate', 'SalesReceipt', 'CreditMemo', 'RefundReceipt'],
  Vendor: ['Bill', 'Purchase', 'BillPayment', 'VendorCredit', 'PurchaseOrder'],
} as const;

function markup(): 'production' | 'sandbox' {
  const { customerMarkup } = site.settings;
  if (customerMarkup !== 'host') return customerMarkup;
  return location.hostname.includes('sandbox.') ? 'sandbox' : 'production';
}

/** The stage with the name: production and sandbox had different markup on the same day (2026-02-24). */
function stage(name: string, balance: string): HTMLElement {
  const amount = h(
    'div',
    { class: 'sb-hero' },
    h('span', { class: 'sb-label' }, t('Open balance')),
    h('strong', {}, balance),
  );
  if (markup() === 'sandbox') {
    return h(
      'div',
      { class: 'sb-stage' },
      h(
        'div',
        { class: `${hashed('StageData__HeaderWrapper')} sb-stage-name` },
        h('span', { class: `${hashed('StageData__Name')} sb-name` }, name),
      ),
      amount,
    );
  }
  return h(
    'div',
    { class: 'sb-stage' },
    h(
      'div',
      { class: `${hashed('StageDataV2__NameWraper')} sb-stage-name` },
      h('div', { class: `${hashed('StageDataV2__Name')} sb-name`, 'data-testid': 'stageData-name' }, name),
    ),
    amount,
  );
}

function byName(people: readonly QuickBooksDocument[]): QuickBooksDocument[] {
  return people.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '', site.language));
}

function directory(
  people: readonly QuickBooksDocument[],
  current: string,
  go: (address: string) => void,
): HTMLElement {
  return h(
    'aside',
    { class: 'sb-directory' },
    h(
      'label',
      { class: 'sb-search' },
      icon('search'),
      h('input', {
        type: 'search',
        'data-testid': 'directory-search-input',
        'aria-label': t('Name'),
        placeholder: t('Name'),
        oninput: (_event, element) => {
          const wanted = (element as HTMLInputElement).value.toLowerCase();
          for (const entry of element.closest('aside')?.querySelectorAll<HTMLElement>('.sb-person') ?? []) {
            entry.hidden = !entry.textContent?.toLowerCase().includes(wanted);
          }
        },
      }),
    ),
    ...byName(people).map((person) =>
      h(
        'div',
        {
          class: `${hashed('DirectoryListItem__NameWrapper')} sb-person${person.id === current ? ' sb-current' : ''}`,
          onclick: () => go(addressOf(person)),
        },
        person.name ?? '',
      ),
    ),
  );
}

function transactions(documents: readonly QuickBooksDocument[], go: (address: string) => void): HTMLElement {
  const cell = (id: string, text: string, className = 'sb-cell') =>
    h('td', { 'data-column-id': `allsales-${id}`, class: className }, text);
  const rows = documents.map((document) =>
    h(
      'tr',
      { class: 'selectable sb-row', onclick: () => go(addressOf(document)) },
      cell('date', showDate(document.date)),
      cell('type', typeWord(document)),
      cell('no', document.number ?? ''),
      cell('memo', document.memo ?? ''),
      cell('amount', showAmount(document.amount), 'sb-cell sb-amount'),
      cell('status', showStatus(document).text),
    ),
  );
  const headings = ['Date', 'Type', 'No.', 'Memo', 'Amount', 'Status'];
  return h(
    'table',
    { class: 'sales-table sb-table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...headings.map((each) =>
          h('th', { scope: 'col', class: each === 'Amount' ? 'sb-amount' : '' }, t(each)),
        ),
      ),
    ),
    h('tbody', {}, ...rows),
  );
}

/** The page of a customer or vendor, with the directory beside it: choosing another one there navigates without a load. */
export async function namePage(
  route: RecordRoute,
  id: string,
  go: (address: string) => void,
): Promise<HTMLElement> {
  const types = route.type === 'Customer' || route.type === 'Vendor' ? TRANSACTIONS[route.type] : [];
  const [person, people, documents] = await Promise.all([
    loadDocument(route.type, id),
    loadDocuments([route.type]),
    types.length > 0 ? loadDocuments(types) : Promise.resolve([]),
  ]);
  const name = person?.name ?? '';
  document.title = `${t(route.title)} - ${name}`;
  const theirs = documents.filter((each) => each.party?.id === id);
  return h(
    'div',
    {
      'data-morpheus-pluginid': 'qbo-contacts-v2',
      'data-morpheus-widget': `qbo-contacts-v2/${route.slug}`,
      'data-morpheus-widget-instance': '1',
      class: 'sb-page sb-person-page',
    },
    directory(people, id, go),
    h(
      'div',
      { class: 'sb-person-main' },
      person
        ? stage(name, showAmount(person.balance ?? '0.00'))
        : h('p', { role: 'alert' }, 'This name is not available. It may have been made inactive.'),
      h('h3', {}, t('Transactions')),
      transactions(theirs, go),
    ),
  );
}
