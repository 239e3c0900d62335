import { TickmarkError } from '../../core/tickmark-error.ts';
import type { AnswerOf, RequestOf } from '../../protocol/requests.ts';
import { releaseJobs } from '../../store/jobs/hold-jobs.ts';
import { takeBackJobs } from '../../store/jobs/take-back-job.ts';
import type { CompanyRow } from '../../store/rows.ts';
import { companyOf, storedCompany } from '../../views/find-company.ts';
import { viewCommandEnds } from '../../views/view-command-ends.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Undoes those of these commands that have not been sent, even if the connection has ended.
 * @throws TickmarkError `not_connected`, `wrong_company`; `too_late` if none could be undone
 */
export async function undoCommands(
  request: RequestOf<'undo'>,
  context: WorkerContext,
): Promise<AnswerOf<'undo'>> {
  const company = await storedCompany(context, request.company_key, request.realm ?? null);
  const keys = await keysOf(company, request.keys, context);
  const jobs = await takeBackJobs(context.tables, keys, 'undone', context.clock());
  if (jobs.length === 0) throw new TickmarkError('too_late', 'All of it was sent, or is not known');
  context.changed(
    company,
    jobs.map((job) => job.record_id),
  );
  return { status: 'done', count: jobs.length };
}

/**
 * Releases these commands before their time for undo ends. Commands already released are no error.
 * @throws TickmarkError `not_connected`, `wrong_company`
 */
export async function releaseCommands(
  request: RequestOf<'release'>,
  context: WorkerContext,
): Promise<AnswerOf<'release'>> {
  const { company } = await companyOf(context, request.company_key, request.realm ?? null);
  const keys = await keysOf(company, request.keys, context);
  const count = await releaseJobs(context.tables, keys, await context.session(), context.clock());
  // They are released: if their cycle cannot be started now, the look after this answer starts it, or says why not.
  if (count > 0) await context.startSync(company.key, 'command').catch(() => undefined);
  return { status: 'done', count };
}

/**
 * Reads the outcomes of these commands, each by its own key.
 * @throws TickmarkError `not_connected`, `disconnected`, `wrong_company`
 */
export async function followCommands(
  request: RequestOf<'follow_commands'>,
  context: WorkerContext,
): Promise<AnswerOf<'follow_commands'>> {
  const connected = await companyOf(context, request.company_key, request.realm ?? null);
  const ends = await viewCommandEnds(context, connected, request.keys, await wordsFor(context));
  return { status: 'done', ends };
}

/** Filters the keys to those of this company's commands. */
async function keysOf(
  company: CompanyRow,
  keys: readonly string[],
  context: WorkerContext,
): Promise<string[]> {
  const jobs = await context.tables.bulk.jobs.getMany(keys);
  return jobs.flatMap((job) => (job?.company_key === company.key ? [job.key] : []));
}
