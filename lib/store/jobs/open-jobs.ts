import type { Tabled } from '../database.ts';
import type { JobRow, Lane } from '../rows.ts';

/** The lanes of jobs that are not settled; those that may have been sent come first. */
export const OPEN_LANES: readonly Lane[] = ['busy', 'doubt', 'following', 'due', 'held', 'blocked', 'parked'];

/** The jobs of a company in one lane, earliest due first. */
export function inLane(db: Tabled<'jobs'>, companyKey: string, lane: Lane) {
  return db.jobs.by('lane').under(companyKey, lane);
}

/** The jobs of a company that may be sent now, earliest due first. @param limit of many, only the first ones */
export function dueJobs(
  db: Tabled<'jobs'>,
  companyKey: string,
  now: number,
  limit: number,
): Promise<JobRow[]> {
  return db.jobs.by('lane').between([companyKey, 'due'], [companyKey, 'due', now, []]).all(limit);
}

/** All open jobs of a company: the names of open lanes sort before `settled`. */
export function inOpenLanes(db: Tabled<'jobs'>, companyKey: string) {
  return db.jobs.by('lane').between([companyKey], [companyKey, 'settled']);
}

/** All open jobs on these records, oldest first. */
export async function openJobsOn(
  db: Tabled<'jobs'>,
  companyKey: string,
  recordIds: readonly string[],
): Promise<JobRow[]> {
  const ids = new Set(recordIds);
  if (ids.size === 1) return inOrder(await openJobsOf(db, companyKey, ids));
  // A few open jobs are read and filtered; of many, only those of these records are read.
  const few = await inOpenLanes(db, companyKey).all(ids.size + 1);
  const jobs =
    few.length <= ids.size
      ? few.filter((job) => ids.has(job.record_id))
      : await openJobsOf(db, companyKey, ids);
  return inOrder(jobs);
}

function inOrder(jobs: JobRow[]): JobRow[] {
  return jobs.sort((a, b) => a.order - b.order);
}

async function openJobsOf(
  db: Tabled<'jobs'>,
  companyKey: string,
  ids: ReadonlySet<string>,
): Promise<JobRow[]> {
  const own = await db.jobs.by('record').equalToAny([...ids].map((id) => [companyKey, id]));
  return own.filter((job) => job.lane !== 'settled');
}

/** The oldest open job on each record that has one. */
export async function oldestOpenJobs(
  db: Tabled<'jobs'>,
  companyKey: string,
  recordIds: readonly string[],
): Promise<Map<string, JobRow>> {
  const oldest = new Map<string, JobRow>();
  if (recordIds.length === 0) return oldest;
  for (const job of await openJobsOn(db, companyKey, recordIds)) {
    if (!oldest.has(job.record_id)) oldest.set(job.record_id, job);
  }
  return oldest;
}
