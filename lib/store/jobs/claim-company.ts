import type { Tables } from '../database.ts';
import { refreshShown } from '../records/mirror-records.ts';
import type { CompanyRow, JobRow } from '../rows.ts';
import { inLane } from './open-jobs.ts';
import { releaseBlocked } from './release-blocked.ts';
import { changeJob } from './write-jobs.ts';

/** A job found in `sending` at this many successive starts is parked for a person to review. */
export const MOST_STARTS = 3;

/**
 * Claims a company for this worker and repairs what an earlier worker left behind. Raises the company's epoch, so that
 * results of earlier workers are rejected. Releases leases, marks jobs that were being sent as in doubt (they are never
 * resent without asking), and queues blocked jobs again that nothing holds any more.
 * @returns the company under its new epoch, or `null` if it no longer exists
 */
export async function claimCompany(tables: Tables, companyKey: string): Promise<CompanyRow | null> {
  const db = tables.strict;
  return db.write(['companies', 'records', 'jobs', 'counters'], async (tx) => {
    const company = await tx.companies.get(companyKey);
    if (!company) return null;
    const claimed = { ...company, epoch: company.epoch + 1 };
    await tx.companies.put(claimed);
    const left: JobRow[] = [
      ...(await inLane(tx, companyKey, 'busy').all()),
      ...(await inLane(tx, companyKey, 'doubt').all()),
    ];
    if (left.length) {
      await tx.jobs.putAll(left.map((job) => ({ ...recovered(job), epoch: claimed.epoch })));
    }
    const released = await releaseBlocked(tx, companyKey, null);
    await refreshShown(tx, companyKey, [...left.map((job) => job.record_id), ...released]);
    return claimed;
  });
}

function recovered(job: JobRow): JobRow {
  if (job.state === 'leased') return changeJob(job, 'queued');
  if (job.state !== 'sending') return job;
  return changeJob(job, 'in_doubt', { starts: job.starts + 1 });
}
