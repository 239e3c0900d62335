import { GRACE_CYCLES, type Grace } from '../../core/records/grace.ts';

/** The error guide's rule for one failure. */
export interface CorrectionRule {
  readonly uses_grace: boolean;
  readonly correction: 'resend-once' | 'recheck-once' | 'relink-exact-customer' | 'rematch-product' | null;
  readonly when: 'at-once' | 'after-grace' | null;
}

export type Correction = NonNullable<CorrectionRule['correction']>;

/**
 * Plans how one failure's grace continues in a cycle, and whether its safe correction is due now. Each failure is
 * corrected at most once; one without a safe correction is not counted, because nothing would follow.
 * @param failure identifies the failure among others on the same record
 * @param counts whether this cycle is an automatic one that reached the platform; others do not count
 */
export function planGrace(
  failure: string,
  before: Grace | null,
  rule: CorrectionRule,
  counts: boolean,
): { readonly grace: Grace | null; readonly correct: Correction | null } {
  if (!rule.correction || !rule.when) return { grace: null, correct: null };
  const known = before?.failure === failure ? before : null;
  if (known?.corrected) return { grace: known, correct: null };
  // An immediate correction comes in the first automatic cycle: connecting, or a user's command, triggers none.
  if (rule.when === 'at-once' && !counts) return { grace: known, correct: null };
  if (rule.when === 'at-once') {
    return { grace: { failure, cycles: known?.cycles ?? 0, corrected: true }, correct: rule.correction };
  }
  if (!rule.uses_grace) return { grace: null, correct: null };
  if (!known) return { grace: { failure, cycles: 0, corrected: false }, correct: null };
  const cycles = Math.min(GRACE_CYCLES, known.cycles + (counts ? 1 : 0));
  return cycles === GRACE_CYCLES
    ? { grace: { failure, cycles, corrected: true }, correct: rule.correction }
    : { grace: { failure, cycles, corrected: false }, correct: null };
}
