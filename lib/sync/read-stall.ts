import type { Tables } from '../queue/database.ts';
import { countedRange } from '../queue/keep-counters.ts';
import type { CompanyRow } from '../queue/rows.ts';
import type { ShownState } from '../records/sync-state.ts';
import { planInterval } from './plan-interval.ts';
import { planStall } from './plan-stall.ts';

const SCHEDULED: ReadonlySet<ShownState> = new Set(['ready', 'scheduled', 'syncing']);
/** Records that wait for a parent can be the oldest pending ones; no more than these are looked through. */
const MOST = 200;

/** Since when nothing was processed although something is scheduled, as things stand now; `null` while all is well. */
export async function readStall(tables: Tables, company: CompanyRow, now: number): Promise<number | null> {
  const pending = await countedRange(tables.bulk, company.key, 'pending').limit(MOST).toArray();
  const scheduled = pending.find((row) => SCHEDULED.has(row.state));
  return planStall(
    {
      scheduledSince: scheduled ? Date.parse(scheduled.since) : null,
      processedAt: company.last_processed_at,
      intervalMs: planInterval(company.frequency),
    },
    now,
  );
}
