import { keysOf } from '../keys-of.ts';

/** The properties of a record type. Every type fills in every column, so that none is forgotten. */
interface RecordTypeRow {
  /** Its QuickBooks type (entity names of the Accounting API); `null` if unknown. */
  readonly quickbooks: string | null;
  /** Its category (product TD-09). */
  readonly category: string;
  /** Parents are sent before children: customer → service → invoice → payment → refund. Equal ranks go in any order. */
  readonly sendingRank: number;
  /** The label in QuickBooks' lists: types labelled by name have no document number. */
  readonly labelledBy: 'name' | 'number';
  /** Where its name is unique: among all customers, vendors and employees, or in its own list. */
  readonly nameUniqueIn: 'names' | 'own_list' | null;
  /** Whether lists show its amount with either sign, because the money flows in the opposite direction. */
  readonly eitherSign: boolean;
}

/** The record types of the platform API (Source Platform API §3, `type`), in the order in which groups are shown. */
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

/** The types that have this value in a column of the table. */
type TypesWith<Column extends keyof RecordTypeRow, Value> = {
  [Each in RecordType]: (typeof RECORD_TYPES)[Each][Column] extends Value ? Each : never;
}[RecordType];

/** Types whose name is unique in a list of their own. */
export type OwnListType = TypesWith<'nameUniqueIn', 'own_list'>;

/** The categories of records, and Other. */
export type Category = (typeof RECORD_TYPES)[RecordType]['category'];

/** QuickBooks' names for these types. */
export type QuickBooksType = NonNullable<(typeof RECORD_TYPES)[RecordType]['quickbooks']>;

/** QuickBooks' document types: all types without a unique name. */
export type DocumentType = NonNullable<(typeof RECORD_TYPES)[TypesWith<'nameUniqueIn', null>]['quickbooks']>;

export const QUICKBOOKS_TYPES: readonly QuickBooksType[] = /* @__PURE__ */ RECORD_TYPE_NAMES.flatMap(
  (type) => RECORD_TYPES[type].quickbooks ?? [],
);

/** A record in QuickBooks: ids are unique only per type and company, so type and id together are the key. */
export interface QuickBooksRef {
  readonly type: QuickBooksType;
  readonly id: string;
}

/** `Invoice:145`: the form for the index and for `data-record`. */
export function quickBooksRefKey(ref: QuickBooksRef): string {
  return `${ref.type}:${ref.id}`;
}

/** The QuickBooks type of a record type; `null` if unknown. Only equal types can be linked. */
export function quickBooksTypeOf(type: RecordType): QuickBooksType | null {
  return RECORD_TYPES[type].quickbooks;
}

/** The record type of a QuickBooks type, for its name. */
export function recordTypeOf(type: string): RecordType {
  return RECORD_TYPE_NAMES.find((each) => RECORD_TYPES[each].quickbooks === type) ?? 'other';
}

/** The position of a type in sending order; equal ranks may go in any order. */
export function sendingRank(type: RecordType): number {
  return RECORD_TYPES[type].sendingRank;
}
