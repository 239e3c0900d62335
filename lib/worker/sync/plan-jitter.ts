const MOST_MS = 30_000;

/**
 * The delay of a browser's scheduled cycles, so that the browsers of one firm do not all start at once. Constant for
 * one browser.
 * @param id identifies the browser
 * @returns milliseconds, under half a minute
 */
export function planJitter(id: string): number {
  // FNV-1a: spreads ids that differ in only a few letters.
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % MOST_MS;
}
