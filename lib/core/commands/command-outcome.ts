import { type Action, needsRun } from '../records/actions.ts';
import type { JobState } from '../records/job.ts';
import { type ShownState, STATES } from '../records/sync-state.ts';

/**
 * The outcome of a command. `under_way`: not over yet; `synced`: both sides agree; `done`: it took effect; `failed`: the
 * platform tried the record and failed; `not_done`: it was refused, somebody else was first, or it waits for a person;
 * `taken_back`: it was undone before it was sent.
 */
export type CommandOutcome = 'under_way' | 'synced' | 'done' | 'failed' | 'not_done' | 'taken_back';

/** A command as it is stored. */
export interface StoredCommand {
  readonly action: Action;
  readonly state: JobState;
  /** The platform has accepted it, and its result is still being followed. */
  readonly following: boolean;
  readonly problem: { readonly code: string } | null;
}

/** Why a command that follows a change of its record is not sent: nothing was changed. */
export const NOT_CHANGED = 'not_changed';

/**
 * The outcome of a command, for every surface. It follows from the command itself: until the command is over, its
 * record may still be in the state from before.
 * @param command `undefined` if it settled so long ago that it is no longer stored
 * @param state the current state of its record; `null` if the record is deleted
 */
export function outcomeOf(command: StoredCommand | undefined, state: ShownState | null): CommandOutcome {
  switch (command?.state) {
    case undefined:
      return 'done';
    case 'done':
      return command.following ? 'under_way' : afterEffect(command.action, state);
    case 'refused':
    case 'conflict':
    case 'parked':
      return 'not_done';
    case 'canceled':
      return command.problem?.code === NOT_CHANGED ? 'not_done' : 'taken_back';
    default:
      return 'under_way';
  }
}

function afterEffect(action: Action, state: ShownState | null): CommandOutcome {
  if (state === null) return 'done';
  const { synced, attention } = STATES[state];
  if (synced) return 'synced';
  // Only a command that makes the platform try again can have failed: others leave a failure unchanged.
  return attention && attention !== 'unknown' && needsRun(action) ? 'failed' : 'done';
}

/** Combines the commands of one press: the first failure, else the last outcome. */
export function joinEnds<End extends { readonly outcome: CommandOutcome }>(ends: readonly End[]): End | null {
  const open = ends.find(({ outcome }) => outcome === 'under_way');
  const wrong = ends.find(({ outcome }) => outcome === 'not_done' || outcome === 'failed');
  return open ?? wrong ?? ends.at(-1) ?? null;
}
