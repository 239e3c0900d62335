import { expect, test } from 'vitest';
import { identifyPage } from './identify-page.ts';
import { LIST_ROUTES } from './list-routes.ts';
import { RECORD_ROUTES, ROUTES_WITHOUT_RECORD } from './record-routes.ts';

const HOSTS = [
  'qbo.intuit.com',
  'app.qbo.intuit.com',
  'sandbox.qbo.intuit.com',
  'app.sandbox.qbo.intuit.com',
  'c1.qbo.intuit.com',
  'c34.qbo.intuit.com',
  'c50.sandbox.qbo.intuit.com',
  'ca.qbo.intuit.com',
];
const REALM = '9341450122330011';

/** A page in one word, so that every address can be compared with every kind. */
function page(href: string): string {
  const identity = identifyPage(href);
  switch (identity.kind) {
    case 'record':
      return `${identity.ref.type}:${identity.ref.id}`;
    case 'list':
      return `list ${identity.list}`;
    default:
      return identity.kind;
  }
}
const at = (rest: string, host = 'app.qbo.intuit.com') => page(`https://${host}${rest}`);

/** Written by hand, not read from the table under test. */
const RECORDS: readonly [address: string, page: string][] = [
  ['/app/invoice?txnId=145', 'Invoice:145'],
  ['/app/recvpayment?txnId=145', 'Payment:145'],
  ['/app/customerdetail?nameId=58', 'Customer:58'],
  ['/app/vendordetail?nameId=58', 'Vendor:58'],
  ['/app/bill?txnId=145', 'Bill:145'],
  ['/app/bill?&txnId=145', 'Bill:145'],
  ['/app/expense?txnId=145', 'Purchase:145'],
  ['/app/check?txnId=145', 'Purchase:145'],
  ['/app/creditcardcredit?txnId=145', 'Purchase:145'],
  ['/app/billpayment?txnId=145', 'BillPayment:145'],
  ['/app/billpaymentcc?txnId=145', 'BillPayment:145'],
  ['/app/vendorcredit?txnId=145', 'VendorCredit:145'],
  ['/app/purchaseorder?txnId=145', 'PurchaseOrder:145'],
  ['/app/estimate?txnId=145', 'Estimate:145'],
  ['/app/salesreceipt?txnId=145', 'SalesReceipt:145'],
  ['/app/creditmemo?txnId=145', 'CreditMemo:145'],
  ['/app/refundreceipt?txnId=145', 'RefundReceipt:145'],
  ['/app/journal?txnId=145', 'JournalEntry:145'],
  ['/app/journalentry?txnId=145', 'JournalEntry:145'],
  ['/app/deposit?txnId=145', 'Deposit:145'],
  ['/app/transfer?txnId=145', 'Transfer:145'],
  ['/app/register?accountId=35', 'Account:35'],
  ['/app/employeedetail?nameId=9', 'Employee:9'],
  ['/app/item?itemId=31', 'Item:31'],
];

const LISTS: readonly [address: string, page: string][] = [
  ['/app/invoices', 'list invoices'],
  ['/app/invoices?jobId=sales-payments', 'list invoices'],
  ['/app/sales', 'list sales'],
  ['/app/estimates', 'list estimates'],
  ['/app/salesreceipts', 'list sales_receipts'],
  ['/app/bills', 'list bills'],
  ['/app/expenses', 'list expenses'],
  ['/app/purchaseorders', 'list purchase_orders'],
  ['/app/customers', 'list customers'],
  ['/app/vendors', 'list vendors'],
  ['/app/items', 'list products'],
  ['/app/chartofaccounts?jobId=accounting', 'list accounts'],
  ['/app/class', 'list classes'],
  ['/app/classes', 'list classes'],
  ['/app/locations', 'list departments'],
  ['/app/employees?jobId=team', 'list employees'],
];

const OTHERS: readonly string[] = [
  '/',
  '/app',
  '/app/',
  '/app/homepage',
  '/app/customers-overview',
  '/app/projects',
  '/app/payroll',
  '/app/timesheets',
  '/app/time',
  '/app/timetracking',
  '/app/inventory',
  '/app/recurring',
  '/app/reconcile',
  '/app/reconcileAccount',
  '/app/banking?jobId=accounting',
  '/app/advancedmatch',
  '/app/reclassify-transaction',
  '/app/categories',
  '/app/usermgt',
  '/app/reportlist',
  '/app/standardreports',
  '/app/customreports',
  '/app/report/builder',
  '/app/reportv2?token=BALANCE_SHEET&txnId=145',
  '/app/auditlog',
  '/app/audithistory?txnId=145',
  '/app/search?searchText=1043&txnId=145',
  '/app/login?pagereq=invoice%3FtxnId%3D145&deeplinkcompanyid=9341450122330011',
  '/login?deeplinkcompanyid=9341450122330011&pagereq=invoice%3FtxnId%3D145',
  '/app/postlogin?txnId=145',
  '/app/switchCompany?companyId=9341450122330011&navigationURL=/app/invoice?txnId=145',
  '/app/multiEntitySwitchCompany?companyId=9341450122330011',
  '/app/someplugin/playground',
  '/app/pluginDevTool',
  '/customers/58',
  '/app/projects/projectdetails?id=145',
  '/app/projects/projectdetails?txnId=145',
  '/app/projectdetail?projectId=145',
  '/app/employeeProfile?eeid=9',
];

test.each(RECORDS)('%s is %s', (address, expected) => {
  expect(at(address)).toBe(expected);
});
test.each(LISTS)('%s is %s', (address, expected) => {
  expect(at(address)).toBe(expected);
});
test.each(OTHERS)('%s is no record and no list', (address) => {
  expect(at(address)).toBe('other');
});

