import { knownWeight } from './name-words.ts';
import type { ReadName } from './read-name.ts';

/** Weights of words, from the built-in lists and from the given names. */
export interface WordWeights {
  /** How well a word distinguishes names, above 0 and at most 1. */
  weigh(word: string): number;
  /** Whether a word occurs in names, and so is hardly a typo. */
  isKnown(word: string): boolean;
}

const INITIAL = 0.35;
const TWO_LETTERS = 0.7;
/** A word keeps at least this share of its weight, however many of the names have it. */
const LEAST_SHARE = 0.4;
/** With fewer names, frequency says nothing. */
const FEWEST_NAMES = 4;

/**
 * Weighs words by how rare they are among businesses and among the given names (inverse document frequency), so that
 * sharing a common word counts for little.
 */
export function weighWords(names: readonly ReadName[]): WordWeights {
  const holders = new Map<string, number>();
  for (const { canonical } of names) {
    for (const word of new Set(canonical)) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const all = Math.max(1, names.length);
  return {
    weigh(word) {
      const known = /^\d/.test(word)
        ? 1
        : word.length === 1
          ? INITIAL
          : (knownWeight(word) ?? (word.length === 2 ? TWO_LETTERS : 1));
      if (all < FEWEST_NAMES) return known;
      const rarity = Math.log(1 + all / (holders.get(word) ?? 1)) / Math.log(1 + all);
      return known * Math.max(LEAST_SHARE, rarity);
    },
    isKnown: (word) => knownWeight(word) !== null || (holders.get(word) ?? 0) > 2,
  };
}
