import type { Action } from '../records/actions.ts';
import { type ShownState, STATES } from '../records/sync-state.ts';

/**
 * The result of a command on a record: still under way, or settled as synced, without a message (`quiet`), or failed.
 */
export type CommandOutcome = 'under_way' | 'synced' | 'quiet' | 'failed';

/**
 * Tells the result of a command on a record.
 * @param action the command; after a resync, a record that is still pending has not settled
 * @param record its current state, and whether a command on it is under way
 */
export function outcomeOf(
  action: Action,
  { busy, state }: { readonly busy: boolean; readonly state: ShownState },
): CommandOutcome {
  if (busy) return 'under_way';
  const { synced, attention, progress } = STATES[state];
  if (synced) return 'synced';
  if (attention && attention !== 'unknown') return 'failed';
  if ((progress === 'queued' || progress === 'running') && action === 'resync') return 'under_way';
  return 'quiet';
}
