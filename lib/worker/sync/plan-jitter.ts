/** Half a minute for each ten companies of this browser, up to four minutes: a later start counts as missed. */
const TEN_MS = 30_000;
const MOST_MS = 4 * 60_000;

/**
 * The delay of a company's scheduled cycles, so that neither the browsers of one firm nor the companies of one browser
 * all start at once. Constant for one company in one browser.
 * @param id identifies company and browser
 * @param companies how many are synced in this browser
 * @returns milliseconds, under half a minute for up to ten companies
 */
export function planJitter(id: string, companies = 1): number {
  // FNV-1a: spreads ids that differ in only a few letters.
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % Math.min(MOST_MS, TEN_MS * Math.max(1, Math.ceil(companies / 10)));
}
