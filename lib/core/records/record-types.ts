import { keysOf } from '../keys-of.ts';

/** What is known of a type of record. Every column is filled in for every type, so that nothing is forgotten. */
interface RecordTypeRow {
  /** What it is in QuickBooks (entity names of its Accounting API); `null` where that is not known. */
  readonly quickbooks: string | null;
  /** The category it is found under (product TD-09). */
  readonly category: string;
  /** Parents are sent before children: customer → service → invoice → payment → refund. Equal ranks go in any order. */
  readonly sendingRank: number;
  /** What QuickBooks' lists show it by: what is labelled by name has no document number. */
  readonly labelledBy: 'name' | 'number';
  /** Where its name is the only one of its kind: among all customers, vendors and employees, or in its own list. */
  readonly nameUniqueIn: 'names' | 'own_list' | null;
  /** Whether lists show its amount with either sign: money that goes the other way round. */
  readonly eitherSign: boolean;
}

/** What a record is, in the platform API's words (Source Platform API §3, `type`), in the order in which groups are shown. */
export const RECORD_TYPES = {
  customer: {
    quickbooks: 'Customer',
    category: 'customer',
    sendingRank: 0,
    labelledBy: 'name',
    nameUniqueIn: 'names',
    eitherSign: false,
  },
  invoice: {
    quickbooks: 'Invoice',
    category: 'invoice',
    sendingRank: 2,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: false,
  },
  payment: {
    quickbooks: 'Payment',
    category: 'payment',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  refund: {
    quickbooks: 'RefundReceipt',
    category: 'refund',
    sendingRank: 4,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  expense: {
    quickbooks: 'Purchase',
    category: 'expense',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  service: {
    quickbooks: 'Item',
    category: 'service',
    sendingRank: 1,
    labelledBy: 'name',
    nameUniqueIn: 'own_list',
    eitherSign: false,
  },
  credit_memo: {
    quickbooks: 'CreditMemo',
    category: 'other',
    sendingRank: 4,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  estimate: {
    quickbooks: 'Estimate',
    category: 'other',
    sendingRank: 2,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: false,
  },
  sales_receipt: {
    quickbooks: 'SalesReceipt',
    category: 'other',
    sendingRank: 2,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: false,
  },
  bill: {
    quickbooks: 'Bill',
    category: 'other',
    sendingRank: 2,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: false,
  },
  bill_payment: {
    quickbooks: 'BillPayment',
    category: 'other',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  purchase_order: {
    quickbooks: 'PurchaseOrder',
    category: 'other',
    sendingRank: 2,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: false,
  },
  vendor: {
    quickbooks: 'Vendor',
    category: 'other',
    sendingRank: 0,
    labelledBy: 'name',
    nameUniqueIn: 'names',
    eitherSign: false,
  },
  vendor_credit: {
    quickbooks: 'VendorCredit',
    category: 'other',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  journal_entry: {
    quickbooks: 'JournalEntry',
    category: 'other',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  deposit: {
    quickbooks: 'Deposit',
    category: 'other',
    sendingRank: 4,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  transfer: {
    quickbooks: 'Transfer',
    category: 'other',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: true,
  },
  class: {
    quickbooks: 'Class',
    category: 'other',
    sendingRank: 0,
    labelledBy: 'name',
    nameUniqueIn: 'own_list',
    eitherSign: false,
  },
  department: {
    quickbooks: 'Department',
    category: 'other',
    sendingRank: 0,
    labelledBy: 'name',
    nameUniqueIn: 'own_list',
    eitherSign: false,
  },
  account: {
    quickbooks: 'Account',
    category: 'other',
    sendingRank: 0,
    labelledBy: 'name',
    nameUniqueIn: 'own_list',
    eitherSign: false,
  },
  employee: {
    quickbooks: 'Employee',
    category: 'other',
    sendingRank: 3,
    labelledBy: 'name',
    nameUniqueIn: 'names',
    eitherSign: false,
  },
  tax_code: {
    quickbooks: 'TaxCode',
    category: 'other',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: 'own_list',
    eitherSign: false,
  },
  other: {
    quickbooks: null,
    category: 'other',
    sendingRank: 3,
    labelledBy: 'number',
    nameUniqueIn: null,
    eitherSign: false,
  },
} as const satisfies Record<string, RecordTypeRow>;

export type RecordType = keyof typeof RECORD_TYPES;

/** The names of all types, in the order in which groups are shown. */
export const RECORD_TYPE_NAMES: readonly RecordType[] = /* @__PURE__ */ keysOf(RECORD_TYPES);

/** The types that have some value in a column of the table. */
type TypesWith<Column extends keyof RecordTypeRow, Value> = {
  [Each in RecordType]: (typeof RECORD_TYPES)[Each][Column] extends Value ? Each : never;
}[RecordType];

/** Types whose name is unique within a list of their own. */
export type OwnListType = TypesWith<'nameUniqueIn', 'own_list'>;

/** The categories of a platform's records, and what else there may be. */
export type Category = (typeof RECORD_TYPES)[RecordType]['category'];

/** What QuickBooks calls the same things. */
export type QuickBooksType = NonNullable<(typeof RECORD_TYPES)[RecordType]['quickbooks']>;

/** QuickBooks' types of documents: all that have no unique name. */
export type DocumentType = NonNullable<(typeof RECORD_TYPES)[TypesWith<'nameUniqueIn', null>]['quickbooks']>;

export const QUICKBOOKS_TYPES: readonly QuickBooksType[] = /* @__PURE__ */ RECORD_TYPE_NAMES.flatMap(
  (type) => RECORD_TYPES[type].quickbooks ?? [],
);

/** A record in QuickBooks: ids are unique per type and company only, so both together are the key. */
export interface QuickBooksRef {
  readonly type: QuickBooksType;
  readonly id: string;
}

/** `Invoice:145`: the form in which a QuickBooks reference is indexed and stands in `data-record`. */
export function quickBooksRefKey(ref: QuickBooksRef): string {
  return `${ref.type}:${ref.id}`;
}

/** What a record of the platform is in QuickBooks; `null` where that is not known. Only the same type can be linked. */
export function quickBooksTypeOf(type: RecordType): QuickBooksType | null {
  return RECORD_TYPES[type].quickbooks;
}

/** What a QuickBooks type is in the platform's words, for its name. */
export function recordTypeOf(type: string): RecordType {
  return RECORD_TYPE_NAMES.find((each) => RECORD_TYPES[each].quickbooks === type) ?? 'other';
}

/** The place of a type in sending order; equal ranks may go in any order. */
export function sendingRank(type: RecordType): number {
  return RECORD_TYPES[type].sendingRank;
}
