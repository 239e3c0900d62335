import { intervalOf } from '../../core/records/frequency.ts';
import { STATES } from '../../core/records/sync-state.ts';
import type { Tables } from '../../store/database.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import { countedRange } from '../../store/records/update-counters.ts';
import type { CompanyRow, RecordRow } from '../../store/rows.ts';
import { planStall } from './plan-stall.ts';

/** The oldest pending records may wait for a parent; at most this many are read. */
const MOST = 200;

/** The records that wait on the platform, oldest first. */
export function readPending(tables: Tables, companyKey: string): Promise<RecordRow[]> {
  return countedRange(tables.bulk, companyKey, 'pending').all(MOST);
}

/**
 * Whether records still wait that were due before a moment: a run that has passed them over was not of the whole queue.
 * @param before milliseconds by the platform's clock, as the records' own times are
 */
export function isLeftBehind(pending: readonly RecordRow[], before: number): boolean {
  return pending.some(({ record: { sync } }) => {
    const due = Math.max(Date.parse(sync.since ?? ''), Date.parse(sync.next_attempt_at ?? '') || 0);
    return STATES[sync.state].progress === 'queued' && due < before;
  });
}

/** Since when nothing was processed although records are scheduled; `null` while the queue moves. */
export async function readStall(
  tables: Tables,
  company: CompanyRow,
  pending: readonly RecordRow[],
  now: number,
): Promise<number | null> {
  // Records that the platform itself has scheduled: under one of our commands, a record's time is that of its earlier
  // state.
  const scheduled = pending.find(({ record }) => {
    const { progress } = STATES[record.sync.state];
    return progress === 'queued' || progress === 'running';
  });
  const command = await inLane(tables.bulk, company.key, 'due').first();
  const times = [scheduled && Date.parse(scheduled.since), command?.asked_at];
  const known = times.filter((time): time is number => time !== undefined);
  return planStall(
    {
      scheduledSince: known.length ? Math.min(...known) : null,
      processedAt: company.last_processed_at,
      intervalMs: intervalOf(company.frequency),
    },
    now,
  );
}
