import { stallPatience } from '../../core/records/stall.ts';

/** What tells a slow queue from a dead one. */
export interface StallFacts {
  /** Since when something has been scheduled without a break, or `null`. What waits for a parent is not meant. */
  readonly scheduledSince: number | null;
  /** When a record was last processed, or `null` when that is not known. */
  readonly processedAt: number | null;
  /** Between automatic cycles; `null` when automatic sync is off, and nothing is expected to happen by itself. */
  readonly intervalMs: number | null;
}

/**
 * Whether the queue has stalled: something is scheduled, and nothing was processed for longer than a queue may stand still.
 * @returns since when nothing was processed, in milliseconds, or `null` while all is well
 */
export function planStall(
  { scheduledSince, processedAt, intervalMs }: StallFacts,
  now: number,
): number | null {
  if (scheduledSince === null || intervalMs === null) return null;
  const idleSince = Math.max(scheduledSince, processedAt ?? scheduledSince);
  return now - idleSince >= stallPatience(intervalMs) ? (processedAt ?? scheduledSince) : null;
}
