import { isUndoable, UNDO_MS } from '../../core/records/actions.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import type { CommandAnswer } from '../../protocol/answers.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { enqueueJobs, type Wish } from '../../store/jobs/enqueue-jobs.ts';
import { companyOf } from '../../views/find-company.ts';
import { iso } from '../../views/iso-time.ts';
import { wordReason } from '../../views/word-reason.ts';
import { wordsFor } from '../../views/words-for.ts';
import { refuseCommand } from '../refuse-command.ts';
import type { WorkerContext } from '../worker-context.ts';
import { viewRecords } from './describe-page.ts';
import { logNotAllowed } from './log-not-allowed.ts';

/**
 * Accepts a command: once this answers, it is written down and takes effect exactly once, or says why not.
 * @throws TickmarkError `not_connected`, `wrong_company`, `record_gone`, `not_eligible`, `not_allowed`, `not_now`
 */
export async function acceptCommand(
  request: RequestOf<'command'>,
  context: WorkerContext,
): Promise<CommandAnswer> {
  const words = await wordsFor(context);
  const connected = await companyOf(context, request.company_key, request.realm);
  const { company, connection } = connected;
  const db = context.tables.bulk;
  const known = await db.jobs.get(request.key);
  const row = await db.records.get([company.key, request.record_id]);
  if (!row) throw new TickmarkError('record_gone', `${request.record_id} is not in the mirror`);
  const now = context.clock();
  const held = isUndoable(request.action);
  const wish = {
    key: request.key,
    company_key: company.key,
    record_id: row.id,
    action: request.action,
    input: request.input,
    version: request.version,
    asked_by: 'user',
    who: connection.user.name,
    note: request.note ?? null,
    hold: held ? { session: await context.session(), ms: UNDO_MS } : null,
  } as const;
  // Written down together: whatever becomes of the page that asked, what follows a change goes with it.
  const wishes: Wish[] = request.then_resync
    ? [wish, { ...wish, key: request.then_resync, action: 'resync', input: {}, note: null }]
    : [wish];
  for (const { action } of known ? [] : wishes) {
    const refusal = refuseCommand(action, request.version, row, connected);
    if (refusal) {
      await logNotAllowed(context, connected, row, action, refusal);
      throw new TickmarkError(
        refusal.code,
        refusal.reason
          ? wordReason(refusal.reason, connected, words)
          : `${action} is not possible on a ${row.state} record`,
      );
    }
  }
  const [job] = await enqueueJobs(context.tables, wishes, now);
  if (held) await context.planWake();
  else await context.startSync(company.key, 'command');
  context.changed(company, [row.id]);
  const after = await db.records.get([company.key, row.id]);
  const [record] = await viewRecords(context, connected, [after ?? row], words);
  if (!job || !record) throw new TickmarkError('record_gone', `${request.record_id} is gone`);
  return {
    status: 'accepted',
    key: job.key,
    undo_until: job.lane === 'held' ? iso(job.due_at) : null,
    record,
  };
}
