import { type JobState, mayBecome } from '../../core/records/job.ts';
import type { Transaction } from '../database.ts';
import { QueueError } from '../queue-error.ts';
import type { CompanyRow, JobRow } from '../rows.ts';
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

/** A job that has not been claimed yet. Log ids increase, whatever the clock does, so they order jobs. */
export function newJob(
  given: Pick<
    JobRow,
    | 'key'
    | 'company_key'
    | 'record_id'
    | 'action'
    | 'input'
    | 'version'
    | 'asked_by'
    | 'state'
    | 'log_id'
    | 'asked_at'
  >,
  { due_at, held_by }: Pick<JobRow, 'due_at' | 'held_by'> = { due_at: given.asked_at, held_by: null },
): JobRow {
  const job = {
    ...given,
    order: given.log_id,
    due_at,
    held_by,
    epoch: 0,
    attempts: 0,
    starts: 0,
    following: false,
    operation_id: null,
    blocked_by: [],
    problem: null,
    settled_at: null,
  };
  return { ...job, lane: laneOf(job) };
}

/**
 * Checks that this worker still holds the company.
 * @returns the company
 * @throws QueueError `fenced`
 */
export async function assertEpoch(
  tx: Transaction<'companies'>,
  companyKey: string,
  epoch: number,
): Promise<CompanyRow> {
  const company = await tx.companies.get(companyKey);
  if (company?.epoch === epoch) return company;
  throw new QueueError('fenced', `Epoch ${epoch} of ${companyKey} is over (now ${company?.epoch ?? 'gone'})`);
}
