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
/** What stands for a name that is not known. */
const GENERIC = {
  en: { platform: 'The platform', company: 'this company', other_company: 'another company' },
  'fr-CA': { platform: 'La plateforme', company: 'cette entreprise', other_company: 'une autre entreprise' },
} as const;

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
  const given = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== ''));
  const known: ProblemFacts = { ...NO_FACTS, ...GENERIC[language], ...given };
  return {
    code,
    what: words.what(known),
    steps: words.steps(known),
    otherwise: words.otherwise(known),
    details: details ? `${code}: ${details}` : code,
  };
}
