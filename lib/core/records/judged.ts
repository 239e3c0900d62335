/** Failures are judged in turn, some in each cycle, until a whole turn has had no result. */
export interface Judged {
  /** `failures_moved` of the counters, and a mark of the guide's rules. */
  moved: number;
  rules: string;
  /** The place of the next one among all failures. */
  next: number;
  /** How many are still to be judged. */
  left: number;
}
