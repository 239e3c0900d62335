export type Verdict =
  | { readonly kind: 'passed' }
  /** `seen`: what came instead, without a secret. */
  | { readonly kind: 'failed'; readonly seen: string }
  /** Not built, or nothing to try it on. */
  | { readonly kind: 'not_applicable'; readonly reason: string }
  /** Could be tried, with other arguments. */
  | { readonly kind: 'untried'; readonly reason: string };

export const PASSED: Verdict = { kind: 'passed' };
export const failed = (seen: string): Verdict => ({ kind: 'failed', seen });
export const notApplicable = (reason: string): Verdict => ({ kind: 'not_applicable', reason });
export const untried = (reason: string): Verdict => ({ kind: 'untried', reason });

/** Thrown where a rule cannot be tried because something that another rule is about went wrong. */
export class Unmet extends Error {
  override readonly name = 'Unmet';
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super('The rule cannot be tried');
    this.verdict = verdict;
  }
}

const SHOWN = 3;

/** `3 records, e.g. inv_1, inv_2`; passed for none. */
export function allOf(wrong: readonly string[], what = 'record'): Verdict {
  if (wrong.length === 0) return PASSED;
  const some = wrong.slice(0, SHOWN).join(', ');
  return failed(`${wrong.length} ${what}${wrong.length === 1 ? '' : 's'}, e.g. ${some}`);
}
