import type { Action } from '../core/records/actions.ts';
import { lineOnRecord } from '../store/log/new-log-line.ts';
import type { RecordRow } from '../store/rows.ts';
import type { ConnectedCompany } from '../views/find-company.ts';
import type { Refusal } from './refuse-command.ts';
import type { WorkerContext } from './worker-context.ts';

/**
 * Keeps a line of a command that its sender has no right to, where that is why it was refused: no surface offers one, so
 * somebody has gone round them.
 */
export async function logNotAllowed(
  context: WorkerContext,
  { company, connection }: ConnectedCompany,
  { record }: RecordRow,
  action: Action,
  { code }: Refusal,
): Promise<void> {
  if (code !== 'not_allowed') return;
  const { name: who } = connection.user;
  const told = {
    company_key: company.key,
    at: context.clock(),
    who,
    action,
    outcome: 'refused',
    detail: code,
  } as const;
  await context.tables.strict.log.add(lineOnRecord(told, record));
}
