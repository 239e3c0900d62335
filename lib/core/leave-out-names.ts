/** Replaces a name. In English, like all text copied for support. */
const LEFT_OUT = '(name)';
/** Shorter names could be part of any word. */
const SHORTEST = 2;

/** "DisplayName=Birch & Sons", "customer name: Birch & Sons": names that only the text contains. */
const AFTER_NAME =
  /\b((?:display|full|fully qualified|given|family|company|customer|vendor|supplier|employee)\s?name["']?\s?[=:]\s?)(?!\(name\))(["'«“]?)[^"'«»“”;,\n]{1,100}/gi;

/**
 * Removes these names from a text, in any spelling of spaces, case and apostrophes, as whole words only; and names that
 * the text itself labels as such.
 * @param names may contain `Parent:Child`, empty and missing ones
 */
export function leaveOutNames(text: string, names: readonly (string | null)[]): string {
  const longestFirst = names
    .flatMap((name) => (name ? [name, ...name.split(':')] : []))
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  let rest = text.normalize('NFC');
  for (const name of new Set(longestFirst)) {
    const pattern = name
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['\u2019]/g, "['\u2019]"))
      .join('\\s+');
    rest = rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'), LEFT_OUT);
  }
  return rest.replace(AFTER_NAME, `$1$2${LEFT_OUT}`);
}
