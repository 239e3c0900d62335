import type { Database } from './database.ts';
import { inLane, openJobsOn } from './open-jobs.ts';
import type { JobRow } from './rows.ts';
import { changeJob } from './write-jobs.ts';

/**
 * Puts the jobs back in line that waited for these records and are held by nothing else. Runs in a transaction with `jobs`
 * in scope.
 * @param settled ids of records on which a job has come to its end
 * @returns the ids of the records whose job is in line again
 */
export async function releaseBlocked(
  db: Database,
  companyKey: string,
  settled: readonly string[],
): Promise<string[]> {
  if (settled.length === 0) return [];
  const ended = new Set(settled);
  const waiting = await inLane(db, companyKey, 'blocked').toArray();
  const blocked = waiting.filter((job) => job.blocked_by.some((id) => ended.has(id)));
  if (blocked.length === 0) return [];
  const holders = await openJobsOn(db, companyKey, [...new Set(blocked.flatMap((job) => job.blocked_by))]);
  const released = blocked
    .filter((job) => !holders.some((other) => holdsBack(other, job)))
    .map((job) => changeJob(job, 'queued', { blocked_by: [] }));
  await db.jobs.bulkPut(released);
  return released.map((job) => job.record_id);
}

/** A parent's open job holds a child back whenever it was asked for; on the same record only the earlier one does. */
function holdsBack(other: JobRow, job: JobRow): boolean {
  if (other.lane === 'following' || !job.blocked_by.includes(other.record_id)) return false;
  return other.record_id !== job.record_id || other.order < job.order;
}
