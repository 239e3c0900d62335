/** Counts automatic cycles since a failure that a safe correction may fix. */
export interface Grace {
  /** The counted failure: its code and words; another failure restarts the count. */
  failure: string;
  /** Automatic cycles since the failure was first seen, from 0. */
  cycles: number;
  /** The correction was tried, or a user deals with the failure: nothing more is tried automatically. */
  corrected: boolean;
}

/** Automatic cycles left to the user before a safe correction is tried; the failure itself is cycle 0. */
export const GRACE_CYCLES = 3;

/** Automatic cycles left before the correction, or `null` if none is planned. */
export function graceLeft(grace: Grace | null): number | null {
  return grace && !grace.corrected && grace.cycles < GRACE_CYCLES ? GRACE_CYCLES - grace.cycles : null;
}
