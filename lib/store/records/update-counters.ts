import { countChange, NO_RECORDS } from '../../core/records/counters.ts';
import { type Counted, countedAs, type ShownState } from '../../core/records/sync-state.ts';
import type { Tabled, Transaction } from '../database.ts';
import type { CountersRow } from '../rows.ts';

const TOP = 5;

/** The index range of a company's records in one count, oldest first. */
export function countedRange(db: Tabled<'records'>, companyKey: string, counted: Counted) {
  return db.records.by('counted').under(companyKey, counted);
}

/**
 * Updates the stored counters after changes of shown states. Runs in the transaction that makes the changes (`records`
 * and `counters` in scope), so that the counts are always right without counting.
 * @param changes each record's state before and after; `null` if absent
 */
export async function updateCounters(
  tx: Transaction<'records' | 'counters'>,
  companyKey: string,
  changes: readonly { readonly from: ShownState | null; readonly to: ShownState | null }[],
): Promise<void> {
  // Asked for together: one way to the browser's database and back.
  const [stored, oldest] = await Promise.all([
    tx.counters.get(companyKey),
    countedRange(tx, companyKey, 'failed').all(TOP),
  ]);
  let counters = stored ?? NO_RECORDS;
  let moved = stored?.failures_moved ?? 0;
  for (const { from, to } of changes) {
    counters = countChange(counters, from, to);
    if (isFailed(from) || isFailed(to)) moved += 1;
  }
  const row: CountersRow = {
    company_key: companyKey,
    failures_moved: moved,
    to_approve: counters.to_approve,
    pending: counters.pending,
    failed: counters.failed,
    by_state: counters.by_state,
    oldest_failure_since: oldest[0]?.since ?? null,
    top_failures: oldest.map((failure) => failure.id),
  };
  if (JSON.stringify(stored) !== JSON.stringify(row)) await tx.counters.put(row);
}

function isFailed(state: ShownState | null): boolean {
  return state !== null && countedAs(state) === 'failed';
}
