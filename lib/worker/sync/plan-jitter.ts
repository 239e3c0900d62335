const MOST_MS = 30_000;

/**
 * How much later than its time a browser starts a scheduled cycle, so that the browsers of one firm do not all come at
 * once. Always the same for one browser.
 * @param id what tells this browser from others
 * @returns milliseconds, under half a minute
 */
export function planJitter(id: string): number {
  // FNV-1a: spreads ids that differ in a few letters only.
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % MOST_MS;
}
