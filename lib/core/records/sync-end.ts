/**
 * How the platform's run ended in a sync. `finished`: all that was due was tried; `partial`: records that were due before it
 * began still wait; `failed`: the platform gave up or lost it; `refused`: the platform would not start it; `skipped`: another
 * whole run had just been made; `none`: no run was requested.
 */
export type RunOutcome = 'finished' | 'partial' | 'failed' | 'refused' | 'skipped' | 'none';

export interface RunEnd {
  readonly outcome: RunOutcome;
  /** The run was of the whole queue, not of some records. */
  readonly whole: boolean;
  /** The platform's words; `null` for none. */
  readonly detail: string | null;
}

/** A sync that is over, by the id that its request was answered with. `at`: milliseconds since the epoch. */
export interface SyncEnd extends RunEnd {
  readonly id: string;
  readonly at: number;
}

/** Whether a run that was requested did not go through. */
export function isWrong(outcome: RunOutcome): outcome is 'refused' | 'failed' | 'partial' {
  return outcome === 'refused' || outcome === 'failed' || outcome === 'partial';
}
