import type { ListKind } from '../../core/identity/list-routes.ts';
import { groups } from '../names/en.ts';

/** The records of a list in QuickBooks. */
export const lists: Record<ListKind, string> = {
  invoices: groups.invoice,
  sales: 'Sales transactions',
  estimates: groups.estimate,
  sales_receipts: groups.sales_receipt,
  bills: groups.bill,
  expenses: 'Expense transactions',
  purchase_orders: groups.purchase_order,
  customers: groups.customer,
  vendors: groups.vendor,
  products: 'Products and services',
  accounts: groups.account,
  classes: groups.class,
  departments: groups.department,
  employees: groups.employee,
};
