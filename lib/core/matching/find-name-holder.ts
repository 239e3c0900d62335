import { foldLetters } from '../fold-letters.ts';
import type { Candidate } from '../records/suggestion.ts';

/**
 * Who has a name already. QuickBooks keeps one list of names for customers, vendors and employees and compares without
 * regard to capitals; inactive ones keep their name.
 * @returns the one that has it, a vendor or employee before a customer (those cannot be linked to), or `null`
 */
export function findNameHolder(name: string, candidates: readonly Candidate[]): Candidate | null {
  const wanted = spelling(name);
  const holders = candidates.filter((candidate) => spelling(candidate.name) === wanted);
  return holders.find(({ kind }) => kind !== 'customer') ?? holders[0] ?? null;
}

function spelling(name: string): string {
  return foldLetters(name.trim().replace(/\s+/g, ' '));
}
