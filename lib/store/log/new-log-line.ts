import type { Money } from '../../core/records/money.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { LogRow } from '../rows.ts';

/** The fields of every log line. */
type Told = Pick<LogRow, 'company_key' | 'at' | 'who' | 'action' | 'outcome' | 'detail'>;

/** A line about a record, labelled with its number or else its name. It is settled unless its outcome is pending. */
export function lineOnRecord(told: Told, { id, number, name, amount, sync }: PlatformRecord): LogRow {
  return {
    ...told,
    record_id: id,
    label: number ?? name,
    quickbooks_id: sync.quickbooks?.id ?? null,
    amount: amount && writeAmount(amount),
    settled_at: told.outcome === 'pending' ? null : told.at,
  };
}

/** A settled line that is not about a record. */
export function lineWithoutRecord(told: Told, label: string, total: Money | null = null): LogRow {
  return {
    ...told,
    record_id: null,
    label,
    quickbooks_id: null,
    amount: total && writeAmount(total),
    settled_at: told.at,
  };
}

function writeAmount({ value, currency }: Money): string {
  return `${value} ${currency}`;
}
