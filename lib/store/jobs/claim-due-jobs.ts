import { sendingRank } from '../../core/records/record-types.ts';
import type { Transaction } from '../database.ts';
import { refreshShown } from '../records/mirror-records.ts';
import type { JobRow } from '../rows.ts';
import { findHolders } from './hold-order.ts';
import { changeJob } from './write-jobs.ts';

/**
 * Claims those of these jobs that may be sent now, parents before children, at most one per record: a record's later job waits for
 * its earlier one, and a child is shown waiting for a parent that has an open job. Runs in a strict transaction of a
 * worker that still holds the company: once that is stored, before any request leaves, they are known to be sent.
 * @param due the first of the jobs that are due, as they are stored now
 * @returns the jobs to send
 */
export async function claimIn(
  tx: Transaction<'records' | 'jobs' | 'counters'>,
  companyKey: string,
  epoch: number,
  now: number,
  due: readonly JobRow[],
): Promise<JobRow[]> {
  if (due.length === 0) return [];
  const { holders, records } = await findHolders(tx, companyKey, due);
  const isHeld = (job: JobRow) => (holders.get(job.key)?.length ?? 0) > 0;
  const rankOf = (job: JobRow) => sendingRank(records.get(job.record_id)?.record.type ?? 'other');
  const claimed = due
    .filter((job) => !isHeld(job))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.order - b.order)
    .map((job) => changeJob(job, 'sending', { epoch, sent_at: now }));
  const blocked = due
    .filter(isHeld)
    .map((job) => changeJob(job, 'blocked', { blocked_by: [...(holders.get(job.key) ?? [])] }));
  await tx.jobs.putAll([...claimed, ...blocked]);
  await refreshShown(
    tx,
    companyKey,
    blocked.map((job) => job.record_id),
  );
  return claimed;
}
