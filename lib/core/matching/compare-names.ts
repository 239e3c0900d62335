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

/** From here on two names are taken for the same without asking anyone. */
export const CLEAR_SCORE = 0.9;
/** From here on a name is suggested as the same. */
export const LIKELY_SCORE = 0.62;

const SAME_BUT_WRITING = 0.99;
const SAME_BUT_LEGAL_FORM = 0.95;
const SAME_WORDS = 0.93;
/** Names with other words in them never come near those that have the same. */
const MOST_FOR_OTHER_WORDS = 0.94;
/** The weight of a word that may be left out without making another name. */
const SLIGHT = 0.3;
const SMALL_SLIP = 0.85;
const TWO_WORDS = 1.4;
/** A name that stands as a whole in the other one. */
const CONTAINED = 0.66;
const LEAST_CONTAINED = 0.9;
/** Names in which a letter is doubled or swapped, or a word is more that says nothing. */
const NEARLY_EQUAL = 0.91;
const SAME_ACRONYM = 0.92;
const MOST_BY_PART = 0.7;
const MOST_FOR_PART = 0.7;
const MOST_FOR_BRACKET = 0.85;
/** What may be another one is not called the same without asking, however alike it is. */
const MOST_FOR_DOUBT = 0.89;

/**
 * Compares the name of a record with a name found.
 * @param typing the first name may still be being typed
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
  // Two in brackets are two of one brand: what stands before the brackets tells nothing of "Subway (Kingston)".
  const bothInBrackets = [name, found].every(({ others }) => others.some(({ kind }) => kind === 'bracket'));
  if (bothInBrackets) return best;
  for (const other of found.others) {
    consider(compareReadings(name, other, weights, typing), mostFor(other, found));
  }
  for (const own of name.others) {
    consider(compareReadings(own, found, weights, typing), mostFor(own, name));
    for (const other of found.others) {
      // One trading name of two companies is a hint.
      if (own.kind === 'trading' && other.kind === 'trading') {
        consider(compareReadings(own, other, weights, typing), MOST_FOR_DOUBT);
      }
    }
  }
  return best;
}

/** How alike the reading of a part of a name makes it. "Subway (Kingston)" may or may not be "Subway". */
function mostFor(part: OtherReading, whole: ReadName): number {
  if (part.kind === 'trading') return SAME_BUT_LEGAL_FORM;
  if (part.kind === 'path') return MOST_FOR_DOUBT;
  if (part.kind === 'part') return MOST_FOR_PART;
  const [before, inside] = whole.others;
  return before && inside && isAcronymOf(inside, before) ? SAME_BUT_LEGAL_FORM : MOST_FOR_BRACKET;
}

/** "(SKKU)" behind "Sungkyunkwan University": letters of the name in order, the first one first. */
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

/** Names of which only the writing, the legal form or the order of the words differs; `null` for all others. */
function compareWhole(name: NameReading, found: NameReading): NameLikeness | null {
  if (name.words.join(' ') === found.words.join(' ')) {
    return name.legalForm === found.legalForm
      ? { score: SAME_BUT_WRITING, reasons: [{ kind: 'same_but_writing' }] }
      : { score: SAME_BUT_LEGAL_FORM, reasons: [{ kind: 'same_but_legal_form' }] };
  }
  if ([...name.words].sort().join(' ') === [...found.words].sort().join(' ')) {
    // "James Martin" and "Martin James" may be two people, "Martin, James" says what it means.
    const isSaid = name.isTurned !== found.isTurned;
    return { score: isSaid ? SAME_WORDS : MOST_FOR_DOUBT, reasons: [{ kind: 'same_words' }] };
  }
  // "La Rose" and "Larose", where the small word is a part of the name.
  if (name.joined === found.joined) {
    return { score: SAME_WORDS, reasons: [{ kind: 'similar_words', words: found.writtenWords }] };
  }
  if (isWholeAcronym(name, found) || isWholeAcronym(found, name)) {
    // Three letters are those of many names.
    const isLong = name.joined.length > 3 && found.joined.length > 3;
    return {
      score: isLong ? SAME_ACRONYM : MOST_FOR_DOUBT,
      reasons: [{ kind: 'similar_words', words: found.writtenWords }],
    };
  }
  return null;
}

/** `UCLA` for "University of California Los Angeles", small words counted or not. */
function isWholeAcronym(name: NameReading, found: NameReading): boolean {
  const [acronym = ''] = name.words;
  if (name.words.length > 1 || acronym.length < 3 || found.words.length < 2) return false;
  return acronym === found.initials || acronym === found.words.map((word) => word.charAt(0)).join('');
}

function legalFormsContradict(name: NameReading, found: NameReading): boolean {
  const [one, other] = [familyOf(name.legalForm), familyOf(found.legalForm)];
  return one !== '' && other !== '' && one !== other;
}

/** What two names share of their weight, less where each has words of its own that contradict the other's. */
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
  // First letters of a part of a name are those of many a name.
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

/** Every word has its like, with one small slip in a name that has another word, or one more word that says nothing. */
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

/** Whether words that both names have stand in another order. */
function isReordered(pairs: readonly AlignedWords[]): boolean {
  const inOrder = [...pairs].sort((a, b) => a.mine.at - b.mine.at);
  return inOrder.some(({ theirs }, at) => at > 0 && theirs.at < (inOrder[at - 1]?.theirs.at ?? 0));
}

/** How much a word counts that one name has and the other does not, where the other has such words too. */
const LEAST_CONTRAST = 0.6;
const INITIAL_CONTRAST = 1;
const NUMBER_CONTRAST = 1.5;

interface Side {
  /** Weights of all words, of those that the other name has, and of those that it has not. */
  readonly all: number;
  readonly matched: number;
  readonly unmatched: number;
  /** How much the words that it has for itself contradict others. */
  readonly contrast: number;
  readonly hasOwnNumber: boolean;
  /** It has words for itself that say nothing, and no other ones. */
  readonly hasOnlyQuiet: boolean;
  /** A trade, a place: it is hardly a person's name. */
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
