import type { Action } from '../../core/records/actions.ts';
import type { SyncState } from '../../core/records/sync-state.ts';

const UNDER_WAY: readonly SyncState[] = ['ready', 'scheduled', 'syncing', 'synced', 'synced_warn'];

/** In which states a record stands when a command has had its effect. */
const WISHED: Partial<Record<Action, readonly SyncState[]>> = {
  approve: UNDER_WAY,
  resync: UNDER_WAY,
  cancel: ['canceled'],
  remove: ['removed'],
  skip: ['skipped'],
  ignore_error: ['error_ignored'],
  sync_off: ['sync_off'],
  mark_matched: ['synced', 'synced_warn'],
};

/**
 * Whether somebody who was faster has done just what a command asks for: the conflict is then none that anybody needs to
 * hear of. Commands that carry a choice of their own (which record to link, what to change) are never taken as done.
 * @param state of the record as it is now
 */
export function isAsWished(
  action: Action,
  input: Readonly<Record<string, unknown>>,
  state: SyncState,
): boolean {
  if (action === 'resync' && Object.keys(input).length > 0) return false;
  return WISHED[action]?.includes(state) ?? false;
}