test('the route tables contain nothing that is not tested here', () => {
  const tested = [...RECORDS, ...LISTS].map(([address]) => new URL(address, 'https://x').pathname.slice(5));
  expect(new Set([...RECORD_ROUTES.map(({ route }) => route), ...Object.keys(LIST_ROUTES)])).toEqual(
    new Set(tested),
  );
});

test.each(ROUTES_WITHOUT_RECORD)('/app/%s is never a record, whatever its parameters', (route) => {
  expect(at(`/app/${route}?txnId=145&nameId=58&id=7&eeid=9&accountId=3&itemId=2`)).toBe('other');
});

test('every known host of QuickBooks shows the same pages', () => {
  for (const host of HOSTS) {
    for (const [address, expected] of [...RECORDS, ...LISTS]) expect(at(address, host)).toBe(expected);
  }
});

test.each([
  'http://app.qbo.intuit.com',
  'https://app.qbo.intuit.com:8443',
  'https://user@app.qbo.intuit.com',
  'https://:secret@app.qbo.intuit.com',
  'https://app.qbo.intuit.com.example.com',
  'https://app.qbo.intuit.com.',
  'https://xqbo.intuit.com',
  'https://qbo-intuit.com',
  'https://qbo.intuit.com@example.com',
  'https://intuit.com',
  'https://accounts.intuit.com',
  'https://c1x.qbo.intuit.com',
  'https://e2e.qbo.intuit.com',
  'https://app.e2e.qbo.intuit.com',
  'https://qa.qbo.intuit.com',
  'https://evil.app.qbo.intuit.com',
  'blob:https://qbo.intuit.com',
])('%s is outside, whatever the path', (origin) => {
  for (const [address] of [...RECORDS, ...LISTS]) expect(page(`${origin}${address}`)).toBe('outside');
});

test.each(['', 'about:blank', 'invoice?txnId=145', '//app.qbo.intuit.com/app/invoice?txnId=145'])(
  'an invalid address (%j) is outside',
  (href) => expect(page(href)).toBe('outside'),
);

test('a host in capitals and a default port do not change the address', () => {
  expect(page('HTTPS://APP.QBO.INTUIT.COM:443/app/invoice?txnId=145')).toBe('Invoice:145');
});

test.each([
  ['txnId=', 'an empty id'],
  ['', 'no id: a form for a new record'],
  ['id=145', 'an id under another name'],
  ['nameId=58', 'the id of another kind of record'],
  ['txnid=145', 'the name in other letters'],
  ['txnId=145&txnId=146', 'two ids'],
  ['txnId=145&txnId=145', 'the same id twice'],
  ['txnId=145&txnid=146', 'two spellings'],
  ['txnId=-145', 'a sign'],
  ['txnId=145.0', 'a fraction'],
  ['txnId=1e3', 'an exponent'],
  ['txnId=0x91', 'hexadecimal'],
  ['txnId=0145', 'a leading zero'],
  ['txnId=0', 'zero'],
  ['txnId=145%20', 'a space behind'],
  ['txnId=+145', 'a space before'],
  ['txnId=145%0A', 'a line end behind'],
  ['txnId=%D9%A1%D9%A4%D9%A5', 'digits of another script'],
  ['txnId=145,146', 'a list'],
  ['txnId=TEMP-145', 'a word'],
  ['txnId=123456789012345678901', 'more digits than any id has'],
  ['x=1#txnId=145', 'the id in the fragment'],
])('/app/invoice?%s is no record: %s', (query) => {
  expect(at(`/app/invoice?${query}`)).toBe('other');
});

test.each([
  'realmId=9341450122330011&txnId=145',
  'txnId=145&deeplinkcompanyid=9341450122330011',
  'locale=fr-CA&jobId=sales-payments&txnId=145&nameId=58',
  'txnId=%31%34%35',
  'txnId=145#section',
])('parameters are read by name, in any order: %s', (query) => {
  expect(at(`/app/invoice?${query}`)).toBe('Invoice:145');
});

test.each([
  ['/app/invoice/?txnId=145', 'Invoice:145'],
  ['/app//invoice?txnId=145', 'other'],
  ['/app/invoice//?txnId=145', 'other'],
  ['/app/invoice/145?txnId=145', 'other'],
  ['/app/Invoice?txnId=145', 'other'],
  ['/invoice?txnId=145', 'other'],
  ['/x/app/invoice?txnId=145', 'other'],
  ['/app/invoice%3FtxnId=145', 'other'],
  ['/app/constructor?txnId=145', 'other'],
  ['/app/__proto__', 'other'],
])('the path %s is %s', (address, expected) => expect(at(address)).toBe(expected));

test('companies named in the address are returned, whatever the name of the parameter', () => {
  const named = (query: string) => {
    const identity = identifyPage(`https://app.qbo.intuit.com/app/customerdetail?nameId=58&${query}`);
    return identity.kind === 'outside' ? null : identity.namesCompany;
  };
  expect(named('')).toEqual([]);
  expect(named(`companyId=${REALM}`)).toEqual([REALM]);
  expect(named(`realmId=${REALM}&deeplinkcompanyid=${REALM}`)).toEqual([REALM]);
  expect(named(`realmId=${REALM}&companyId=9341450122330022`)).toEqual([REALM, '9341450122330022']);
  expect(named('RealmID=abc')).toEqual(['abc']);
  expect(named('realmId=')).toEqual([]);
});
