import type { QuickBooksType, RecordType } from '../../../../lib/core/records/record-types.ts';
import type { WirePerson } from '../wire.ts';

/** A document or list entry in the imitated QuickBooks company. */
export interface BooksDocument {
  type: QuickBooksType;
  id: string;
  number: string | null;
  /** Display name of customers, vendors, employees, products, accounts, classes. */
  name: string | null;
  party: WirePerson | null;
  date: string | null;
  amount: string | null;
  currency: string;
  status: 'active' | 'voided' | 'deleted' | 'inactive';
  sync_token: number;
  /** Further values, e.g. `due_date`, `memo`, `rate`, `account_type`. */
  fields: Record<string, string>;
  linked: { type: QuickBooksType; id: string }[];
  /** The platform's mark, by which it finds its own document again; `null` if made by hand. */
  mark: string | null;
  made_by: 'platform' | 'hand';
  /** Reconciled or matched to the bank: cannot be changed. */
  locked: { kind: 'reconciled' | 'bank_match'; detail: string } | null;
  /** Who touched it last in QuickBooks; named by error 5010. */
  last_touched_by: string;
  updated_at: string;
}

const ENTITY: Partial<Record<RecordType, QuickBooksType>> = {
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
};

/** QuickBooks' type for this type of record; `null` if it has none. */
export function entityOf(type: RecordType): QuickBooksType | null {
  return ENTITY[type] ?? null;
}

const NAMES: ReadonlySet<QuickBooksType> = new Set(['Customer', 'Vendor', 'Employee']);
const LISTS: ReadonlySet<QuickBooksType> = new Set([
  'Customer',
  'Vendor',
  'Employee',
  'Item',
  'Account',
  'Class',
  'Department',
  'TaxCode',
]);
const SALES_FORMS: ReadonlySet<QuickBooksType> = new Set([
  'Invoice',
  'SalesReceipt',
  'CreditMemo',
  'RefundReceipt',
]);

/** Customers, vendors and employees: one series of ids and one space of unique names. */
export function isName(type: QuickBooksType): boolean {
  return NAMES.has(type);
}

/** Entries that are never deleted, only made inactive. */
export function isListEntry(type: QuickBooksType): boolean {
  return LISTS.has(type);
}

/** The id series of a type: all transactions share one, all names another. */
export function idSeries(type: QuickBooksType): string {
  if (isName(type)) return 'names';
  return isListEntry(type) ? type : 'transactions';
}

/** Types whose numbers are checked against each other when the company warns of numbers used twice. */
export function sharesNumbers(one: QuickBooksType, other: QuickBooksType): boolean {
  if (SALES_FORMS.has(one)) return SALES_FORMS.has(other);
  return one === other && (one === 'Bill' || one === 'JournalEntry' || one === 'Purchase');
}

/** A type as QuickBooks writes it in messages: `CreditMemo` → `Credit Memo`. */
export function spokenType(type: QuickBooksType): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

/** Whether two names are the same to QuickBooks, which ignores case; inactive entries still block their name. */
export function nameKey(type: QuickBooksType, name: string): string {
  return `${isName(type) ? 'name' : type}:${name
    .replace(/ \(deleted\)$/, '')
    .trim()
    .toLowerCase()}`;
}

/** The values of a document that are compared with a record's, by field name. */
export function documentValues(document: BooksDocument): Record<string, string> {
  const { account_type: _, ...fields } = document.fields;
  const values: Record<string, string> = { ...fields };
  if (document.number !== null) values.number = document.number;
  if (document.name !== null) values.name = document.name;
  if (document.date !== null) values.date = document.date;
  if (document.amount !== null) values.amount = document.amount;
  return values;
}
