/** Automatic cycles counted since a failure that a safe correction may put right. */
export interface Grace {
  /** The failure that is counted: version and error; another failure starts again. */
  failure: string;
  /** Automatic cycles since the failure was first seen, from 0. */
  cycles: number;
  corrected: boolean;
}
