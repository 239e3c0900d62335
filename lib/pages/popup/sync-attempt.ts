import type { SyncAttempt, SyncResult } from '../../../components/popup/sync-attempt.ts';
import { isWrong } from '../../core/records/sync-end.ts';
import type { CompanySummary } from '../../protocol/views.ts';

/** How long to wait for news of a run before reporting that there is none. */
const NO_WORD_MS = 20_000;

/** Starts an attempt after a press on Sync now. */
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

/** Updates the attempt with new data of the company: it ends once a run has been seen and is no longer under way. */
export function followAttempt(attempt: SyncAttempt, company: CompanySummary, now: number): SyncAttempt {
  if (attempt.status !== 'running' || attempt.company_key !== company.company_key) return attempt;
  if (company.progress) return attempt.seen ? attempt : { ...attempt, seen: true };
  const done = (result: SyncResult): SyncAttempt => ({
    status: 'done',
    company_key: attempt.company_key,
    result,
  });
  const { before } = attempt;
  const end = company.last_sync;
  if (end && end.at >= attempt.started && isWrong(end.outcome)) {
    return done({ kind: end.outcome, detail: end.detail });
  }
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
