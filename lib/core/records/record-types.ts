/** What a record is, in the platform API's words (Source Platform API §3, `type`). */
export const RECORD_TYPES = [
  'customer',
  'invoice',
  'payment',
  'refund',
  'expense',
  'service',
  'credit_memo',
  'estimate',
  'sales_receipt',
  'bill',
  'bill_payment',
  'purchase_order',
  'vendor',
  'vendor_credit',
  'journal_entry',
  'deposit',
  'transfer',
  'class',
  'department',
  'account',
  'employee',
  'tax_code',
  'other',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** What QuickBooks calls the same things (QuickBooks Online Accounting API entity names). */
export const QUICKBOOKS_TYPES = [
  'Customer',
  'Invoice',
  'Payment',
  'CreditMemo',
  'RefundReceipt',
  'SalesReceipt',
  'Estimate',
  'Item',
  'Purchase',
  'Bill',
  'BillPayment',
  'VendorCredit',
  'Vendor',
  'PurchaseOrder',
  'JournalEntry',
  'Deposit',
  'Transfer',
  'Account',
  'Class',
  'Department',
  'Employee',
  'TaxCode',
] as const;
export type QuickBooksType = (typeof QUICKBOOKS_TYPES)[number];

/** A record in QuickBooks: ids are unique per type and company only, so both together are the key. */
export interface QuickBooksRef {
  readonly type: QuickBooksType;
  readonly id: string;
}

/** `Invoice:145`: the form in which a QuickBooks reference is indexed and stands in `data-record`. */
export function quickBooksRefKey(ref: QuickBooksRef): string {
  return `${ref.type}:${ref.id}`;
}

/** Parents are sent before children: customer → service → invoice → payment → refund. */
const SENDING_RANK: Partial<Record<RecordType, number>> = {
  customer: 0,
  vendor: 0,
  account: 0,
  class: 0,
  department: 0,
  service: 1,
  estimate: 2,
  invoice: 2,
  bill: 2,
  sales_receipt: 2,
  purchase_order: 2,
  payment: 3,
  bill_payment: 3,
  deposit: 4,
  refund: 4,
  credit_memo: 4,
};

/** The place of a type in sending order; equal ranks may go in any order. */
export function sendingRank(type: RecordType): number {
  return SENDING_RANK[type] ?? 3;
}
