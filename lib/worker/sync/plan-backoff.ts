const FIRST_MS = 30_000;
const MOST_MS = 60 * 60_000;
/** What a platform asks for is lengthened by up to this share by chance, so that many browsers do not come back at once. */
const SPREAD = 0.25;
/** A platform that asks for next to nothing again and again is left alone for this long, doubled with each try. */
const LEAST_MS = 1_000;

/**
 * How long a platform that fails is left alone: growing from half a minute to at most an hour, half of it by chance, so
 * that many browsers do not come back at once. Where the platform itself says how long (`Retry-After`), that is it: never
 * less, and little more.
 * @param tries how often it has failed in a row, from 1
 * @param random from 0 up to 1
 * @param askedMs what the platform asked for, in milliseconds, or `null`
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
