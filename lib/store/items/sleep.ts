/** A time in which the computer slept, or the browser was closed: nothing could be synced by itself. */
export interface Sleep {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}
