import type { QuickBooksType } from '../records/record-types.ts';

/** The evidence for a route: A several independent sources, B one tested source, C one unexplained use. */
export type Confidence = 'A' | 'B' | 'C';

export interface RecordRoute {
  /** The route under `/app/`. */
  readonly route: string;
  /** The parameter that holds the id. */
  readonly parameter: 'txnId' | 'nameId' | 'accountId' | 'itemId';
  readonly type: QuickBooksType;
  readonly confidence: Confidence;
}

/**
 * Routes that show one record with type and id in the address. The type is the entity name of QuickBooks' API, whatever
 * the page calls it (a pledge is an Invoice); several routes may show one type.
 */
export const RECORD_ROUTES: readonly RecordRoute[] = [
  { route: 'invoice', parameter: 'txnId', type: 'Invoice', confidence: 'A' },
  { route: 'recvpayment', parameter: 'txnId', type: 'Payment', confidence: 'A' },
  { route: 'customerdetail', parameter: 'nameId', type: 'Customer', confidence: 'A' },
  { route: 'vendordetail', parameter: 'nameId', type: 'Vendor', confidence: 'A' },
  { route: 'bill', parameter: 'txnId', type: 'Bill', confidence: 'A' },
  { route: 'expense', parameter: 'txnId', type: 'Purchase', confidence: 'A' },
  { route: 'check', parameter: 'txnId', type: 'Purchase', confidence: 'B' },
  { route: 'creditcardcredit', parameter: 'txnId', type: 'Purchase', confidence: 'B' },
  { route: 'billpayment', parameter: 'txnId', type: 'BillPayment', confidence: 'B' },
  { route: 'billpaymentcc', parameter: 'txnId', type: 'BillPayment', confidence: 'C' },
  { route: 'vendorcredit', parameter: 'txnId', type: 'VendorCredit', confidence: 'B' },
  { route: 'purchaseorder', parameter: 'txnId', type: 'PurchaseOrder', confidence: 'B' },
  { route: 'estimate', parameter: 'txnId', type: 'Estimate', confidence: 'A' },
  { route: 'salesreceipt', parameter: 'txnId', type: 'SalesReceipt', confidence: 'B' },
  { route: 'creditmemo', parameter: 'txnId', type: 'CreditMemo', confidence: 'A' },
  { route: 'refundreceipt', parameter: 'txnId', type: 'RefundReceipt', confidence: 'B' },
  { route: 'journal', parameter: 'txnId', type: 'JournalEntry', confidence: 'A' },
  // Seen in one list only, but unambiguous, and transaction ids share one number space.
  { route: 'journalentry', parameter: 'txnId', type: 'JournalEntry', confidence: 'C' },
  { route: 'deposit', parameter: 'txnId', type: 'Deposit', confidence: 'A' },
  { route: 'transfer', parameter: 'txnId', type: 'Transfer', confidence: 'B' },
  { route: 'register', parameter: 'accountId', type: 'Account', confidence: 'A' },
  { route: 'employeedetail', parameter: 'nameId', type: 'Employee', confidence: 'C' },
  { route: 'item', parameter: 'itemId', type: 'Item', confidence: 'C' },
];

/**
 * Routes of single objects that are not records here, listed for the tests: types outside the vocabulary, ids of
 * another number space (projects, payroll), and routes that were only guessed.
 */
export const ROUTES_WITHOUT_RECORD: readonly string[] = [
  'payment',
  'purchase',
  'cctransfer',
  'creditcardpayment',
  'timeactivity',
  'inventory_quantity_adj',
  'inventoryadjustment',
  'global_tax_pmt',
  'paycheck',
  'refund',
  'projects/projectdetails',
  'projectdetail',
  'project',
  'employeeProfile',
];
