import { isNickname } from './name-words.ts';
import type { NameReading } from './read-name.ts';
import type { WordWeights } from './weigh-words.ts';
import { wordLikeness } from './word-likeness.ts';

/** `count` words of a name, from index `at`. */
interface Span {
  readonly at: number;
  readonly count: number;
}

export interface AlignedWords {
  readonly mine: Span;
  readonly theirs: Span;
  /** 0 to 1; 1 for the same word. */
  readonly likeness: number;
  /** Why they are alike: equal or similar words, or initials. */
  readonly by: 'words' | 'initials';
}

/** Words that are only split differently count as the same; at most this many are joined. */
const MOST_JOINED = 3;
const JOINED = 0.98;
/** Likeness by number of letters: two initials may stand for many names, four hardly. */
const INITIALS_ALIKE = [0, 0.75, 0.75, 0.9, 0.95];
const LONGEST_ACRONYM = 8;
const SAME_CANONICAL = 0.99;
const ABBREVIATED = 0.85;
const NICKNAMED = 0.85;

/**
 * Aligns the words of two names, each word at most once, highest weight first.
 * @param typing the user may still be typing the last word of the first name
 */
export function alignWords(
  mine: NameReading,
  theirs: NameReading,
  weights: WordWeights,
  typing = false,
): AlignedWords[] {
  const pairs: (AlignedWords & { readonly worth: number })[] = [];
  const add = (pair: AlignedWords) => {
    const worth =
      pair.likeness *
      Math.min(spanWeight(mine, pair.mine, weights), spanWeight(theirs, pair.theirs, weights));
    pairs.push({ ...pair, worth: worth + pair.likeness });
  };
  for (const pair of pairsOf(mine, theirs, weights, typing)) add(pair);
  for (const pair of pairsOf(theirs, mine, weights, false)) {
    // The other direction has already found pairs of two single words.
    if (pair.by === 'words' && pair.mine.count === 1 && pair.theirs.count === 1) continue;
    add({ ...pair, mine: pair.theirs, theirs: pair.mine });
  }
  pairs.sort((a, b) => b.worth - a.worth || distanceOf(a) - distanceOf(b) || a.mine.at - b.mine.at);
  const taken: [Set<number>, Set<number>] = [new Set(), new Set()];
  return pairs.filter((pair) => {
    const places = [placesOf(pair.mine), placesOf(pair.theirs)] as const;
    if (places[0].some((at) => taken[0].has(at)) || places[1].some((at) => taken[1].has(at))) return false;
    for (const at of places[0]) taken[0].add(at);
    for (const at of places[1]) taken[1].add(at);
    return true;
  });
}

/** The total weight of the words in a span. */
export function spanWeight({ canonical }: NameReading, span: Span, { weigh }: WordWeights): number {
  return placesOf(span).reduce((sum, at) => sum + (canonical[at] ? weigh(canonical[at]) : 0), 0);
}

export function placesOf({ at, count }: Span): number[] {
  return Array.from({ length: count }, (_, step) => at + step);
}

const distanceOf = ({ mine, theirs }: AlignedWords) => Math.abs(mine.at - theirs.at);

/** Compares each word of `one` with one or several words of `other`. */
function* pairsOf(
  one: NameReading,
  other: NameReading,
  weights: WordWeights,
  typing: boolean,
): Generator<AlignedWords> {
  for (const [at, word] of one.canonical.entries()) {
    if (word === '') continue;
    const mine = { at, count: 1 };
    const isLast = at === one.canonical.length - 1;
    for (const [place, found] of other.canonical.entries()) {
      if (found === '') continue;
      const likeness = likenessOf(one, at, other, place, weights, typing && isLast);
      if (likeness > 0) yield { mine, theirs: { at: place, count: 1 }, likeness, by: 'words' };
      const count = joinedWords(one.words[at] ?? '', other.words, place);
      if (count > 1) yield { mine, theirs: { at: place, count }, likeness: JOINED, by: 'words' };
      const initials = initialsOf(one.words[at] ?? '', other.words, place);
      if (initials > 0) {
        const alike = INITIALS_ALIKE[Math.min((one.words[at] ?? '').length, 4)] ?? 0;
        yield { mine, theirs: { at: place, count: initials }, likeness: alike, by: 'initials' };
      }
    }
  }
}

function likenessOf(
  one: NameReading,
  at: number,
  other: NameReading,
  place: number,
  { isKnown }: WordWeights,
  typing: boolean,
): number {
  const [a = '', b = ''] = [one.canonical[at], other.canonical[place]];
  if (a === b) return one.words[at] === other.words[place] ? 1 : SAME_CANONICAL;
  if (isNickname(a, b)) return NICKNAMED;
  const isSlip = !(isKnown(a) && isKnown(b));
  const likeness = isSlip || typing ? wordLikeness(one.words[at] ?? '', other.words[place] ?? '', typing) : 0;
  return Math.max(likeness, isAbbreviation(a, b, isKnown) || isAbbreviation(b, a, isKnown) ? ABBREVIATED : 0);
}

/** "landscap." for landscaping: the beginning of a common word. */
function isAbbreviation(short: string, long: string, isKnown: WordWeights['isKnown']): boolean {
  return (
    short.length >= 3 &&
    long.length - short.length >= 3 &&
    long.startsWith(short) &&
    isKnown(long) &&
    !isKnown(short)
  );
}

/** How many words from `place` on make `word` when joined; 0 if none. */
function joinedWords(word: string, words: readonly string[], place: number): number {
  let joined = '';
  for (let count = 1; count <= MOST_JOINED && place + count <= words.length; count += 1) {
    joined += words[place + count - 1] ?? '';
    if (
      count > 1 &&
      joined.length > 3 &&
      (joined === word || (count > 1 && joined.length > 7 && wordLikeness(joined, word) > 0.9))
    )
      return count;
    if (joined.length > word.length + 1) return 0;
  }
  return 0;
}

/** How many words from `place` on have `word` as their initials (`USDA`: US Department Agriculture); 0 if none. */
function initialsOf(word: string, words: readonly string[], place: number): number {
  if (word.length > LONGEST_ACRONYM || !/^\p{L}+$/u.test(word)) return 0;
  let rest = word;
  let count = 0;
  while (rest !== '' && place + count < words.length) {
    const next = words[place + count] ?? '';
    if (next === word) return 0;
    if (next.length > 1 && next.length <= 3 && rest.length > next.length && rest.startsWith(next)) {
      rest = rest.slice(next.length);
    } else if (next.startsWith(rest.charAt(0))) rest = rest.slice(1);
    else return 0;
    count += 1;
  }
  return rest === '' && (count > 1 || word.length === 1) ? count : 0;
}
