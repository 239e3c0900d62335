import { TickmarkError } from '../../core/tickmark-error.ts';
import type { DoneAnswer } from '../../protocol/answers.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { releaseJob } from '../../store/jobs/hold-jobs.ts';
import { takeBackJob } from '../../store/jobs/take-back-job.ts';
import type { JobRow } from '../../store/rows.ts';
import { companyOf, storedCompany } from '../../views/find-company.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Takes a command back that was not sent, also where the connection has ended meanwhile. @throws QueueError `too_late`, TickmarkError `wrong_company` */
export async function takeBackCommand(
  request: RequestOf<'undo'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  const job = await jobOf(request, context);
  const company = await storedCompany(context, job.company_key, request.realm);
  await takeBackJob(context.tables, job.key, 'undone', context.clock());
  context.changed(company, [job.record_id]);
  return { status: 'done' };
}

/** Lets a held command go at once. One that has gone already is fine. @throws TickmarkError `wrong_company` */
export async function releaseCommand(
  request: RequestOf<'release'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  const job = await jobOf(request, context);
  await companyOf(context, job.company_key, request.realm);
  if (await releaseJob(context.tables, job.key, await context.session(), context.clock())) {
    await context.startSync(job.company_key, 'command');
  }
  return { status: 'done' };
}

async function jobOf(request: { key: string }, context: WorkerContext): Promise<JobRow> {
  const job = await context.tables.bulk.jobs.get(request.key);
  if (!job) throw new TickmarkError('too_late', `There is no command ${request.key}`);
  return job;
}
