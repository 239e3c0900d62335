import { ACTIONS, type Action } from '../../core/records/actions.ts';
import type { SyncState } from '../../core/records/sync-state.ts';

/**
 * Whether somebody who was faster has done just what a command asks for: the conflict is then none that anybody needs to
 * hear of. Commands that carry a choice of their own (which record to link, what to change) are never taken as done.
 * @param state of the record as it is now
 */
export function isAlreadyFulfilled(
  action: Action,
  input: Readonly<Record<string, unknown>>,
  state: SyncState,
): boolean {
  if (action === 'resync' && Object.keys(input).length > 0) return false;
  const fulfilledIn: readonly SyncState[] = ACTIONS[action].fulfilledIn;
  return fulfilledIn.includes(state);
}
