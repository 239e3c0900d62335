import type { Candidate, Suggestion, Unavailable } from '../records/suggestion.ts';
import { CLEAR_SCORE, compareNames } from './compare-names.ts';
import { readName } from './read-name.ts';
import { weighWords } from './weigh-words.ts';

/**
 * Ranks candidates from QuickBooks by how well they fit a customer, best first, each with its reasons. It leaves
 * nothing out: a candidate that cannot be chosen says why.
 * @param name the customer's own name
 * @param typed the user's search text, or `null`; a candidate may match either
 */
export function rankCandidates(
  name: string,
  typed: string | null,
  candidates: readonly Candidate[],
): Suggestion[] {
  const own = readName(name);
  const query = typed === null || typed.trim() === '' ? null : readName(typed);
  const read = candidates.map((candidate) => readName(candidate.name));
  const weights = weighWords([own, ...read]);
  const suggestions = candidates.map((candidate, at): Suggestion => {
    const found = read[at] ?? readName(candidate.name);
    const byName = compareNames(own, found, weights);
    const byQuery = query ? compareNames(query, found, weights, true) : null;
    const { score, reasons } = byQuery && byQuery.score > byName.score ? byQuery : byName;
    return { candidate, score, reasons, unavailable: whyUnavailable(candidate) };
  });
  return suggestions.sort(byRank);
}

/** The lead of the best candidate over the next that makes it a match. */
const CLEAR_GAP = 0.03;

/** The one suggestion that stands out; `null` where two are close or none is near, so that a person decides. */
export function clearMatch(suggestions: readonly Suggestion[]): Suggestion | null {
  const [first, second] = suggestions.filter(({ unavailable }) => unavailable === null);
  if (!first || first.score < CLEAR_SCORE) return null;
  return !second || first.score - second.score >= CLEAR_GAP ? first : null;
}

function whyUnavailable({ kind, active, linked_to }: Candidate): Unavailable | null {
  if (kind !== 'customer') return kind;
  if (linked_to) return 'linked';
  return active ? null : 'inactive';
}

function byRank(a: Suggestion, b: Suggestion): number {
  if (a.score !== b.score) return b.score - a.score;
  if ((a.unavailable === null) !== (b.unavailable === null)) return a.unavailable === null ? -1 : 1;
  if (a.candidate.name !== b.candidate.name) return a.candidate.name < b.candidate.name ? -1 : 1;
  return a.candidate.quickbooks_id < b.candidate.quickbooks_id ? -1 : 1;
}
