/** What of one company can call for a wake. */
export interface WakeFacts {
  readonly cycleUnderWay: boolean;
  /** Until when an outage is waited out, or `null`. */
  readonly outageUntil: number | null;
  readonly scheduledAt: number | null;
  /** When the next command may go (held for undo, or asked to wait), or `null`. */
  readonly commandAt: number | null;
}

/** A cycle that is left over, because its worker ended, is taken up after this time at the latest. */
const TAKE_UP_MS = 30_000;

/**
 * When the one alarm has to wake the worker. The alarm is only a hint: what is due is read from the tables at each wake.
 * @returns milliseconds, or `null` when nothing is ever due
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
