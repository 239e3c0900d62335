import { NOT_CHANGED } from '../../core/commands/command-outcome.ts';
import type { Transaction } from '../database.ts';
import type { JobRow } from '../rows.ts';
import type { JobEnd } from './job-end.ts';
import { openJobsOn } from './open-jobs.ts';
import { takeBackIn } from './take-back-job.ts';

/**
 * Handles commands requested together with a change, on the version before it: they are sent on the version that the
 * change produced, or not at all if it changed nothing. Runs in the transaction that settles the change.
 */
export async function followUpdate(
  tx: Transaction<'records' | 'jobs' | 'counters' | 'log'>,
  update: JobRow,
  end: JobEnd,
  now: number,
): Promise<void> {
  if (end.to !== 'done' && end.to !== 'refused' && end.to !== 'conflict') return;
  const open = await openJobsOn(tx, update.company_key, [update.record_id]);
  const followers = open.filter((job) => job.version === update.version && job.order > update.order);
  if (end.to === 'done') {
    const version = end.record?.version ?? update.version;
    await tx.jobs.putAll(followers.map((job) => ({ ...job, version })));
  } else {
    const keys = followers.map(({ key }) => key);
    await takeBackIn(tx, keys, NOT_CHANGED, now);
  }
}
