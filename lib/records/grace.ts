/** Automatic cycles counted since a failure that a safe correction may put right. */
export interface Grace {
  /** The failure that is counted: its code and words; another failure starts again. */
  failure: string;
  /** Automatic cycles since the failure was first seen, from 0. */
  cycles: number;
  /** The correction was tried, or somebody has taken the failure in hand: nothing more is tried by itself. */
  corrected: boolean;
}
