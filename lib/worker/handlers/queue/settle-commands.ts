import type { AnswerOf } from '../../../protocol/answers.ts';
import type { RequestOf } from '../../../protocol/requests.ts';
import { releaseJobs } from '../../../store/jobs/hold-jobs.ts';
import { takeBackJobs } from '../../../store/jobs/take-back-job.ts';
import { companyOf, storedCompany } from '../../../views/find-company.ts';
import type { Desk } from '../desk.ts';

/** Takes back what of these commands has not been sent, also where the connection has ended meanwhile. */
export async function takeBackCommands(
  request: RequestOf<'undo_commands'>,
  desk: Desk,
): Promise<AnswerOf<'undo_commands'>> {
  const company = await storedCompany(desk, request.company_key, null);
  const jobs = await takeBackJobs(desk.tables, request.keys, 'undone', desk.clock());
  desk.changed(
    company,
    jobs.map((job) => job.record_id),
  );
  return { status: 'done', count: jobs.length };
}

/** Lets these commands go before their time for undo is over. @throws TickmarkError `not_connected` */
export async function releaseCommands(
  request: RequestOf<'release_commands'>,
  desk: Desk,
): Promise<AnswerOf<'release_commands'>> {
  const { company } = await companyOf(desk, request.company_key, null);
  const count = await releaseJobs(desk.tables, request.keys, await desk.session(), desk.clock());
  if (count > 0) await desk.startSync(company.key, 'command');
  return { status: 'done', count };
}
