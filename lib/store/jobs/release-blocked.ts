import type { Transaction } from '../database.ts';
import type { JobRow } from '../rows.ts';
import { findHolders } from './hold-order.ts';
import { inLane } from './open-jobs.ts';
import { changeJob } from './write-jobs.ts';

/**
 * Queues blocked jobs again that waited for these records and have no other holder. Runs in a transaction with
 * `records` and `jobs` in scope.
 * @param settled ids of records on which a job has ended; `null` checks every blocked job, because dependencies may
 * have changed on the platform
 * @returns the ids of the records whose job is queued again
 */
export async function releaseBlocked(
  tx: Transaction<'records' | 'jobs'>,
  companyKey: string,
  settled: readonly string[] | null,
): Promise<string[]> {
  return release(tx, companyKey, await blockedBy(tx, companyKey, settled));
}

/** The blocked jobs that wait for any of these records; for `null`, all. */
export async function blockedBy(
  tx: Transaction<'jobs'>,
  companyKey: string,
  settled: readonly string[] | null,
): Promise<JobRow[]> {
  if (settled?.length === 0) return [];
  const waiting = await inLane(tx, companyKey, 'blocked').all();
  const ended = settled && new Set(settled);
  return ended ? waiting.filter((job) => job.blocked_by.some((id) => ended.has(id))) : waiting;
}

/** Queues those of these blocked jobs again that nothing holds any more. @returns the ids of their records */
export async function release(
  tx: Transaction<'records' | 'jobs'>,
  companyKey: string,
  blocked: readonly JobRow[],
): Promise<string[]> {
  if (blocked.length === 0) return [];
  const { holders } = await findHolders(tx, companyKey, blocked);
  const changed: JobRow[] = [];
  const released: string[] = [];
  for (const job of blocked) {
    const by = holders.get(job.key) ?? [];
    if (by.length === 0) {
      changed.push(changeJob(job, 'queued', { blocked_by: [] }));
      released.push(job.record_id);
    } else if (by.join() !== job.blocked_by.join()) {
      changed.push(changeJob(job, 'blocked', { blocked_by: [...by] }));
    }
  }
  if (changed.length) await tx.jobs.putAll(changed);
  return released;
}
