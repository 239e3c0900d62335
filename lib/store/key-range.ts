/**
 * The bounds of all compound keys that begin with these parts: a shorter key sorts before a longer one that begins alike,
 * and a list sorts after every other value (IndexedDB's order of keys).
 */
export function keysUnder(...parts: readonly (string | number)[]): [lower: unknown[], upper: unknown[]] {
  return [[...parts], [...parts, []]];
}
