import type { ListKind } from '../../core/identity/list-routes.ts';
import type { RecordType } from '../../core/records/record-types.ts';

export interface ListSpec {
  /** The type of every row, or the known words of the type column. */
  readonly rows: RecordType | Readonly<Record<string, RecordType>>;
  /** How a row is looked up. */
  readonly by: 'number' | 'name';
}

/**
 * Lists of mixed types have a type column. Only unambiguous words are known; editions that rename types (a pledge for
 * an invoice) use other words, and their rows get no badge.
 */
const SALES_WORDS = {
  invoice: 'invoice',
  facture: 'invoice',
  estimate: 'estimate',
  devis: 'estimate',
  'sales receipt': 'sales_receipt',
  'reçu de vente': 'sales_receipt',
  'credit memo': 'credit_memo',
  'note de crédit': 'credit_memo',
  'note de crédit client': 'credit_memo',
  'refund receipt': 'refund',
  remboursement: 'refund',
  payment: 'payment',
  paiement: 'payment',
} as const satisfies Record<string, RecordType>;
const EXPENSE_WORDS = {
  bill: 'bill',
  'facture à payer': 'bill',
  expense: 'expense',
  dépense: 'expense',
  // QuickBooks stores both as a Purchase, like the platform's expenses.
  check: 'expense',
  cheque: 'expense',
  chèque: 'expense',
  'bill payment': 'bill_payment',
  'bill payment (check)': 'bill_payment',
  'bill payment (credit card)': 'bill_payment',
  'paiement de facture': 'bill_payment',
  'vendor credit': 'vendor_credit',
  'crédit du fournisseur': 'vendor_credit',
  'purchase order': 'purchase_order',
  'bon de commande': 'purchase_order',
} as const satisfies Record<string, RecordType>;

export const LIST_SPECS: Readonly<Record<ListKind, ListSpec>> = {
  invoices: { rows: 'invoice', by: 'number' },
  estimates: { rows: 'estimate', by: 'number' },
  sales_receipts: { rows: 'sales_receipt', by: 'number' },
  bills: { rows: 'bill', by: 'number' },
  purchase_orders: { rows: 'purchase_order', by: 'number' },
  sales: { rows: SALES_WORDS, by: 'number' },
  expenses: { rows: EXPENSE_WORDS, by: 'number' },
  customers: { rows: 'customer', by: 'name' },
  vendors: { rows: 'vendor', by: 'name' },
  products: { rows: 'service', by: 'name' },
  accounts: { rows: 'account', by: 'name' },
  classes: { rows: 'class', by: 'name' },
  departments: { rows: 'department', by: 'name' },
  employees: { rows: 'employee', by: 'name' },
};
