import { lineOnRecord } from '../queue/new-log-line.ts';
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
  const { name: who } = connection.user;
  const told = {
    company_key: company.key,
    at: desk.clock(),
    who,
    action,
    outcome: 'refused',
    detail: code,
  } as const;
  await desk.tables.strict.log.add(lineOnRecord(told, record));
}
