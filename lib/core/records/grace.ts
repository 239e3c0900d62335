/** Automatic cycles counted since a failure that a safe correction may put right. */
export interface Grace {
  /** The failure that is counted: its code and words; another failure starts again. */
  failure: string;
  /** Automatic cycles since the failure was first seen, from 0. */
  cycles: number;
  /** The correction was tried, or somebody has taken the failure in hand: nothing more is tried by itself. */
  corrected: boolean;
}

/** Automatic cycles that a person is given before a safe correction is tried; the failure itself is cycle 0. */
export const GRACE_CYCLES = 3;

/** Automatic cycles left before the correction, or `null` where none is in prospect. */
export function graceLeft(grace: Grace | null): number | null {
  return grace && !grace.corrected && grace.cycles < GRACE_CYCLES ? GRACE_CYCLES - grace.cycles : null;
}
