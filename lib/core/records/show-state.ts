import type { OpenJob } from '../records/job.ts';
import { expectedState } from './actions.ts';
import type { ShownState, SyncState } from './sync-state.ts';

/**
 * The state that a badge shows: the platform's report, overlaid with the open job on the record.
 * @param reported the mirror's state
 * @param job the oldest open job on the record, if any
 * @param graceLeft automatic cycles left before a correction, or `null` if none are counted
 */
export function showState(reported: SyncState, job: OpenJob | null, graceLeft: number | null): ShownState {
  if (job) {
    const shown = overlaidState(job);
    if (shown) return shown;
  }
  return reported === 'failed' && graceLeft !== null && graceLeft > 0 ? 'retrying' : reported;
}

function overlaidState(job: OpenJob): ShownState | null {
  switch (job.state) {
    case 'queued':
    case 'leased':
    case 'sending':
    case 'in_doubt':
      return expectedState(job.action);
    case 'done':
      return job.following ? expectedState(job.action) : null;
    case 'retry':
      return expectedState(job.action) && 'scheduled';
    case 'blocked':
      return expectedState(job.action) && 'waiting';
    default:
      return null;
  }
}
