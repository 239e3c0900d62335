const JUST_MS = 5 * 60_000;

/**
 * Whether an automatic cycle need not ask the platform to run, because another browser or the platform itself is
 * running or has just run. The cycle still sends and reads. A record that was processed alone is no run of the whole queue:
 * where records are queued, the platform is asked.
 * @param queued whether records wait for a run, as far as they have been read
 * @param processedAt when the platform last processed a record, or `null`
 * @param intervalMs between automatic cycles, or `null`
 */
export function planSkip(
  running: boolean,
  queued: boolean,
  processedAt: number | null,
  intervalMs: number | null,
  now: number,
): boolean {
  if (running) return true;
  if (queued || processedAt === null || intervalMs === null) return false;
  // Clocks differ: slightly ahead means just now, far ahead means nothing.
  return Math.abs(now - processedAt) < Math.min(JUST_MS, intervalMs / 2);
}
