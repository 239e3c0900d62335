import { type Counters, countChange, countedType } from '../../core/records/counters.ts';
import type { Counted } from '../../core/records/sync-state.ts';
import type { Tabled, Transaction } from '../database.ts';
import type { CountersRow, RecordRow } from '../rows.ts';
import { noCounters } from './read-counters.ts';

const TOP = 5;

/** A record before and after a change; `null` where there is none. */
export interface Change {
  readonly from: RecordRow | null;
  readonly to: RecordRow | null;
}

/** The index range of a company's records in one count, oldest first. */
export function countedRange(db: Tabled<'records'>, companyKey: string, counted: Counted) {
  return db.records.by('counted').under(companyKey, counted);
}

/**
 * Updates the stored counters after changes of records. Runs in the transaction that makes the changes (`records`
 * and `counters` in scope), so that the counts are always right without counting.
 */
export async function updateCounters(
  tx: Transaction<'records' | 'counters'>,
  companyKey: string,
  changes: readonly Change[],
): Promise<void> {
  // Asked for together: one way to the browser's database and back.
  const [stored, oldest] = await Promise.all([
    tx.counters.get(companyKey),
    countedRange(tx, companyKey, 'failed').all(TOP),
  ]);
  const before = stored ?? noCounters(companyKey);
  let counters: Counters = before;
  const by_type = { ...before.by_type };
  const count = (row: RecordRow | null, by: number) => {
    if (!row) return;
    const type = countedType(row);
    by_type[type] = (by_type[type] ?? 0) + by;
  };
  for (const { from, to } of changes) {
    counters = countChange(counters, from?.state ?? null, to?.state ?? null);
    count(from, -1);
    count(to, 1);
  }
  const row: CountersRow = {
    company_key: companyKey,
    failures_moved: (before.failures_moved ?? 0) + touching(changes, 'failed'),
    pending_moved: (before.pending_moved ?? 0) + touching(changes, 'pending'),
    to_approve: counters.to_approve,
    pending: counters.pending,
    failed: counters.failed,
    by_state: counters.by_state,
    by_type,
    oldest_failure_since: oldest[0]?.since ?? null,
    top_failures: oldest.map((failure) => failure.id),
  };
  if (JSON.stringify(stored) !== JSON.stringify(row)) await tx.counters.put(row);
}

/** How many of the changes concern a record that is in this count, before or after. */
function touching(changes: readonly Change[], counted: Counted): number {
  return changes.filter(({ from, to }) => from?.counted === counted || to?.counted === counted).length;
}
