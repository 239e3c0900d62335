import { intervalOf } from '../../core/records/frequency.ts';
import { STATES } from '../../core/records/sync-state.ts';
import type { Tables } from '../../store/database.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import { countedRange } from '../../store/records/update-counters.ts';
import type { CompanyRow, RecordRow, Waits } from '../../store/rows.ts';
import { planStall } from './plan-stall.ts';

/** Of many pending records, this many of the oldest are read, beside those that wait for a parent; at most `MOST` in all. */
const OLDEST = 200;
const MOST = 2_000;

/** How the records stand that wait on the platform. As long as none of them changes, they are not read again. */
export function readWaits({ bulk }: Tables, { key, waits }: CompanyRow): Promise<Waits> {
  return bulk.read(['counters', 'records'], async (tx) => {
    const counters = await tx.counters.get(key);
    const moved = counters?.pending_moved ?? 0;
    if (waits?.moved === moved) return waits;
    const limit = Math.min(MOST, OLDEST + (counters?.by_state.waiting ?? 0));
    return waitsOf(await countedRange(tx, key, 'pending').all(limit), moved);
  });
}

/** @param pending oldest first */
function waitsOf(pending: readonly RecordRow[], moved: number): Waits {
  let due: number | null = null;
  let since: number | null = null;
  for (const { record, since: at } of pending) {
    // Records that the platform itself has scheduled: under one of our commands, a record's time is that of its earlier
    // state.
    const { sync } = record;
    const { progress } = STATES[sync.state];
    if (progress === 'queued' || progress === 'running') since ??= Date.parse(at) || null;
    if (progress !== 'queued' || !sync.since) continue;
    const next = Math.max(Date.parse(sync.since), Date.parse(sync.next_attempt_at ?? '') || 0);
    if (next < (due ?? Infinity)) due = next;
  }
  return { moved, due, since };
}

/**
 * Whether records still wait that were due before a moment: a run that has passed them over was not of the whole queue.
 * @param before milliseconds by the platform's clock, as the records' own times are
 */
export function isLeftBehind({ due }: Waits, before: number): boolean {
  return due !== null && due < before;
}

/** Since when nothing was processed although records are scheduled; `null` while the queue moves. */
export async function readStall(
  tables: Tables,
  company: CompanyRow,
  waits: Waits,
  now: number,
): Promise<number | null> {
  const command = await inLane(tables.bulk, company.key, 'due').first();
  const times = [waits.since, command?.asked_at ?? null];
  const known = times.filter((time) => time !== null);
  return planStall(
    {
      scheduledSince: known.length ? Math.min(...known) : null,
      processedAt: company.last_processed_at,
      intervalMs: intervalOf(company.frequency),
    },
    now,
  );
}
