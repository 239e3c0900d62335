import { TickmarkError } from '../../core/tickmark-error.ts';
import type { DoneAnswer } from '../../protocol/answers.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { releaseJob } from '../../store/jobs/hold-jobs.ts';
import { takeBackJob } from '../../store/jobs/take-back-job.ts';
import type { JobRow } from '../../store/rows.ts';
import { companyOf, storedCompany } from '../../views/find-company.ts';
import type { Desk } from './desk.ts';

/** Takes a command back that was not sent, also where the connection has ended meanwhile. @throws QueueError `too_late`, TickmarkError `wrong_company` */
export async function takeBackCommand(request: RequestOf<'undo'>, desk: Desk): Promise<DoneAnswer> {
  const job = await jobOf(request, desk);
  const company = await storedCompany(desk, job.company_key, request.realm);
  await takeBackJob(desk.tables, job.key, 'undone', desk.clock());
  desk.changed(company, [job.record_id]);
  return { status: 'done' };
}

/** Lets a held command go at once. One that has gone already is fine. @throws TickmarkError `wrong_company` */
export async function releaseCommand(request: RequestOf<'release'>, desk: Desk): Promise<DoneAnswer> {
  const job = await jobOf(request, desk);
  await companyOf(desk, job.company_key, request.realm);
  if (await releaseJob(desk.tables, job.key, await desk.session(), desk.clock())) {
    await desk.startSync(job.company_key, 'command');
  }
  return { status: 'done' };
}

async function jobOf(request: { key: string }, desk: Desk): Promise<JobRow> {
  const job = await desk.tables.bulk.jobs.get(request.key);
  if (!job) throw new TickmarkError('too_late', `There is no command ${request.key}`);
  return job;
}
