import { problems as en, type ProblemCode, type ProblemFacts } from './en.ts';
import { problems as fr } from './fr-ca.ts';

const NO_FACTS: ProblemFacts = {
  platform: '',
  company: '',
  other_company: '',
  who: '',
  since: '',
  detail: '',
};
const GENERIC = { en: 'The platform', 'fr-CA': 'La plateforme' } as const;

/** A problem as a person is told of it. */
export interface ExplainedProblem {
  readonly code: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly otherwise: string | null;
  readonly details: string | null;
}

/**
 * Puts a problem's code into words. A code that has no words of its own is explained as an error inside Tickmark, with the
 * code among the details: never a guess.
 * @param details the technical text, kept as it is
 */
export function explainProblem(
  code: string,
  language: 'en' | 'fr-CA',
  facts: Partial<ProblemFacts> = {},
  details: string | null = null,
): ExplainedProblem {
  const words = (language === 'en' ? en : fr)[code in en ? (code as ProblemCode) : 'internal_error'];
  const known = { ...NO_FACTS, ...facts, platform: facts.platform || GENERIC[language] };
  return {
    code,
    what: words.what(known),
    steps: words.steps(known),
    otherwise: words.otherwise(known),
    details: details ? `${code}: ${details}` : code,
  };
}
