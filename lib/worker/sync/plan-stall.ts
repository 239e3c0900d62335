import { stallPatience } from '../../core/records/stall.ts';

/** The facts that distinguish a slow queue from a stalled one. */
export interface StallFacts {
  /** The start of an unbroken time with scheduled records, or `null`. Records that wait for a parent do not count. */
  readonly scheduledSince: number | null;
  /** When a record was last processed, or `null` if unknown. */
  readonly processedAt: number | null;
  /** Between automatic cycles; `null` if automatic sync is off, so that nothing is expected to happen. */
  readonly intervalMs: number | null;
}

/**
 * Whether the queue has stalled: records are scheduled, and none was processed for longer than the limit.
 * @returns the time of the last processing, in milliseconds, or `null` while the queue moves
 */
export function planStall(
  { scheduledSince, processedAt, intervalMs }: StallFacts,
  now: number,
): number | null {
  if (scheduledSince === null || intervalMs === null) return null;
  const idleSince = Math.max(scheduledSince, processedAt ?? scheduledSince);
  return now - idleSince >= stallPatience(intervalMs) ? (processedAt ?? scheduledSince) : null;
}
