import type { Money } from '../../core/records/money.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { LogRow } from '../rows.ts';

/** What each line of the log tells, whatever it is about. */
type Told = Pick<LogRow, 'company_key' | 'at' | 'who' | 'action' | 'outcome' | 'detail'>;

/** A line about a record, which it calls by its number, else by its name. It is settled unless its outcome is still pending. */
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

/** A settled line about something that is no record. */
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
