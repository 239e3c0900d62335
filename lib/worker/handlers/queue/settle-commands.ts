import type { AnswerOf } from '../../../protocol/answers.ts';
import type { RequestOf } from '../../../protocol/requests.ts';
import { releaseJobs } from '../../../store/jobs/hold-jobs.ts';
import { takeBackJobs } from '../../../store/jobs/take-back-job.ts';
import { companyOf, storedCompany } from '../../../views/find-company.ts';
import type { WorkerContext } from '../../worker-context.ts';

/** Takes back what of these commands has not been sent, also where the connection has ended meanwhile. */
export async function takeBackCommands(
  request: RequestOf<'undo_commands'>,
  context: WorkerContext,
): Promise<AnswerOf<'undo_commands'>> {
  const company = await storedCompany(context, request.company_key, null);
  const jobs = await takeBackJobs(context.tables, request.keys, 'undone', context.clock());
  context.changed(
    company,
    jobs.map((job) => job.record_id),
  );
  return { status: 'done', count: jobs.length };
}

/** Lets these commands go before their time for undo is over. @throws TickmarkError `not_connected` */
export async function releaseCommands(
  request: RequestOf<'release_commands'>,
  context: WorkerContext,
): Promise<AnswerOf<'release_commands'>> {
  const { company } = await companyOf(context, request.company_key, null);
  const count = await releaseJobs(context.tables, request.keys, await context.session(), context.clock());
  if (count > 0) await context.startSync(company.key, 'command');
  return { status: 'done', count };
}
