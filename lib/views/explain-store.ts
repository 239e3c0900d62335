import type { StoreProblem } from '../store/marker.ts';
import { type ExplainedProblem, explainProblem, type ProblemCatalogue } from './explain-problem.ts';

/** What a surface is told of lost or unreadable tables. */
export function explainStore(problem: StoreProblem, words: ProblemCatalogue): ExplainedProblem {
  if (problem.code === 'store_unreadable') return explainProblem(problem.code, words, {}, problem.detail);
  const { companies } = problem;
  const count = companies.reduce((sum, { commands, more }) => sum + commands.length + more, 0);
  const listed = (names: readonly string[]) => [...new Set(names)].join(', ');
  return explainProblem(problem.code, words, {
    platform: listed(companies.map(({ platform }) => platform)),
    company: listed(companies.map(({ name }) => name)),
    count: String(count),
  });
}
