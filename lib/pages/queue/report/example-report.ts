import { writeCsv } from '../../../core/listing/write-csv.ts';
import type { PlatformRecord } from '../../../core/records/platform-record.ts';

/** QuickBooks' types that a list of transactions names otherwise, or not at all. */
const TYPES: Readonly<Record<string, string>> = { Purchase: 'Expense', Estimate: '', PurchaseOrder: '' };

/** What sets the report apart from the example's records, beside their own differences. */
const MISSING = 'invoice-1041';
const FAILED = 'invoice-1055';
const BY_HAND = ['Invoice', '2001', 'Marchand Dental', '150.00'] as const;

/**
 * Writes a report as QuickBooks would export it of the example company: the copies that it has now, one missing, and two
 * of which its platform does not know or says that they failed.
 */
export function writeExampleReport(company: string, records: readonly PlatformRecord[]): string {
  const rows = records.flatMap(({ id, type, number, party, date, amount, sync }) => {
    const { quickbooks } = sync;
    const own = {
      type: type[0]?.toUpperCase() + type.slice(1),
      number,
      party: party?.name ?? null,
      date,
      amount,
    };
    const copy = id === FAILED ? own : quickbooks?.status === 'active' && id !== MISSING ? quickbooks : null;
    const word = copy && (TYPES[copy.type] ?? copy.type.replace(/([a-z])([A-Z])/g, '$1 $2'));
    if (!word || !copy.date || !copy.number || !copy.amount) return [];
    return [[copy.date, word, copy.number, copy.party ?? '', copy.amount.value]];
  });
  const all = [...rows, [rows[0]?.[0] ?? '', ...BY_HAND]];
  const total = all.reduce((sum, row) => sum + Number(row[4]), 0).toFixed(2);
  return writeCsv(
    [
      ...[[company], ['Transaction List by Date'], ['All Dates'], []],
      ...[['Date', 'Transaction type', 'Num', 'Name', 'Amount'], ...all, ['TOTAL', '', '', '', total]],
    ],
    ',',
  );
}
