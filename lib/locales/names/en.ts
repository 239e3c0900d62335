import type { DocumentType, OwnListType, RecordType } from '../../core/records/record-types.ts';
import type { ShownState } from '../../core/records/sync-state.ts';

const state: Record<ShownState, string> = {
  needs_approval: 'Needs approval',
  not_synced: 'Not synced',
  ready: 'Ready to sync',
  scheduled: 'Scheduled',
  syncing: 'Syncing…',
  waiting: 'Waiting',
  retrying: 'Retrying',
  synced: 'Synced',
  synced_warn: 'Synced with warnings',
  failed: 'Sync failed',
  changed: 'Changed since sync',
  link_broken: 'Link broken',
  skipped: 'Skipped',
  error_ignored: 'Error ignored',
  canceled: 'Sync canceled',
  removed: 'Removed from queue',
  sync_off: 'Sync off',
  unknown: 'Unknown',
};

const type: Record<RecordType, string> = {
  customer: 'customer',
  invoice: 'invoice',
  payment: 'payment',
  refund: 'refund',
  expense: 'expense',
  service: 'service',
  credit_memo: 'credit memo',
  estimate: 'estimate',
  sales_receipt: 'sales receipt',
  bill: 'bill',
  bill_payment: 'bill payment',
  purchase_order: 'purchase order',
  vendor: 'vendor',
  vendor_credit: 'vendor credit',
  journal_entry: 'journal entry',
  deposit: 'deposit',
  transfer: 'transfer',
  class: 'class',
  department: 'location',
  account: 'ledger account',
  employee: 'employee',
  tax_code: 'tax code',
  other: 'record',
};

/** A record in the middle of a sentence: `invoice 1042`. */
const record = (kind: RecordType, label: string) => `${type[kind]} ${label}`;

/** The words of names that badges need. */
export const names = {
  state,
  type,
  record,
  unnamed: 'without a number',
};

export type Names = typeof names;

/** Groups of records, as in headings. */
export const groups: Record<RecordType, string> = {
  customer: 'Customers',
  invoice: 'Invoices',
  payment: 'Payments',
  refund: 'Refunds',
  expense: 'Expenses',
  service: 'Services',
  credit_memo: 'Credit memos',
  estimate: 'Estimates',
  sales_receipt: 'Sales receipts',
  bill: 'Bills',
  bill_payment: 'Bill payments',
  purchase_order: 'Purchase orders',
  vendor: 'Vendors',
  vendor_credit: 'Vendor credits',
  journal_entry: 'Journal entries',
  deposit: 'Deposits',
  transfer: 'Transfers',
  class: 'Classes',
  department: 'Locations',
  account: 'Ledger accounts',
  employee: 'Employees',
  tax_code: 'Tax codes',
  other: 'Others',
};

/** "this invoice" */
export const thisRecord: Record<RecordType, string> = {
  customer: 'this customer',
  invoice: 'this invoice',
  payment: 'this payment',
  refund: 'this refund',
  expense: 'this expense',
  service: 'this product or service',
  credit_memo: 'this credit memo',
  estimate: 'this estimate',
  sales_receipt: 'this sales receipt',
  bill: 'this bill',
  bill_payment: 'this bill payment',
  purchase_order: 'this purchase order',
  vendor: 'this vendor',
  vendor_credit: 'this vendor credit',
  journal_entry: 'this journal entry',
  deposit: 'this deposit',
  transfer: 'this transfer',
  class: 'this class',
  department: 'this location',
  account: 'this account',
  employee: 'this employee',
  tax_code: 'this tax code',
  other: 'this record',
};

/** "an invoice", "the invoice" */
export const documents: Record<DocumentType, { readonly a: string; readonly the: string }> = {
  Invoice: { a: 'an invoice', the: 'the invoice' },
  Payment: { a: 'a payment', the: 'the payment' },
  CreditMemo: { a: 'a credit memo', the: 'the credit memo' },
  RefundReceipt: { a: 'a refund receipt', the: 'the refund receipt' },
  SalesReceipt: { a: 'a sales receipt', the: 'the sales receipt' },
  Estimate: { a: 'an estimate', the: 'the estimate' },
  Purchase: { a: 'an expense', the: 'the expense' },
  Bill: { a: 'a bill', the: 'the bill' },
  BillPayment: { a: 'a bill payment', the: 'the bill payment' },
  VendorCredit: { a: 'a vendor credit', the: 'the vendor credit' },
  PurchaseOrder: { a: 'a purchase order', the: 'the purchase order' },
  JournalEntry: { a: 'a journal entry', the: 'the journal entry' },
  Deposit: { a: 'a deposit', the: 'the deposit' },
  Transfer: { a: 'a transfer', the: 'the transfer' },
};

/** "another product or service": the holder of a name that is unique in its own list. */
export const listHolders: Record<OwnListType, string> = {
  service: 'another product or service',
  class: 'another class',
  department: 'another location',
  account: 'another account',
  tax_code: 'another tax code',
};
