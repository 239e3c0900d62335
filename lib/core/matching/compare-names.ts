import type { MatchReason } from '../records/suggestion.ts';
import type { ReadName } from './read-name.ts';
import type { WeighWord } from './weigh-words.ts';
import { wordLikeness } from './word-likeness.ts';

/** How alike two names are, 0 to 1, and why. */
export interface NameLikeness {
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

const SAME_BUT_WRITING = 0.99;
const SAME_BUT_LEGAL_FORM = 0.95;
const SAME_WORDS = 0.93;
/** Names with other words in them never come near those that have the same. */
const MOST_FOR_SHARED = 0.88;

/**
 * Compares the name of a record with a name found.
 * @param typing the first name may still be being typed
 */
export function compareNames(
  name: ReadName,
  found: ReadName,
  weigh: WeighWord,
  typing = false,
): NameLikeness {
  if (name.written !== '' && name.written === found.written) {
    return { score: 1, reasons: [{ kind: 'same_name' }] };
  }
  if (name.words.length === 0 || found.words.length === 0) return { score: 0, reasons: [] };
  const [text, foundText] = [name.words.join(' '), found.words.join(' ')];
  if (text === foundText) {
    return name.legalForm === found.legalForm
      ? { score: SAME_BUT_WRITING, reasons: [{ kind: 'same_but_writing' }] }
      : { score: SAME_BUT_LEGAL_FORM, reasons: [{ kind: 'same_but_legal_form' }] };
  }
  if ([...name.words].sort().join(' ') === [...found.words].sort().join(' ')) {
    return { score: SAME_WORDS, reasons: [{ kind: 'same_words' }] };
  }
  return compareWords(name, found, weigh, typing);
}

/** Cosine of the weighed words, where words that are nearly the same count nearly as much. */
function compareWords(name: ReadName, found: ReadName, weigh: WeighWord, typing: boolean): NameLikeness {
  const free = new Set(found.words.keys());
  const shared: string[] = [];
  const similar: string[] = [];
  let product = 0;
  for (const [at, word] of name.words.entries()) {
    const isLast = at === name.words.length - 1;
    let best = { likeness: 0, place: -1 };
    for (const place of free) {
      const likeness = wordLikeness(word, found.words[place] ?? '', typing && isLast);
      if (likeness > best.likeness) best = { likeness, place };
    }
    if (best.likeness === 0) continue;
    free.delete(best.place);
    product += best.likeness * weigh(word) * weigh(found.words[best.place] ?? '');
    (best.likeness === 1 ? shared : similar).push(found.writtenWords[best.place] ?? '');
  }
  const length = ({ words }: ReadName) => Math.sqrt(words.reduce((sum, word) => sum + weigh(word) ** 2, 0));
  const cosine = product / (length(name) * length(found));
  const reasons: MatchReason[] = [
    ...(shared.length ? [{ kind: 'shares_words' as const, words: shared }] : []),
    ...(similar.length ? [{ kind: 'similar_words' as const, words: similar }] : []),
  ];
  return { score: Math.min(MOST_FOR_SHARED, cosine * MOST_FOR_SHARED), reasons };
}
