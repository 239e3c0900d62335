import { type JobState, mayBecome } from '../../core/records/job.ts';
import type { Database } from '../database.ts';
import { QueueError } from '../queue-error.ts';
import type { JobRow } from '../rows.ts';
import { laneOf } from './lanes.ts';

/**
 * Returns a changed copy of a job with its new lane.
 * @throws Error where the state machine does not allow the transition (a defect)
 */
export function changeJob(job: JobRow, to: JobState, more: Partial<JobRow> = {}): JobRow {
  if (job.state !== to && !mayBecome(job.state, to)) {
    throw new Error(`A job may not go from ${job.state} to ${to}`);
  }
  const changed = { ...job, ...more, state: to };
  return { ...changed, lane: laneOf(changed) };
}

/**
 * Checks in a transaction (`companies` in scope) that this worker still holds the company.
 * @throws QueueError `fenced`
 */
export async function assertEpoch(db: Database, companyKey: string, epoch: number): Promise<void> {
  const company = await db.companies.get(companyKey);
  if (company?.epoch !== epoch) {
    throw new QueueError(
      'fenced',
      `Epoch ${epoch} of ${companyKey} is over (now ${company?.epoch ?? 'gone'})`,
    );
  }
}
