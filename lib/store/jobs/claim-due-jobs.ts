import { sendingRank } from '../../core/records/record-types.ts';
import type { Tables } from '../database.ts';
import { refreshShown } from '../records/mirror-records.ts';
import type { JobRow } from '../rows.ts';
import { findHolders } from './hold-order.ts';
import { assertEpoch, changeJob } from './write-jobs.ts';

/**
 * Records, with strict durability and before any request leaves, that these jobs are being sent. Leaves out jobs undone
 * since they were claimed.
 * @returns the jobs that may be sent
 * @throws QueueError `fenced`
 */
export async function markSending(
  tables: Tables,
  companyKey: string,
  epoch: number,
  keys: readonly string[],
  now?: number,
): Promise<JobRow[]> {
  const db = tables.strict;
  return db.write(['companies', 'jobs'], async (tx) => {
    await assertEpoch(tx, companyKey, epoch);
    const jobs = await tx.jobs.getMany(keys);
    const sending = jobs
      .filter((job): job is JobRow => job?.state === 'leased' && job.epoch === epoch)
      .map((job) => changeJob(job, 'sending', now === undefined ? {} : { sent_at: now }));
    await tx.jobs.putAll(sending);
    return sending;
  });
}

/**
 * Claims the jobs that may be sent now, parents before children, at most one per record: a record's later job waits for
 * its earlier one, and a child is shown waiting for a parent that has an open job.
 * @throws QueueError `fenced`
 */
export async function claimDueJobs(
  tables: Tables,
  companyKey: string,
  epoch: number,
  now: number,
  limit: number,
): Promise<JobRow[]> {
  // Not strict: a lost claim is made again. `markSending` is strict, before a command leaves.
  const db = tables.bulk;
  return db.write(['companies', 'records', 'jobs', 'counters'], async (tx) => {
    await assertEpoch(tx, companyKey, epoch);
    const due = await tx.jobs
      .by('lane')
      .between([companyKey, 'due'], [companyKey, 'due', now, []])
      .all(limit);
    if (due.length === 0) return [];
    const { holders, records } = await findHolders(tx, companyKey, due);
    const isHeld = (job: JobRow) => (holders.get(job.key)?.length ?? 0) > 0;
    const rankOf = (job: JobRow) => sendingRank(records.get(job.record_id)?.record.type ?? 'other');
    const claimed = due
      .filter((job) => !isHeld(job))
      .sort((a, b) => rankOf(a) - rankOf(b) || a.order - b.order)
      .map((job) => changeJob(job, 'leased', { epoch }));
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
  });
}
