import { foldLetters } from '../fold-letters.ts';
import type { Candidate } from '../records/suggestion.ts';

/**
 * Finds who already has a name. QuickBooks has one list of names for customers, vendors and employees, ignores case,
 * and reserves the names of inactive ones.
 * @returns the holder, a vendor or employee before a customer (only customers can be linked to), or `null`
 */
export function findNameHolder(name: string, candidates: readonly Candidate[]): Candidate | null {
  const wanted = spelling(name);
  const holders = candidates.filter((candidate) => spelling(candidate.name) === wanted);
  return holders.find(({ kind }) => kind !== 'customer') ?? holders[0] ?? null;
}

function spelling(name: string): string {
  return foldLetters(name.trim().replace(/\s+/g, ' '));
}
