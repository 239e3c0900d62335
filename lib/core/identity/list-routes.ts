import type { RecordType } from '../records/record-types.ts';

/** The lists whose rows may get badges, and the types of their rows. */
export const LIST_TYPES = {
  invoices: ['invoice'],
  sales: ['invoice', 'estimate', 'sales_receipt', 'credit_memo', 'refund', 'payment'],
  estimates: ['estimate'],
  sales_receipts: ['sales_receipt'],
  bills: ['bill'],
  expenses: ['bill', 'expense', 'bill_payment', 'vendor_credit', 'purchase_order'],
  purchase_orders: ['purchase_order'],
  customers: ['customer'],
  vendors: ['vendor'],
  products: ['service'],
  accounts: ['account'],
  classes: ['class'],
  departments: ['department'],
  employees: ['employee'],
} as const satisfies Readonly<Record<string, readonly RecordType[]>>;

export type ListKind = keyof typeof LIST_TYPES;

/** The route under `/app/` of each list. */
export const LIST_ROUTES: Readonly<Record<string, ListKind>> = {
  invoices: 'invoices',
  sales: 'sales',
  estimates: 'estimates',
  salesreceipts: 'sales_receipts',
  bills: 'bills',
  expenses: 'expenses',
  purchaseorders: 'purchase_orders',
  customers: 'customers',
  vendors: 'vendors',
  items: 'products',
  chartofaccounts: 'accounts',
  class: 'classes',
  classes: 'classes',
  locations: 'departments',
  employees: 'employees',
};

export const LIST_KINDS: readonly ListKind[] = /* @__PURE__ */ Object.values(LIST_ROUTES);

/** Routes of a person's page that also list the person's transactions, of mixed types. */
export const LISTS_ON_RECORD_PAGES: Readonly<Record<string, ListKind>> = {
  customerdetail: 'sales',
  vendordetail: 'expenses',
};
