import type { QuickBooksType, RecordType } from '../../../lib/core/records/record-types.ts';
import {
  baseDocuments,
  baseRecords,
  CEDAR_GROVE,
  scenarioRecord,
  worldOf,
} from '../../sandbox/world/common-world.ts';
import type { World } from '../../sandbox/world/world.ts';

/** One linked record for each kind of record page: route, parameter, record type, QuickBooks type. */
export const RECORD_PAGES: readonly {
  readonly route: string;
  readonly parameter: string;
  readonly type: RecordType;
  readonly quickbooks: QuickBooksType;
}[] = [
  { route: 'invoice', parameter: 'txnId', type: 'invoice', quickbooks: 'Invoice' },
  { route: 'recvpayment', parameter: 'txnId', type: 'payment', quickbooks: 'Payment' },
  { route: 'customerdetail', parameter: 'nameId', type: 'customer', quickbooks: 'Customer' },
  { route: 'vendordetail', parameter: 'nameId', type: 'vendor', quickbooks: 'Vendor' },
  { route: 'bill', parameter: 'txnId', type: 'bill', quickbooks: 'Bill' },
  { route: 'expense', parameter: 'txnId', type: 'expense', quickbooks: 'Purchase' },
  { route: 'check', parameter: 'txnId', type: 'expense', quickbooks: 'Purchase' },
  { route: 'creditcardcredit', parameter: 'txnId', type: 'expense', quickbooks: 'Purchase' },
  { route: 'billpayment', parameter: 'txnId', type: 'bill_payment', quickbooks: 'BillPayment' },
  { route: 'vendorcredit', parameter: 'txnId', type: 'vendor_credit', quickbooks: 'VendorCredit' },
  { route: 'purchaseorder', parameter: 'txnId', type: 'purchase_order', quickbooks: 'PurchaseOrder' },
  { route: 'estimate', parameter: 'txnId', type: 'estimate', quickbooks: 'Estimate' },
  { route: 'salesreceipt', parameter: 'txnId', type: 'sales_receipt', quickbooks: 'SalesReceipt' },
  { route: 'creditmemo', parameter: 'txnId', type: 'credit_memo', quickbooks: 'CreditMemo' },
  { route: 'refundreceipt', parameter: 'txnId', type: 'refund', quickbooks: 'RefundReceipt' },
  { route: 'journal', parameter: 'txnId', type: 'journal_entry', quickbooks: 'JournalEntry' },
  { route: 'deposit', parameter: 'txnId', type: 'deposit', quickbooks: 'Deposit' },
  { route: 'transfer', parameter: 'txnId', type: 'transfer', quickbooks: 'Transfer' },
  { route: 'register', parameter: 'accountId', type: 'account', quickbooks: 'Account' },
];

const NAMES: ReadonlySet<RecordType> = new Set(['customer', 'vendor', 'account']);

/** The QuickBooks id of a page's record; pages of the same type share one. */
export function idOf(quickbooks: QuickBooksType): string {
  return String(500 + [...new Set(RECORD_PAGES.map((each) => each.quickbooks))].indexOf(quickbooks));
}

/** The label of a page's record in the name of its badge. */
export function labelOf(type: RecordType, quickbooks: QuickBooksType): string {
  return NAMES.has(type) ? `Fern Hollow ${idOf(quickbooks)}` : `N-${idOf(quickbooks)}`;
}

/** The common world, plus one synced record for each kind of page. */
export function pageWorld(): World {
  const kinds = new Map(RECORD_PAGES.map((each) => [each.quickbooks, each]));
  const records = [...kinds.values()].map(({ type, quickbooks }) =>
    scenarioRecord({
      id: `page_${quickbooks}`,
      type,
      state: 'synced',
      ...(NAMES.has(type)
        ? { name: labelOf(type, quickbooks) }
        : { number: labelOf(type, quickbooks), party: CEDAR_GROVE, date: '2026-03-01', amount: '21.00' }),
      quickbooks: { id: idOf(quickbooks), type: quickbooks },
    }),
  );
  return worldOf([...baseRecords(), ...records], baseDocuments());
}
