import type { SandboxDocumentType } from './quickbooks-document.ts';

/** How a record page is built: a transaction form (in a trowser), a person's page, or a plain page. */
export type Family = 'sales' | 'purchase' | 'payment' | 'journal' | 'simple' | 'name' | 'plain';

export interface RecordRoute {
  /** The path behind `/app/`. */
  readonly slug: string;
  /** The query parameter with the id. */
  readonly parameter: 'txnId' | 'nameId' | 'accountId' | 'id' | 'eeid' | 'itemId';
  readonly type: SandboxDocumentType;
  readonly family: Family;
  /** Key of the page's title in the words, e.g. `Invoice`. */
  readonly title: string;
  /** The address after closing the form. */
  readonly list: string;
}

const txn = (
  slug: string,
  type: SandboxDocumentType,
  family: Family,
  title: string,
  list: string,
): RecordRoute => ({ slug, parameter: 'txnId', type, family, title, list });

/** Record pages and the parameter of their id, as far as public sources name them. */
export const RECORD_ROUTES: readonly RecordRoute[] = [
  txn('invoice', 'Invoice', 'sales', 'Invoice', 'invoices'),
  txn('estimate', 'Estimate', 'sales', 'Estimate', 'estimates'),
  txn('salesreceipt', 'SalesReceipt', 'sales', 'Sales Receipt', 'salesreceipts'),
  txn('creditmemo', 'CreditMemo', 'sales', 'Credit Memo', 'invoices'),
  txn('refundreceipt', 'RefundReceipt', 'sales', 'Refund Receipt', 'invoices'),
  txn('recvpayment', 'Payment', 'payment', 'Receive Payment', 'invoices'),
  txn('bill', 'Bill', 'purchase', 'Bill', 'bills'),
  txn('expense', 'Purchase', 'purchase', 'Expense', 'expenses'),
  txn('check', 'Purchase', 'purchase', 'Check', 'expenses'),
  txn('creditcardcredit', 'Purchase', 'purchase', 'Credit Card Credit', 'expenses'),
  txn('vendorcredit', 'VendorCredit', 'purchase', 'Vendor Credit', 'expenses'),
  txn('purchaseorder', 'PurchaseOrder', 'purchase', 'Purchase Order', 'purchaseorders'),
  txn('billpayment', 'BillPayment', 'payment', 'Bill Payment', 'bills'),
  txn('billpaymentcc', 'BillPayment', 'payment', 'Bill Payment (Credit Card)', 'bills'),
  txn('journal', 'JournalEntry', 'journal', 'Journal Entry', 'chartofaccounts'),
  txn('deposit', 'Deposit', 'journal', 'Bank Deposit', 'chartofaccounts'),
  txn('transfer', 'Transfer', 'simple', 'Transfer', 'chartofaccounts'),
  txn('cctransfer', 'Transfer', 'simple', 'Credit Card Payment', 'chartofaccounts'),
  txn('timeactivity', 'TimeActivity', 'simple', 'Time Activity', 'timetracking'),
  txn('inventory_quantity_adj', 'InventoryAdjustment', 'simple', 'Inventory Adjustment', 'items'),
  txn('paycheck', 'Paycheck', 'simple', 'Paycheck', 'employees'),
  {
    slug: 'customerdetail',
    parameter: 'nameId',
    type: 'Customer',
    family: 'name',
    title: 'Customer',
    list: 'customers',
  },
  {
    slug: 'vendordetail',
    parameter: 'nameId',
    type: 'Vendor',
    family: 'name',
    title: 'Vendor',
    list: 'vendors',
  },
  {
    slug: 'employeedetail',
    parameter: 'nameId',
    type: 'Employee',
    family: 'name',
    title: 'Employee',
    list: 'employees',
  },
  // The payroll id of an employee, which is not the accounting id.
  {
    slug: 'employeeProfile',
    parameter: 'eeid',
    type: 'Employee',
    family: 'plain',
    title: 'Employee',
    list: 'employees',
  },
  {
    slug: 'register',
    parameter: 'accountId',
    type: 'Account',
    family: 'plain',
    title: 'Account register',
    list: 'chartofaccounts',
  },
  // A project id, which is not the customer's id.
  {
    slug: 'projects/projectdetails',
    parameter: 'id',
    type: 'Project',
    family: 'plain',
    title: 'Project',
    list: 'projects',
  },
  {
    slug: 'item',
    parameter: 'itemId',
    type: 'Item',
    family: 'plain',
    title: 'Product or service',
    list: 'items',
  },
];

export interface ListColumn {
  /** The value of `data-column-id`. */
  readonly id: string;
  /** Key of the heading in the words. */
  readonly heading: string;
  readonly shows:
    | 'date'
    | 'due'
    | 'number'
    | 'party'
    | 'name'
    | 'amount'
    | 'balance'
    | 'status'
    | 'type'
    | 'memo';
}

export interface ListRoute {
  readonly slug: string;
  readonly title: string;
  /** Key of the button for a new record, and the form it opens. */
  readonly create: { readonly label: string; readonly slug: string } | null;
  readonly types: readonly SandboxDocumentType[];
  /** The plug-in that draws the list; only `sales-widgets-ui` and `qbo-contacts-v2` are attested. */
  readonly plugin: string;
  readonly columns: readonly ListColumn[];
  /** The tabs of this part of the site. */
  readonly section: 'sales' | 'expenses' | 'customers' | 'accounting' | 'payroll';
}

const column = (id: string, heading: string, shows: ListColumn['shows']): ListColumn => ({
  id,
  heading,
  shows,
});

