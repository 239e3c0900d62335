import { TickmarkError } from '../../../core/tickmark-error.ts';
import type { AnswerOf, RequestOf } from '../../../protocol/requests.ts';
import { lineWithoutRecord } from '../../../store/log/new-log-line.ts';
import { companyOf } from '../../../views/find-company.ts';
import { toUnconfirmedError } from '../../to-unconfirmed-error.ts';
import { withRefusal } from '../../with-refusal.ts';
import type { WorkerContext } from '../../worker-context.ts';

/**
 * Counts a platform's records from before the start of reporting, or imports them as not synced. None of them is sent
 * until a user marks it ready. Repeating with the same key imports them once.
 * @throws TickmarkError `not_connected`, `not_allowed`, `cannot_check`, PlatformError
 */
async function backfill(
  { company_key, key, from, to, dry_run }: RequestOf<'backfill'>,
  context: WorkerContext,
): Promise<AnswerOf<'backfill'>> {
  const { company, connection } = await companyOf(context, company_key, null);
  if (connection.user.role !== 'admin') throw new TickmarkError('not_allowed', 'Only an admin may');
  const platform = context.openPlatform(connection);
  if (!connection.capabilities.backfill || !platform.backfill)
    throw new TickmarkError('cannot_check', 'The platform brings no older records in');
  const found = await platform.backfill(company.realm, { key, from, to, dry_run }).catch((error: unknown) => {
    throw toUnconfirmedError(error);
  });
  if (dry_run) return found;
  const told = {
    company_key,
    at: context.clock(),
    who: connection.user.name,
    action: 'backfill',
    outcome: 'succeeded',
    detail: String(found.count),
  } as const;
  await context.tables.strict.log.add(lineWithoutRecord(told, `${from} – ${to}`, found.total));
  // They arrive as changes, and are only read.
  await context.startSync(company.key, 'command', []);
  return found;
}

/**
 * Reads a page of the platform's own log.
 * @throws TickmarkError `not_connected`, `not_offered`, PlatformError
 */
async function readLog(
  request: RequestOf<'read_log'>,
  context: WorkerContext,
): Promise<AnswerOf<'read_log'>> {
  const { company, connection } = await companyOf(context, request.company_key, null);
  const platform = context.openPlatform(connection);
  if (!connection.capabilities.log || !platform.log) return { entries: [], cursor: null, has_more: false };
  return platform.log(company.realm, { cursor: request.cursor, record: null });
}

/** Handlers of requests from the queue page, which reads the stored rows itself. */
export const QUEUE_HANDLERS = {
  read_log: withRefusal(readLog),
  backfill: withRefusal(backfill),
};
