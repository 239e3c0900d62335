/** Names of fonts, and nothing that could load one or set anything else. */
const NAMES = /^[\p{L}\p{N} _"',.-]{1,300}$/u;

/**
 * The fonts of a frame over the page: the page's own as far as this computer has them, otherwise the browser's. What the page
 * itself brings along is not known in a frame, so that it learns nothing from how it is drawn.
 * @param families the page's computed `font-family`; it may be anything
 * @returns a list for `font-family`, or `null` where these are no names
 */
export function fontOf(families: string): string | null {
  return NAMES.test(families) ? `${families}, system-ui, sans-serif` : null;
}
