import type { ListKind } from '../../core/identity/list-routes.ts';
import { groups } from '../names/fr-ca.ts';

/** The records of a list in QuickBooks. */
export const lists: Record<ListKind, string> = {
  invoices: groups.invoice,
  sales: 'Opérations de vente',
  estimates: groups.estimate,
  sales_receipts: groups.sales_receipt,
  bills: groups.bill,
  expenses: 'Opérations de dépense',
  purchase_orders: groups.purchase_order,
  customers: groups.customer,
  vendors: groups.vendor,
  products: 'Produits et services',
  accounts: groups.account,
  classes: groups.class,
  departments: groups.department,
  employees: groups.employee,
};
