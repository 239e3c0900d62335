import type { Tables } from '../database.ts';
import type { JobRow } from '../rows.ts';
import { assertEpoch, changeJob } from './write-jobs.ts';

/**
 * Writes, with strict durability and before any request leaves, that these jobs are being sent. A job that was taken back
 * since it was claimed is left out.
 * @returns the jobs that may be sent
 * @throws QueueError `fenced`
 */
export async function markSending(
  tables: Tables,
  companyKey: string,
  epoch: number,
  keys: readonly string[],
): Promise<JobRow[]> {
  const db = tables.strict;
  return db.transaction('rw', [db.companies, db.jobs], async () => {
    await assertEpoch(db, companyKey, epoch);
    const jobs = await db.jobs.bulkGet([...keys]);
    const sending = jobs
      .filter((job): job is JobRow => job?.state === 'leased' && job.epoch === epoch)
      .map((job) => changeJob(job, 'sending'));
    await db.jobs.bulkPut(sending);
    return sending;
  });
}
