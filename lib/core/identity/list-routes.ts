/** The lists on which rows may get badges, by what stands in them. */
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

/** The pages of one person that list its transactions as well, of mixed types, by route. */
export const LISTS_ON_RECORD_PAGES: Readonly<Record<string, ListKind>> = {
  customerdetail: 'sales',
  vendordetail: 'expenses',
};
