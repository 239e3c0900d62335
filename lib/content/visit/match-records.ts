import type { QuickBooksRef, RECORD_TYPES, RecordType } from '../../core/records/record-types.ts';
import type { PageAnswer } from '../../protocol/page.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { RowContent } from '../quickbooks/read-list.ts';

/**
 * What records are in QuickBooks. The compiler holds it to the table of types: the content script has no space for all that
 * stands there.
 */
const QUICKBOOKS_TYPE = {
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
  other: null,
} satisfies { [Each in RecordType]: (typeof RECORD_TYPES)[Each]['quickbooks'] };

/** The one record that is linked to a QuickBooks record, or `null` for none and for several. */
export function recordOfRef(ref: QuickBooksRef, records: readonly RecordView[]): RecordView | null {
  const fitting = records.filter(
    ({ quickbooks }) => quickbooks?.type === ref.type && quickbooks.id === ref.id,
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Asked of every record for every row: most texts have nothing to be made plain. */
const plain = (text: string | null) =>
  text && /\s/.test(text) ? text.replace(/\s+/g, ' ').trim() : (text ?? '');

/**
 * The one record that a row can mean: same type, same number or name, not said to be ambiguous, and not contradicted by
 * what else the row shows. On any doubt `null`.
 */
export function recordOfRow(
  row: RowContent,
  { records, ambiguous }: Pick<PageAnswer, 'records' | 'ambiguous'>,
): RecordView | null {
  if (ambiguous.some(({ type, value }) => type === row.type && plain(value) === row.value)) return null;
  const fitting = records.filter(
    (record) =>
      record.type === row.type &&
      // A list shows the number of the copy, which another document may share with the record.
      plain(row.by === 'number' ? (record.quickbooks?.number ?? record.number) : record.name) === row.value,
  );
  const [only] = fitting;
  if (!only || fitting.length > 1) return null;
  // A record that is linked to something else is not the one in the row.
  if (only.quickbooks && only.quickbooks.type !== QUICKBOOKS_TYPE[only.type]) return null;
  return contradicts(row, only) ? null : only;
}

/** Digits of an amount as anyone writes it, without the zeros that only some write: `$1,250.00` and `1 250 $` agree. */
const digits = (amount: string) => amount.replace(/\D/g, '').replace(/^0+|0+$/g, '');

/**
 * Whether a row shows another document with the same number: another party and another amount as well. One of them may
 * differ honestly, by a name that is spelt differently or an amount that has changed since.
 */
function contradicts(row: RowContent, record: RecordView): boolean {
  if (!row.party || !row.amount || !record.party || !record.amount || !/\d/.test(row.amount)) return false;
  const party = (name: string) => plain(name).toLocaleLowerCase();
  return (
    !party(row.party).includes(party(record.party)) &&
    !party(record.party).includes(party(row.party)) &&
    digits(row.amount) !== digits(record.amount.value)
  );
}
