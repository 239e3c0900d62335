/** Tolerance for clock differences; a time further ahead is an error. */
const AHEAD_MS = 5 * 60_000;

/**
 * The time at which the platform says that something happened.
 * @param text RFC 3339
 * @returns milliseconds; `null` without a time, or for one in the future, which would hide a stall until then
 */
export function pastTime(text: string | null, now: number): number | null {
  const time = Date.parse(text ?? '');
  return time <= now + AHEAD_MS ? time : null;
}

/** The later of two times, either of which may be unknown. */
export function latest(one: number | null, other: number | null): number | null {
  const known = [one, other].filter((time): time is number => time !== null && Number.isFinite(time));
  return known.length ? Math.max(...known) : null;
}
