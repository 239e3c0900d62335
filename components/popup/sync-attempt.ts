import type { CompanySummary, Explanation } from '../../lib/protocol/answers.ts';

/** What is compared before and after a run. */
type Seen = Pick<CompanySummary, 'last_run_at' | 'last_success_at' | 'counters'>;

/** What became of a press on Sync now. */
export type SyncResult =
  | { readonly kind: 'succeeded'; readonly at: string; readonly failed_by: number; readonly changed: boolean }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'no_word' };

/** A press on Sync now, from the click to its result. `started` is in milliseconds since the epoch. */
export type SyncAttempt =
  | { readonly status: 'none' }
  | {
      readonly status: 'running';
      readonly company_key: string;
      readonly started: number;
      readonly before: Seen;
      readonly seen: boolean;
    }
  | { readonly status: 'done'; readonly company_key: string; readonly result: SyncResult }
  | { readonly status: 'refused'; readonly company_key: string; readonly problem: Explanation }
  | { readonly status: 'unasked'; readonly company_key: string };

/** A run is waited for this long before it is said that no word of it has come. */
const NO_WORD_MS = 20_000;

/** The attempt that a press on Sync now begins. */
export function beginAttempt(company: CompanySummary, now: number): SyncAttempt {
  const { last_run_at, last_success_at, counters } = company;
  return {
    status: 'running',
    company_key: company.company_key,
    started: now,
    before: { last_run_at, last_success_at, counters },
    seen: company.progress !== null,
  };
}

/** The attempt after another look at the company: it is over once a run has been seen and is no longer under way. */
export function followAttempt(attempt: SyncAttempt, company: CompanySummary, now: number): SyncAttempt {
  if (attempt.status !== 'running' || attempt.company_key !== company.company_key) return attempt;
  if (company.progress) return attempt.seen ? attempt : { ...attempt, seen: true };
  const done = (result: SyncResult): SyncAttempt => ({
    status: 'done',
    company_key: attempt.company_key,
    result,
  });
  const { before } = attempt;
  if (company.last_success_at && company.last_success_at !== before.last_success_at) {
    const { to_approve, pending, failed } = company.counters;
    const changed =
      to_approve !== before.counters.to_approve ||
      pending !== before.counters.pending ||
      failed !== before.counters.failed;
    return done({
      kind: 'succeeded',
      at: company.last_success_at,
      failed_by: failed - before.counters.failed,
      changed,
    });
  }
  if (attempt.seen || company.last_run_at !== before.last_run_at) return done({ kind: 'unfinished' });
  return now - attempt.started > NO_WORD_MS ? done({ kind: 'no_word' }) : attempt;
}
