/**
 * The bounds of all compound keys that begin with these parts. In IndexedDB's order, a shorter key sorts before a
 * longer one with the same beginning, and an array sorts after every other value.
 */
export function keysUnder(...parts: readonly (string | number)[]): [lower: unknown[], upper: unknown[]] {
  return [[...parts], [...parts, []]];
}
