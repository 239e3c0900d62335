import type { StoreProblem } from '../store/marker.ts';
import { type ExplainedProblem, explainProblem, type ProblemCatalogue } from './explain-problem.ts';

/** Explains lost or unreadable tables. */
export function explainStore(
  { code, companies, detail }: StoreProblem,
  words: ProblemCatalogue,
): ExplainedProblem {
  const count = companies.reduce((sum, { commands, more }) => sum + commands.length + more, 0);
  const listed = (names: readonly string[]) => [...new Set(names)].join(', ');
  const facts = {
    platform: listed(companies.map(({ platform }) => platform)),
    company: listed(companies.map(({ name }) => name)),
    // Without a marker, it is unknown whether there were any.
    count: companies.length > 0 ? String(count) : '',
  };
  return explainProblem(code, words, facts, detail);
}
