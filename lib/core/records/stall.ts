const LEAST_MS = 20 * 60_000;

/**
 * How long a queue may stand still before it counts as stalled, in milliseconds: two intervals or twenty minutes,
 * whichever is longer.
 * @param intervalMs between automatic cycles
 */
export function stallPatience(intervalMs: number): number {
  return Math.max(2 * intervalMs, LEAST_MS);
}
