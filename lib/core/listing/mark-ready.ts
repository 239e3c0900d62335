import { type Action, eligibleActions } from '../records/actions.ts';
import { countedAs, isSynced } from '../records/sync-state.ts';
import type { ListedRecord } from './listed-record.ts';

/** Whether the platform allows this user the command now, on a record as last reported. */
export function isAllowed(record: ListedRecord, action: Action): boolean {
  return record.allowed.includes(action) && eligibleActions(record.type, record.reported).includes(action);
}

/** Whether a record is ready and only waits for its run. */
export function waitsForRun({ state }: ListedRecord): boolean {
  return state === 'ready' || state === 'scheduled';
}

/** The command that makes a record ready to sync, or `null` where it needs none because it is under way or synced. */
export function readyAction(record: ListedRecord): 'approve' | 'resync' | null {
  if (countedAs(record.state) === 'pending' || isSynced(record.state)) {
    return null;
  }
  if (isAllowed(record, 'approve')) return 'approve';
  return isAllowed(record, 'resync') ? 'resync' : null;
}
