import type { JobState } from '../../core/records/job.ts';
import type { JobRow, Lane } from '../rows.ts';

const LANES: Record<JobState, Lane> = {
  queued: 'due',
  retry: 'due',
  blocked: 'blocked',
  leased: 'busy',
  sending: 'busy',
  in_doubt: 'doubt',
  parked: 'parked',
  done: 'settled',
  refused: 'settled',
  conflict: 'settled',
  canceled: 'settled',
};

/** The lane of a job. */
export function laneOf(job: Pick<JobRow, 'state' | 'held_by' | 'following'>): Lane {
  if (job.state === 'queued' && job.held_by !== null) return 'held';
  if (job.state === 'done' && job.following) return 'following';
  return LANES[job.state];
}
