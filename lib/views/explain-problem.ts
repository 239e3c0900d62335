import { isKeyOf } from '../core/keys-of.ts';
import { maskSecrets } from '../core/mask-secrets.ts';
import { fillSentence } from '../locales/phrase.ts';
import type { Problems } from '../locales/problems/en.ts';

/** Facts that the words may mention; each may be absent. */
export interface ProblemFacts {
  readonly platform?: string;
  readonly company?: string;
  readonly other_company?: string;
  readonly who?: string;
  readonly since?: string;
  readonly count?: string;
  readonly detail?: string;
}

/** A problem explained to a user. */
export interface ExplainedProblem {
  readonly code: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly otherwise: string | null;
  readonly details: string | null;
}

/** The words for problems in one language, with substitutes for unknown names. */
export interface ProblemCatalogue {
  readonly problems: Problems;
  readonly unnamed: { readonly platform: string; readonly company: string; readonly other_company: string };
}

/**
 * Puts a problem's code into words. A code without words is explained as an error inside Tickmark, with the code in the
 * details, never as a guess.
 * @param details the technical text, unchanged except for masked secrets
 */
export function explainProblem(
  code: string,
  { problems, unnamed }: ProblemCatalogue,
  facts: ProblemFacts = {},
  details: string | null = null,
): ExplainedProblem {
  const words = problems[isKeyOf(code, problems) ? code : 'internal_error'];
  const given = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== ''));
  const blanks = { ...unnamed, ...given, ...(facts.detail && { detail: maskSecrets(facts.detail) }) };
  return {
    code,
    what: fillSentence(words.what, blanks),
    steps: words.steps.map((step) => fillSentence(step, blanks)),
    otherwise: words.otherwise,
    details: details ? `${code}: ${maskSecrets(details)}` : code,
  };
}
