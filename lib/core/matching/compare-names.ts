import type { MatchReason } from '../records/suggestion.ts';
import { type AlignedWords, alignWords, placesOf, spanWeight } from './align-words.ts';
import { familyOf } from './legal-forms.ts';
import { isQuietWord, isTradeWord } from './name-words.ts';
import type { NameReading, OtherReading, ReadName } from './read-name.ts';
import type { WordWeights } from './weigh-words.ts';

/** How alike two names are, 0 to 1, and why. */
export interface NameLikeness {
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** At or above this score, two names count as the same without a question. */
export const CLEAR_SCORE = 0.9;
/** At or above this score, a name is suggested. */
export const LIKELY_SCORE = 0.62;

const SAME_BUT_WRITING = 0.99;
const SAME_BUT_LEGAL_FORM = 0.95;
const SAME_WORDS = 0.93;
/** Upper bound for names with different words, below names with the same words. */
const MOST_FOR_OTHER_WORDS = 0.94;
/** Weight of a word that may be left out without changing the name. */
const SLIGHT = 0.3;
const SMALL_SLIP = 0.85;
const TWO_WORDS = 1.4;
/** Score where one name is a whole part of the other. */
const CONTAINED = 0.66;
const LEAST_CONTAINED = 0.9;
/** Score of names that differ by one doubled or swapped letter, or by one more word of no weight. */
const NEARLY_EQUAL = 0.91;
const SAME_ACRONYM = 0.92;
const MOST_BY_PART = 0.7;
const MOST_FOR_PART = 0.7;
const MOST_FOR_BRACKET = 0.85;
/** Upper bound for a possibly different name, which is never matched without a question. */
const MOST_FOR_DOUBT = 0.89;

/**
 * Compares a record's name with a name found in QuickBooks.
 * @param typing the user may still be typing the first name
 */
export function compareNames(
  name: ReadName,
  found: ReadName,
  weights: WordWeights,
  typing = false,
): NameLikeness {
  if (name.written !== '' && name.written === found.written) {
    return { score: 1, reasons: [{ kind: 'same_name' }] };
  }
  let best = compareReadings(name, found, weights, typing);
  const consider = (likeness: NameLikeness, most: number) => {
    const score = Math.min(likeness.score, most);
    if (score > best.score) best = { score, reasons: likeness.reasons };
  };
  // Two names with brackets may be branches of one brand: the text before the brackets of "Subway (Kingston)" decides
  // nothing.
  const bothInBrackets = [name, found].every(({ others }) => others.some(({ kind }) => kind === 'bracket'));
  if (bothInBrackets) return best;
  for (const other of found.others) {
    consider(compareReadings(name, other, weights, typing), mostFor(other, found));
  }
  for (const own of name.others) {
    consider(compareReadings(own, found, weights, typing), mostFor(own, name));
    for (const other of found.others) {
      // A trading name that two companies share is only a hint.
      if (own.kind === 'trading' && other.kind === 'trading') {
        consider(compareReadings(own, other, weights, typing), MOST_FOR_DOUBT);
      }
    }
  }
  return best;
}

/** Upper bound of the score for a reading of part of a name: "Subway (Kingston)" may or may not be "Subway". */
function mostFor(part: OtherReading, whole: ReadName): number {
  if (part.kind === 'trading') return SAME_BUT_LEGAL_FORM;
  if (part.kind === 'path') return MOST_FOR_DOUBT;
  if (part.kind === 'part') return MOST_FOR_PART;
  const [before, inside] = whole.others;
  return before && inside && isAcronymOf(inside, before) ? SAME_BUT_LEGAL_FORM : MOST_FOR_BRACKET;
}

/** "(SKKU)" after "Sungkyunkwan University": letters of the name in order, starting with the first. */
function isAcronymOf({ words, writtenWords }: NameReading, { joined }: NameReading): boolean {
  const [acronym = '', ...more] = words;
  if (more.length > 0 || acronym.length > 8 || !/^\p{Lu}{2}/u.test(writtenWords[0] ?? '')) return false;
  if (acronym.charAt(0) !== joined.charAt(0)) return false;
  let at = -1;
  return [...acronym].every((letter) => {
    at = joined.indexOf(letter, at + 1);
    return at >= 0;
  });
}

function compareReadings(
  name: NameReading,
  found: NameReading,
  weights: WordWeights,
  typing: boolean,
): NameLikeness {
  if (name.words.length === 0 || found.words.length === 0) return { score: 0, reasons: [] };
  const isOtherGeneration = name.generation !== found.generation;
  const most = isOtherGeneration || legalFormsContradict(name, found) ? MOST_FOR_DOUBT : 1;
  const factor = isOtherGeneration && name.generation && found.generation ? 0.5 : 1;
  const same = compareWhole(name, found);
  const { score, reasons } = same ?? compareWords(name, found, weights, typing);
  return { score: Math.min(most, score) * factor, reasons };
}

/** Compares names that differ only in spelling, legal form or word order; `null` for all others. */
function compareWhole(name: NameReading, found: NameReading): NameLikeness | null {
  if (name.words.join(' ') === found.words.join(' ')) {
    return name.legalForm === found.legalForm
      ? { score: SAME_BUT_WRITING, reasons: [{ kind: 'same_but_writing' }] }
      : { score: SAME_BUT_LEGAL_FORM, reasons: [{ kind: 'same_but_legal_form' }] };
  }
  if ([...name.words].sort().join(' ') === [...found.words].sort().join(' ')) {
    // "James Martin" and "Martin James" may be two people; "Martin, James" is explicit.
    const isSaid = name.isTurned !== found.isTurned;
    return { score: isSaid ? SAME_WORDS : MOST_FOR_DOUBT, reasons: [{ kind: 'same_words' }] };
  }
  // "La Rose" and "Larose", where the small word is part of the name.
  if (name.joined === found.joined) {
    return { score: SAME_WORDS, reasons: [{ kind: 'similar_words', words: found.writtenWords }] };
  }
  if (isWholeAcronym(name, found) || isWholeAcronym(found, name)) {
    // Many names share three letters.
    const isLong = name.joined.length > 3 && found.joined.length > 3;
    return {
      score: isLong ? SAME_ACRONYM : MOST_FOR_DOUBT,
      reasons: [{ kind: 'similar_words', words: found.writtenWords }],
    };
  }
  return null;
}

/** `UCLA` for "University of California Los Angeles", with or without small words. */
function isWholeAcronym(name: NameReading, found: NameReading): boolean {
  const [acronym = ''] = name.words;
  if (name.words.length > 1 || acronym.length < 3 || found.words.length < 2) return false;
  return acronym === found.initials || acronym === found.words.map((word) => word.charAt(0)).join('');
}

function legalFormsContradict(name: NameReading, found: NameReading): boolean {
  const [one, other] = [familyOf(name.legalForm), familyOf(found.legalForm)];
  return one !== '' && other !== '' && one !== other;
}

/** The weight that two names share, less a deduction where both have words of their own. */
function compareWords(
  name: NameReading,
  found: NameReading,
  weights: WordWeights,
  typing: boolean,
): NameLikeness {
  const pairs = alignWords(name, found, weights, typing);
  if (pairs.length === 0) return { score: 0, reasons: [] };
  const mine = sideOf(name, pairs, 'mine', weights);
  const theirs = sideOf(found, pairs, 'theirs', weights);
  const shared = Math.sqrt((mine.matched / mine.all) * (theirs.matched / theirs.all));
  const contradiction = Math.min(mine.contrast, theirs.contrast);
  const agreement = (mine.matched + theirs.matched) / 2;
  const score = shared * (1 - contradiction / (contradiction + agreement));
  const byInitials = pairs.some(({ by }) => by === 'initials');
  const isInDoubt = byInitials || mine.hasOwnNumber || theirs.hasOwnNumber || isReordered(pairs);
  // Many names share the initials of a part.
  const factor =
    byInitials && pairs.length === 1 && mine.unmatched + theirs.unmatched > SLIGHT ? MOST_BY_PART : 1;
  const least = isInDoubt ? 0 : isNearlyEqual(pairs, mine, theirs) ? NEARLY_EQUAL : 0;
  const contained = isContained(mine, theirs) || isContained(theirs, mine) ? CONTAINED : 0;
  return {
    score: Math.max(
      least,
      contained,
      Math.min(isInDoubt ? MOST_FOR_DOUBT : 1, score * MOST_FOR_OTHER_WORDS * factor),
    ),
    reasons: reasonsOf(pairs, found),
  };
}

function isContained(part: Side, whole: Side): boolean {
  return part.contrast < 0.05 && part.all >= LEAST_CONTAINED && !whole.hasOwnNumber;
}

/**
 * Every word has a counterpart, with at most one typo in a name that has another word, or one more word of no weight.
 */
function isNearlyEqual(pairs: readonly AlignedWords[], mine: Side, theirs: Side): boolean {
  const isSlip = mine.unmatched + theirs.unmatched === 0;
  if (isSlip) {
    const slips = pairs.filter(({ likeness }) => likeness < 0.95);
    return (
      slips.length === 1 &&
      (slips[0]?.likeness ?? 0) >= SMALL_SLIP &&
      (mine.hasCommonWord || theirs.hasCommonWord)
    );
  }
  return (
    mine.contrast * theirs.contrast === 0 &&
    mine.hasOnlyQuiet &&
    theirs.hasOnlyQuiet &&
    mine.matched >= TWO_WORDS
  );
}

/** Whether the shared words stand in a different order. */
function isReordered(pairs: readonly AlignedWords[]): boolean {
  const inOrder = [...pairs].sort((a, b) => a.mine.at - b.mine.at);
  return inOrder.some(({ theirs }, at) => at > 0 && theirs.at < (inOrder[at - 1]?.theirs.at ?? 0));
}

/** How much a word of one name alone counts against it, where the other name has such words too. */
const LEAST_CONTRAST = 0.6;
const INITIAL_CONTRAST = 1;
const NUMBER_CONTRAST = 1.5;

interface Side {
  /** Weights of all words, of shared words, and of words of this name alone. */
  readonly all: number;
  readonly matched: number;
  readonly unmatched: number;
  /** How strongly the words of this name alone contradict the other name. */
  readonly contrast: number;
  readonly hasOwnNumber: boolean;
  /** Its own words all have no weight. */
  readonly hasOnlyQuiet: boolean;
  /** It has a trade or a place and so is hardly a person's name. */
  readonly hasCommonWord: boolean;
}

function sideOf(
  reading: NameReading,
  pairs: readonly AlignedWords[],
  which: 'mine' | 'theirs',
  weights: WordWeights,
): Side {
  const all = spanWeight(reading, { at: 0, count: reading.words.length }, weights);
  let [matched, unmatched, contrast] = [0, 0, 0];
  const places = new Set<number>();
  for (const { [which]: span, likeness, by } of pairs) {
    const weight = spanWeight(reading, span, weights);
    matched += weight * likeness;
    if (by === 'words') contrast += weight * (1 - likeness);
    for (const at of placesOf(span)) places.add(at);
  }
  let hasOwnNumber = false;
  let hasOnlyQuiet = true;
  for (const [at, word] of reading.canonical.entries()) {
    if (places.has(at) || word === '') continue;
    const isNumber = /^\d/.test(word);
    hasOwnNumber ||= isNumber;
    unmatched += weights.weigh(word);
    hasOnlyQuiet &&= isQuietWord(word);
    contrast += isNumber
      ? NUMBER_CONTRAST
      : word.length === 1
        ? INITIAL_CONTRAST
        : Math.max(LEAST_CONTRAST, weights.weigh(word));
  }
  const hasCommonWord = reading.canonical.some((word) => word !== '' && isTradeWord(word));
  return { all, matched, unmatched, contrast, hasOwnNumber, hasOnlyQuiet, hasCommonWord };
}

function reasonsOf(pairs: readonly AlignedWords[], found: NameReading): MatchReason[] {
  const inOrder = [...pairs].sort((a, b) => a.theirs.at - b.theirs.at);
  const written = (isSame: boolean) =>
    inOrder
      .filter(({ likeness }) => (likeness === 1) === isSame)
      .flatMap(({ theirs }) => placesOf(theirs).map((at) => found.writtenWords[at] ?? ''))
      .filter((word) => word !== '');
  const [shared, similar] = [written(true), written(false)];
  return [
    ...(shared.length ? [{ kind: 'shares_words' as const, words: shared }] : []),
    ...(similar.length ? [{ kind: 'similar_words' as const, words: similar }] : []),
  ];
}
