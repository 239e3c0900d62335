import type { RecordRow } from '../queue/rows.ts';
import type { Action } from '../records/command.ts';
import type { TickmarkError } from '../records/tickmark-error.ts';
import type { Desk } from './desk.ts';
import type { ConnectedCompany } from './find-company.ts';

/**
 * Keeps a line of a command that its sender has no right to, where that is why it was refused: no surface offers one, so
 * somebody has gone round them.
 */
export async function logNotAllowed(
  desk: Desk,
  { company, connection }: ConnectedCompany,
  { record }: RecordRow,
  action: Action,
  { code }: TickmarkError,
): Promise<void> {
  if (code !== 'not_allowed') return;
  const now = desk.clock();
  await desk.tables.strict.log.add({
    company_key: company.key,
    at: now,
    who: connection.user.name,
    action,
    record_id: record.id,
    label: record.number ?? record.name,
    outcome: 'refused',
    detail: code,
    quickbooks_id: record.sync.quickbooks?.id ?? null,
    amount: record.amount ? `${record.amount.value} ${record.amount.currency}` : null,
    settled_at: now,
  });
}
