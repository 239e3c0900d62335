const FIRST_MS = 30_000;
const MOST_MS = 60 * 60_000;
/** A requested wait is extended by a random share up to this, so that many browsers do not return at once. */
const SPREAD = 0.25;
/** Minimum wait for a platform that repeatedly asks for almost none; doubles with each try. */
const LEAST_MS = 1_000;

/**
 * How long to wait before retrying a failing platform: from half a minute up to an hour, half of it random, so that
 * many browsers do not return at once. If the platform states a time (`Retry-After`), the wait is never shorter and
 * only slightly longer.
 * @param tries failures in a row, from 1
 * @param random from 0 up to, but not including, 1
 * @param askedMs the wait that the platform asked for, in milliseconds, or `null`
 * @returns milliseconds
 */
export function planBackoff(tries: number, random: number, askedMs: number | null): number {
  if (askedMs !== null) {
    const asked = Math.max(askedMs, doubled(LEAST_MS, FIRST_MS, tries));
    return Math.round(asked + Math.min(FIRST_MS, asked * SPREAD) * random);
  }
  const ceiling = doubled(FIRST_MS, MOST_MS, tries);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

function doubled(first: number, most: number, tries: number): number {
  return Math.min(most, first * 2 ** Math.min(20, Math.max(0, tries - 1)));
}
