import type { QuickBooksDocument, QuickBooksLine } from '../quickbooks-document.ts';
import type { RecordRoute } from '../routes.ts';
import { site } from './site.ts';
import { showAmount, showDate, t } from './words.ts';

/** The content of both generations of a transaction form. */
export interface FormModel {
  readonly route: RecordRoute;
  /** Null for a new, empty form. */
  readonly document: QuickBooksDocument | null;
  /** `Invoice 1043`; without a number the title alone. */
  readonly heading: string;
  readonly number: string;
  readonly numberLabel: string;
  readonly partyLabel: 'Customer' | 'Vendor' | 'Payee' | null;
  readonly party: string;
  readonly dateLabel: string;
  readonly date: string;
  readonly dueDate: string | null;
  readonly amount: string;
  readonly balance: string;
  readonly memo: string;
  readonly account: string;
  readonly lines: readonly QuickBooksLine[];
  /** The plug-in that draws the form; only `sales-forms-ui` is attested. */
  readonly plugin: string;
}

const NUMBER_LABELS: Readonly<Record<string, string>> = {
  invoice: 'Invoice number',
  estimate: 'Estimate number',
  purchaseorder: 'Purchase Order number',
  bill: 'Bill no.',
  recvpayment: 'Reference no.',
};

function partyLabelOf({ family, slug }: RecordRoute): FormModel['partyLabel'] {
  if (family === 'sales' || slug === 'recvpayment') return 'Customer';
  if (family === 'payment' || slug === 'bill' || slug === 'vendorcredit' || slug === 'purchaseorder')
    return 'Vendor';
  return family === 'purchase' ? 'Payee' : null;
}

function linesOf(document: QuickBooksDocument | null): readonly QuickBooksLine[] {
  if (!document) return [{ name: '', amount: '0.00' }];
  if (document.lines && document.lines.length > 0) return document.lines;
  const amount = document.amount ?? '0.00';
  return [
    { name: document.account ?? '', description: document.memo ?? null, quantity: '1', rate: amount, amount },
  ];
}

/** The content of this route's form for a document, or for none. */
export function formModel(route: RecordRoute, document: QuickBooksDocument | null): FormModel {
  const number = document?.number ?? '';
  const partyLabel = partyLabelOf(route);
  return {
    route,
    document,
    heading: number === '' ? t(route.title) : `${t(route.title)} ${number}`,
    number,
    numberLabel: t(NUMBER_LABELS[route.slug] ?? 'Reference no.'),
    partyLabel,
    party: document?.party?.name ?? '',
    dateLabel: t(route.slug === 'invoice' ? 'Invoice date' : route.slug === 'bill' ? 'Bill date' : 'Date'),
    date: showDate(document ? document.date : site.settings.today),
    dueDate: route.slug === 'invoice' || route.slug === 'bill' ? showDate(document?.dueDate) : null,
    amount: showAmount(document?.amount ?? '0.00'),
    balance: showAmount(document?.balance ?? document?.amount ?? '0.00'),
    memo: document?.memo ?? '',
    account: document?.account ?? '',
    lines: linesOf(document),
    plugin:
      partyLabel === 'Customer'
        ? 'sales-forms-ui'
        : route.family === 'simple'
          ? 'txn-forms-ui'
          : 'expense-forms-ui',
  };
}
