import { judgeRun } from '../../core/commands/judge-command.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import { companyOf } from '../../views/find-company.ts';
import { senderOf } from '../../views/judged-record.ts';
import { wordReason } from '../../views/word-reason.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Starts a cycle at once. Without records: syncs the whole queue and ends the backoff of an outage. With records: asks
 * the platform to run only these.
 * @throws TickmarkError `not_connected`, `disconnected`, `not_allowed`
 */
export async function syncNow(
  { company_key, record_ids }: RequestOf<'sync_now'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  const connected = await companyOf(context, company_key, null);
  const { company } = connected;
  const why = judgeRun(senderOf(connected));
  // While an outage is waited out, anybody may have it tried again: a viewer's sync only reads.
  if (why && !company.outage) {
    throw new TickmarkError('not_allowed', wordReason(why, connected, await wordsFor(context)));
  }
  await context.startSync(company.key, record_ids ? 'command' : 'user', record_ids);
  return { status: 'done' };
}