const date = column('date', 'Date', 'date');
const number = column('referenceNumber', 'No.', 'number');
const amount = column('amount', 'Amount', 'amount');
const balance = column('balance', 'Balance', 'balance');
const status = column('status', 'Status', 'status');
const customer = column('customer', 'Customer', 'party');
const type = column('type', 'Type', 'type');

const list = (
  slug: string,
  title: string,
  section: ListRoute['section'],
  plugin: string,
  types: readonly SandboxDocumentType[],
  create: ListRoute['create'],
  columns: readonly ListColumn[],
): ListRoute => ({ slug, title, section, plugin, types, create, columns });

/** List pages. Column ids other than `referenceNumber` are our own: no public source names them. */
export const LIST_ROUTES: readonly ListRoute[] = [
  list(
    'invoices',
    'Invoices',
    'sales',
    'sales-widgets-ui',
    ['Invoice'],
    { label: 'Create invoice', slug: 'invoice' },
    [date, number, customer, amount, status],
  ),
  list(
    'estimates',
    'Estimates',
    'sales',
    'sales-widgets-ui',
    ['Estimate'],
    { label: 'Create estimate', slug: 'estimate' },
    [date, number, customer, amount, status],
  ),
  list(
    'salesreceipts',
    'Sales receipts',
    'sales',
    'sales-widgets-ui',
    ['SalesReceipt'],
    { label: 'Create sales receipt', slug: 'salesreceipt' },
    [date, number, customer, amount, status],
  ),
  list(
    'sales',
    'All sales',
    'sales',
    'sales-widgets-ui',
    ['Invoice', 'Payment', 'Estimate', 'SalesReceipt', 'CreditMemo', 'RefundReceipt'],
    { label: 'Create invoice', slug: 'invoice' },
    [date, type, number, customer, column('memo', 'Memo', 'memo'), amount, status],
  ),
  list(
    'customers',
    'Customers',
    'customers',
    'qbo-contacts-v2',
    ['Customer'],
    { label: 'New customer', slug: 'customers' },
    [column('name', 'Name', 'name'), column('openBalance', 'Open balance', 'balance'), status],
  ),
  list(
    'expenses',
    'Expenses',
    'expenses',
    'expense-widgets-ui',
    ['Purchase', 'Bill', 'BillPayment', 'VendorCredit'],
    { label: 'Create expense', slug: 'expense' },
    [date, type, number, column('payee', 'Payee', 'party'), column('memo', 'Memo', 'memo'), amount],
  ),
  list('bills', 'Bills', 'expenses', 'expense-widgets-ui', ['Bill'], { label: 'Create bill', slug: 'bill' }, [
    column('vendor', 'Vendor', 'party'),
    column('referenceNumber', 'Bill no.', 'number'),
    date,
    column('dueDate', 'Due date', 'due'),
    amount,
    balance,
    status,
  ]),
  list(
    'purchaseorders',
    'Purchase orders',
    'expenses',
    'expense-widgets-ui',
    ['PurchaseOrder'],
    { label: 'Create purchase order', slug: 'purchaseorder' },
    [date, number, column('vendor', 'Vendor', 'party'), amount, status],
  ),
  list(
    'vendors',
    'Vendors',
    'expenses',
    'qbo-contacts-v2',
    ['Vendor'],
    { label: 'New vendor', slug: 'vendors' },
    [column('name', 'Name', 'name'), column('openBalance', 'Open balance', 'balance'), status],
  ),
  list('items', 'Products and services', 'sales', 'items-ui', ['Item'], { label: 'New', slug: 'items' }, [
    column('name', 'Name', 'name'),
    column('description', 'Description', 'memo'),
    column('price', 'Sales price', 'amount'),
    status,
  ]),
  list('projects', 'Projects', 'sales', 'projects-ui', ['Project'], null, [
    column('name', 'Name', 'name'),
    customer,
    status,
  ]),
  list('employees', 'Employees', 'payroll', 'employees-ui', ['Employee'], null, [
    column('name', 'Name', 'name'),
    status,
  ]),
  list(
    'chartofaccounts',
    'Chart of accounts',
    'accounting',
    'accounts-ui',
    ['Account'],
    { label: 'New', slug: 'chartofaccounts' },
    [column('name', 'Name', 'name'), column('accountType', 'Type', 'memo'), balance],
  ),
  list('timetracking', 'Time entries', 'payroll', 'time-ui', ['TimeActivity'], null, [
    date,
    column('employee', 'Name', 'party'),
    column('memo', 'Memo', 'memo'),
    amount,
  ]),
];

/** The record route with this path, or `null`. `path` is the part behind `/app/`, without the query. */
export function recordRouteOf(path: string): RecordRoute | null {
  return RECORD_ROUTES.find((route) => route.slug === path) ?? null;
}

/** The list route with this path, or `null`. */
export function listRouteOf(path: string): ListRoute | null {
  return LIST_ROUTES.find((route) => route.slug === path) ?? null;
}

/** The address at which the site opens a document, e.g. `/app/invoice?txnId=145`. */
export function addressOf(document: {
  readonly type: SandboxDocumentType;
  readonly id: string;
  readonly route?: string | null;
}): string {
  const route =
    RECORD_ROUTES.find((each) => each.slug === document.route && each.type === document.type) ??
    RECORD_ROUTES.find((each) => each.type === document.type);
  return route ? `/app/${route.slug}?${route.parameter}=${encodeURIComponent(document.id)}` : '/app/homepage';
}
