import { isKeyOf } from '../core/keys-of.ts';
import { maskSecrets } from '../core/mask-secrets.ts';
import { fillSentence } from '../locales/phrase.ts';
import type { Problems } from '../locales/problems/en.ts';

/** What the words may name; each may be missing. */
export interface ProblemFacts {
  readonly platform?: string;
  readonly company?: string;
  readonly other_company?: string;
  readonly who?: string;
  readonly since?: string;
  readonly detail?: string;
}

/** A problem as a person is told of it. */
export interface ExplainedProblem {
  readonly code: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly otherwise: string | null;
  readonly details: string | null;
}

/** The problem words of one language, with what stands for a name that is not known. */
export interface ProblemCatalogue {
  readonly problems: Problems;
  readonly unnamed: { readonly platform: string; readonly company: string; readonly other_company: string };
}

/**
 * Puts a problem's code into words. A code that has no words of its own is explained as an error inside Tickmark, with the
 * code among the details: never a guess.
 * @param details the technical text, kept as it is but for secrets
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
