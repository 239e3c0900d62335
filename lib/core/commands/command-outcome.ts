import type { Action } from '../records/actions.ts';
import { type ShownState, STATES } from '../records/sync-state.ts';

/** How a record stands after a command: still under way, or settled well, quietly or badly. */
export type CommandOutcome = 'under_way' | 'synced' | 'quiet' | 'failed';

/**
 * Whether a command on a record has come to its end.
 * @param action what was asked for; after a resync a record that is still pending has not settled
 * @param record how it stands now, and whether a command on it is under way
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
