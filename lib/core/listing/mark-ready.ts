import { type Action, eligibleActions } from '../records/actions.ts';
import { countedAs, isSynced } from '../records/sync-state.ts';
import type { ListedRecord } from './listed-record.ts';

/** Whether the platform lets this user ask for it now, on a record as it reported it. */
export function isAllowed(record: ListedRecord, action: Action): boolean {
  return record.allowed.includes(action) && eligibleActions(record.type, record.reported).includes(action);
}

/** Whether a record is ready already and waits for its run alone. */
export function waitsForRun({ state }: ListedRecord): boolean {
  return state === 'ready' || state === 'scheduled';
}

/**
 * The command that makes a record ready to sync, or `null` where it needs none: it is on its way, or in order, already.
 */
export function readyAction(record: ListedRecord): 'approve' | 'resync' | null {
  if (countedAs(record.state) === 'pending' || isSynced(record.state)) {
    return null;
  }
  if (isAllowed(record, 'approve')) return 'approve';
  return isAllowed(record, 'resync') ? 'resync' : null;
}
