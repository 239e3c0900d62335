import { ACTIONS, type Action } from '../../core/records/actions.ts';
import type { SyncState } from '../../core/records/sync-state.ts';

/**
 * Whether somebody else has already done what a command asks for, so that the conflict is not reported. Commands with a
 * choice of their own (which record to link, what to change) never count as done.
 * @param state the record's state now
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
