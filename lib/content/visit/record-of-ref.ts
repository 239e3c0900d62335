import type { QuickBooksRef } from '../../core/records/record-types.ts';
import type { RecordView } from '../../protocol/views.ts';

/** The one record linked to a QuickBooks record, or `null` for none or several. */
export function recordOfRef(ref: QuickBooksRef, records: readonly RecordView[]): RecordView | null {
  const fitting = records.filter(
    ({ quickbooks }) => quickbooks?.type === ref.type && quickbooks.id === ref.id,
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
