const FIRST_MS = 30_000;
const MOST_MS = 60 * 60_000;

/**
 * How long a platform that fails is left alone: growing from half a minute to at most an hour, half of it by chance, so
 * that many browsers do not come back at once. What the platform itself asks for (`Retry-After`) is a minimum.
 * @param tries how often it has failed in a row, from 1
 * @param random from 0 up to 1
 * @param askedMs what the platform asked for, in milliseconds, or `null`
 * @returns milliseconds
 */
export function planBackoff(tries: number, random: number, askedMs: number | null): number {
  const ceiling = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, tries - 1)));
  const wait = ceiling / 2 + (ceiling / 2) * random;
  return Math.round(askedMs === null ? wait : Math.max(askedMs, Math.min(wait, askedMs + FIRST_MS * random)));
}
