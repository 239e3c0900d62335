import { isUndoable, UNDO_MS } from '../../../core/records/actions.ts';
import type { AnswerOf } from '../../../protocol/answers.ts';
import type { RequestOf } from '../../../protocol/requests.ts';
import { enqueueJobs, type Wish } from '../../../store/jobs/enqueue-jobs.ts';
import { companyOf } from '../../../views/find-company.ts';
import { iso } from '../../../views/iso-time.ts';
import { refuseCommand } from '../../refuse-command.ts';
import type { WorkerContext } from '../../worker-context.ts';
import { logNotAllowed } from '../log-not-allowed.ts';

/** So many are written down in one go; between two goes others get at the store. */
const SLICE = 250;

/**
 * Accepts one command on many records. What is accepted is written down and takes effect exactly once; where it is not
 * possible, the record is named with the reason and the others go on. All of it is held back for undo together.
 * @throws TickmarkError `not_connected`
 */
export async function acceptCommands(
  request: RequestOf<'commands'>,
  context: WorkerContext,
): Promise<AnswerOf<'commands'>> {
  const { action, items } = request;
  const connected = await companyOf(context, request.company_key, null);
  const { company, connection } = connected;
  const now = context.clock();
  // Many take a while to write down: the time for undo is that of the last.
  const hold = isUndoable(action) ? { session: await context.session(), ms: UNDO_MS + items.length } : null;
  const refused: { record_id: string; code: string }[] = [];
  const joined: { record_id: string; key: string }[] = [];
  let accepted = 0;
  for (let from = 0; from < items.length; from += SLICE) {
    const slice = items.slice(from, from + SLICE);
    const rows = await context.tables.bulk.records.bulkGet(
      slice.map((item) => [company.key, item.record_id] as [string, string]),
    );
    // What was accepted before the worker ended in the middle is not judged a second time.
    const known = await context.tables.bulk.jobs.bulkGet(slice.map((item) => item.key));
    const wishes: Wish[] = [];
    for (const [at, item] of slice.entries()) {
      const row = rows[at];
      const refusal = row && !known[at] ? refuseCommand(action, item.version, row, connected) : null;
      if (row && refusal) await logNotAllowed(context, connected, row, action, refusal);
      if (!row || refusal) {
        refused.push({ record_id: item.record_id, code: refusal?.code ?? 'record_gone' });
        continue;
      }
      const { record } = row;
      wishes.push({
        key: item.key,
        company_key: company.key,
        record_id: record.id,
        action,
        input: item.input,
        version: item.version,
        asked_by: 'user',
        who: connection.user.name,
        hold,
      });
    }
    const jobs = await enqueueJobs(context.tables, wishes, now);
    for (const [at, { key, record_id }] of jobs.entries())
      if (key !== wishes[at]?.key) joined.push({ record_id, key });
    accepted += wishes.length;
    context.changed(
      company,
      wishes.map((wish) => wish.record_id),
    );
  }
  if (hold) await context.planWake();
  else if (accepted > 0) await context.startSync(company.key, 'command');
  return { status: 'accepted', accepted, undo_until: hold && iso(now + hold.ms), refused, joined };
}
