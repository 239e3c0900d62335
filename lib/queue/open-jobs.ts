import type { Database } from './database.ts';
import { keysUnder } from './key-range.ts';
import type { JobRow, Lane } from './rows.ts';

/** Every lane in which a job is not yet settled. */
export const OPEN_LANES: readonly Lane[] = ['due', 'held', 'blocked', 'busy', 'doubt', 'parked', 'following'];

/** The jobs of a company that stand in one lane, those due first. */
export function inLane(db: Database, companyKey: string, lane: Lane) {
  return db.jobs.where('[company_key+lane+due_at+order]').between(...keysUnder(companyKey, lane));
}

/** Whether any job of a company is open, without counting them. */
export async function hasOpenJobs(db: Database, companyKey: string): Promise<boolean> {
  for (const lane of OPEN_LANES) {
    if (await inLane(db, companyKey, lane).first()) return true;
  }
  return false;
}

/** All open jobs on these records, oldest first. */
export async function openJobsOn(
  db: Database,
  companyKey: string,
  recordIds: readonly string[],
): Promise<JobRow[]> {
  const jobs = await db.jobs
    .where('[company_key+record_id]')
    .anyOf(recordIds.map((id) => [companyKey, id]))
    .filter((job) => job.lane !== 'settled')
    .toArray();
  return jobs.sort((a, b) => a.order - b.order);
}

/** The oldest open job on each record that has one. */
export async function oldestOpenJobs(
  db: Database,
  companyKey: string,
  recordIds: readonly string[],
): Promise<Map<string, JobRow>> {
  const oldest = new Map<string, JobRow>();
  if (recordIds.length === 0 || !(await hasOpenJobs(db, companyKey))) return oldest;
  for (const job of await openJobsOn(db, companyKey, recordIds)) {
    if (!oldest.has(job.record_id)) oldest.set(job.record_id, job);
  }
  return oldest;
}
