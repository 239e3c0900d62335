import type { ReadName } from './read-name.ts';

/** How telling a word is, above 0 and at most 1. */
export type WeighWord = (word: string) => number;

/** Words that so many businesses carry that they tell little, whatever the few names at hand say. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'group groupe holding holdings service services solution solutions enterprise enterprises entreprise entreprises ' +
    'consulting conseil conseils management gestion associate associates associes partner partners partenaires ' +
    'international canada usa quebec property properties immobilier construction constructions son sons fils'
  ).split(' '),
);
const COMMON_SHARE = 0.4;

/**
 * Weighs words by how rare they are among names (inverse document frequency): two names that share only what everybody
 * shares have little in common.
 */
export function weighWords(names: readonly ReadName[]): WeighWord {
  const holders = new Map<string, number>();
  for (const { words } of names) {
    for (const word of new Set(words)) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const all = Math.max(1, names.length);
  return (word) => {
    const rarity = Math.log(1 + all / (holders.get(word) ?? 1)) / Math.log(1 + all);
    return COMMON.has(word) ? rarity * COMMON_SHARE : rarity;
  };
}
