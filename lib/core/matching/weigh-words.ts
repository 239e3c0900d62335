import { knownWeight } from './name-words.ts';
import type { ReadName } from './read-name.ts';

/** What is known of words: from the built-in lists, and from the names at hand. */
export interface WordWeights {
  /** How telling a word is, above 0 and at most 1. */
  weigh(word: string): number;
  /** Whether a word is one that names have, and so hardly a slip of the pen. */
  isKnown(word: string): boolean;
}

const INITIAL = 0.35;
const TWO_LETTERS = 0.7;
/** However many of the names at hand have a word, it keeps this share of its weight. */
const LEAST_SHARE = 0.4;
/** In fewer names, how often a word stands there says nothing. */
const FEWEST_NAMES = 4;

/**
 * Weighs words by how rare they are among businesses and among the names at hand (inverse document frequency): two names that
 * share only what everybody shares have little in common.
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
