import { foldLetters } from '../fold-letters.ts';

/** A word of a name, as written and folded. */
export interface NameWord {
  readonly written: string;
  readonly folded: string;
}

/** Longer names and words are cut: QuickBooks accepts at most 500 characters. */
const MOST_WORDS = 60;
const LONGEST_WORD = 60;

/** Words that people include or omit at will. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'the a an of and for et de du des da do dos di della del la le les l d y e und der die das den fur zu och og i'.split(
    ' ',
  ),
);

/**
 * Whether a word does not help to identify a name (`the`, `et`). "A" in "Building A" and "Robert A. Stone" is not
 * small.
 */
export function isSmallWord({ written, folded }: NameWord, at: number): boolean {
  return SMALL_WORDS.has(folded) && !(at > 0 && /^\p{Lu}$/u.test(written));
}

/**
 * Splits a name into words, small ones included. "L’Atelier" gives "Atelier"; "O’Brien", "S.E.N.C.", "J. B." and "P&G"
 * are one word each.
 */
export function splitWords(name: string): NameWord[] {
  const parts = name
    .normalize('NFKC')
    .slice(0, MOST_WORDS * LONGEST_WORD)
    .replace(/\(\s*(?:deleted|supprimée?)\s*\)/giu, ' ')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/(?<=\p{L}{3})\.(?:com|net|org|ca|io)\b/giu, ' ')
    .replace(/(?<=\p{Lu}\p{Ll}{2,})(?=\p{Lu}\p{Ll}{2})/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])[ld]['’](?=\p{L})/giu, ' ')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/(?<![\p{L}\p{N}])(\p{Lu}) (?:and|et) (?=\p{Lu}(?![\p{L}\p{N}]))/gu, '$1')
    .replace(/(?<![\p{L}\p{N}])(\p{Lu}{1,4}) ?& ?(?=\p{Lu}{1,3}(?![\p{L}\p{N}]))/gu, '$1')
    .replace(/(?<=(?<![\p{L}\p{N}])\p{L})[./](?=\p{L}(?![\p{L}\p{N}]))/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '')
    .slice(0, MOST_WORDS);
  const words: NameWord[] = [];
  let isOpenInitials = false;
  for (const written of parts) {
    const folded = foldLetters(written).slice(0, LONGEST_WORD);
    // "a" and "y" between words are small words, not initials.
    const isInitial = /^\p{Lu}$/u.test(written);
    const before = words.at(-1);
    if (isInitial && isOpenInitials && before) {
      words[words.length - 1] = { written: before.written + written, folded: before.folded + folded };
    } else if (folded !== '') words.push({ written, folded });
    isOpenInitials = isInitial;
  }
  return words;
}
