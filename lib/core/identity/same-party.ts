import { foldLabel } from './label-key.ts';

/** A name without punctuation, accents and ligatures, with single spaces between words; `&`, `and` and `et` are the same word. */
function plain(name: string): string {
  return foldLabel(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[&+]|\b(and|et)\b/g, ' and ')
    .replace(/['\u2019.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether two names belong to one customer or vendor by QuickBooks' rules: the same words in any case, with any accents,
 * ligatures and punctuation. A sub-customer `Parent:Child` matches its parent and its child.
 */
export function isSameParty(one: string, other: string): boolean {
  const forms = (name: string) => {
    const parts = name.split(':').map(plain).filter(Boolean);
    return [parts.join(' : '), parts[0], parts.at(-1)];
  };
  const [mine, others] = [forms(one), forms(other)];
  const [whole] = mine;
  const [otherWhole] = others;
  if (!whole || !otherWhole) return false;
  // Two children of one parent are two customers: only a full name matches part of the other.
  return others.includes(whole) || mine.includes(otherWhole);
}
