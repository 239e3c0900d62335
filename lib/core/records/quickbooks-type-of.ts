import type { QuickBooksType, RecordType } from './record-types.ts';

const TYPES: Readonly<Record<RecordType, QuickBooksType | null>> = {
  customer: 'Customer',
  invoice: 'Invoice',
  payment: 'Payment',
  refund: 'RefundReceipt',
  expense: 'Purchase',
  service: 'Item',
  credit_memo: 'CreditMemo',
  estimate: 'Estimate',
  sales_receipt: 'SalesReceipt',
  bill: 'Bill',
  bill_payment: 'BillPayment',
  purchase_order: 'PurchaseOrder',
  vendor: 'Vendor',
  vendor_credit: 'VendorCredit',
  journal_entry: 'JournalEntry',
  deposit: 'Deposit',
  transfer: 'Transfer',
  class: 'Class',
  department: 'Department',
  account: 'Account',
  employee: 'Employee',
  tax_code: 'TaxCode',
  other: null,
};

/** What a record of the platform is in QuickBooks; `null` where that is not known. Only the same type can be linked. */
export function quickBooksTypeOf(type: RecordType): QuickBooksType | null {
  return TYPES[type];
}

/** What a QuickBooks type is in the platform's words, for its name. */
export function recordTypeOf(type: QuickBooksType): RecordType {
  return (Object.keys(TYPES) as RecordType[]).find((each) => TYPES[each] === type) ?? 'other';
}
