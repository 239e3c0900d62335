import type { Database } from '../database.ts';
import { keysUnder } from '../key-range.ts';
import type { JobRow, Lane } from '../rows.ts';

/** The lanes of jobs that are not settled; those that may have been sent come first. */
export const OPEN_LANES: readonly Lane[] = ['busy', 'doubt', 'following', 'due', 'held', 'blocked', 'parked'];

/** The jobs of a company in one lane, earliest due first. */
export function inLane(db: Database, companyKey: string, lane: Lane) {
  return db.jobs.where('[company_key+lane+due_at+order]').between(...keysUnder(companyKey, lane));
}

/** All open jobs of a company: the names of open lanes sort before `settled`. */
export function inOpenLanes(db: Database, companyKey: string) {
  return db.jobs.where('[company_key+lane+due_at+order]').between([companyKey], [companyKey, 'settled']);
}

/** All open jobs on these records, oldest first. */
export async function openJobsOn(
  db: Database,
  companyKey: string,
  recordIds: readonly string[],
): Promise<JobRow[]> {
  const ids = new Set(recordIds);
  // A few open jobs are read and filtered; of many, only those of these records are read.
  const few = await inOpenLanes(db, companyKey)
    .limit(ids.size + 1)
    .toArray();
  const jobs =
    few.length <= ids.size
      ? few.filter((job) => ids.has(job.record_id))
      : await openJobsOf(db, companyKey, ids);
  return jobs.sort((a, b) => a.order - b.order);
}

async function openJobsOf(db: Database, companyKey: string, ids: ReadonlySet<string>): Promise<JobRow[]> {
  const own = await Promise.all(
    [...ids].map((id) => db.jobs.where('[company_key+record_id]').equals([companyKey, id]).toArray()),
  );
  return own.flat().filter((job) => job.lane !== 'settled');
}

/** The oldest open job on each record that has one. */
export async function oldestOpenJobs(
  db: Database,
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
