import type { Judged } from '../../core/records/judged.ts';

/** Failures judged in one cycle. */
export const MOST = 1_000;

/** What the failures are judged by: their number, a count that any change of one raises, and a mark of the guide's rules. */
export interface Failures extends Pick<Judged, 'moved' | 'rules'> {
  readonly count: number;
}

/**
 * Decides which failures are judged in a cycle: the next ones of the turn, or none once a whole turn has had no result and
 * nothing has changed since.
 * @param before where the last cycle left off; absent for never
 */
export function planJudging(before: Judged | undefined, { moved, rules, count }: Failures): Judged {
  const isSame = before?.moved === moved && before.rules === rules;
  const next = before && before.next < count ? before.next : 0;
  return { moved, rules, next, left: isSame ? Math.min(before.left, count) : count };
}

/**
 * Where the turn is after a cycle.
 * @param judged how many failures were judged
 * @param isCalm whether an automatic cycle found that nothing follows from them
 */
export function afterJudging(plan: Judged, { count }: Failures, judged: number, isCalm: boolean): Judged {
  const next = plan.next + judged;
  return { ...plan, next: next < count ? next : 0, left: isCalm ? Math.max(0, plan.left - judged) : count };
}
