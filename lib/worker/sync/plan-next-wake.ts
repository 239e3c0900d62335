/** The facts of one company that can require a wake. */
export interface WakeFacts {
  readonly cycleUnderWay: boolean;
  /** End of an outage's backoff, or `null`. */
  readonly outageUntil: number | null;
  readonly scheduledAt: number | null;
  /** When the next command may be sent (after the time for undo, or a requested wait), or `null`. */
  readonly commandAt: number | null;
}

/** A cycle left over by an ended worker is continued after this time at the latest. */
const TAKE_UP_MS = 30_000;

/**
 * When the only alarm has to wake the worker. The alarm is just a hint: each wake reads from the tables what is due.
 * @returns milliseconds, or `null` if nothing is ever due
 */
export function planNextWake(companies: readonly WakeFacts[], now: number): number | null {
  const times = companies.flatMap((company) => [
    company.cycleUnderWay ? (company.outageUntil ?? now + TAKE_UP_MS) : null,
    notBefore(company.scheduledAt, company.outageUntil),
    notBefore(company.commandAt, company.outageUntil),
  ]);
  const known = times.filter((time): time is number => time !== null);
  return known.length ? Math.max(now, Math.min(...known)) : null;
}

function notBefore(time: number | null, until: number | null): number | null {
  return time === null ? null : Math.max(time, until ?? 0);
}
