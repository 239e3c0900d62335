/**
 * What turns a text round or cannot be seen: control characters except tab and line breaks, overrides and isolates of the
 * writing direction, and characters without width. Joiners and direction marks stay: scripts and emoji need them.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u180e\u200b\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Line breaks that only some programs know. */
const LINES = /[\u0085\u2028\u2029]/g;
/** Letters that are written from right to left, and marks of that direction. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A text of somebody else, as it is kept: without what cannot be seen, or turns the text around it. */
export function cleanText(text: string): string {
  return text.replace(LINES, ' ').replace(UNSEEN, '');
}

/**
 * A text of somebody else inside a sentence: letters from right to left turn nothing outside it. A text without such
 * letters stays as it is. In views, `<bdi>` does the same.
 */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
