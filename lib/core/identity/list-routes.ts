/** The lists whose rows may get badges, by their content. */
export type ListKind =
  | 'invoices'
  | 'sales'
  | 'estimates'
  | 'sales_receipts'
  | 'bills'
  | 'expenses'
  | 'purchase_orders'
  | 'customers'
  | 'vendors'
  | 'products'
  | 'accounts'
  | 'classes'
  | 'departments'
  | 'employees';

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

/** Routes of a person's page that also list the person's transactions, of mixed types. */
export const LISTS_ON_RECORD_PAGES: Readonly<Record<string, ListKind>> = {
  customerdetail: 'sales',
  vendordetail: 'expenses',
};
