import { ACTION_NAMES } from '../../core/records/actions.ts';
import type { Database } from '../database.ts';
import type { MarkedCompany } from '../items/stored-items.ts';
import type { JobRow } from '../rows.ts';
import { laneOf } from './lanes.ts';

/**
 * Restores commands that were under way when the tables were lost: the platform is asked about them, and they are never
 * sent, because their input is lost. Runs in a transaction with `jobs` and `log` in scope.
 */
export async function restoreJobs(
  db: Database,
  companyKey: string,
  { commands, more }: Pick<MarkedCompany, 'commands' | 'more'>,
  now: number,
): Promise<void> {
  const line = {
    company_key: companyKey,
    at: now,
    who: null,
    label: null,
    quickbooks_id: null,
    amount: null,
  };
  for (const { key, record_id, action: name } of commands) {
    const action = ACTION_NAMES.find((each) => each === name);
    if (!action || (await db.jobs.get(key))) continue;
    const log_id = (await db.log.add({
      ...{ ...line, action, record_id },
      ...{ outcome: 'pending', detail: 'data_lost', settled_at: null },
    })) as number;
    const unplaced: Omit<JobRow, 'lane'> = {
      ...{ key, company_key: companyKey, record_id, action, input: {}, version: '', asked_by: 'lost' },
      ...{ state: 'in_doubt', order: log_id, due_at: now, held_by: null, epoch: 0, attempts: 0, starts: 0 },
      ...{ following: false, operation_id: null, blocked_by: [], problem: null, log_id },
      ...{ asked_at: now, settled_at: null },
    };
    await db.jobs.add({ ...unplaced, lane: laneOf(unplaced) });
  }
  if (more === 0) return;
  await db.log.add({
    ...{ ...line, action: 'data_lost', record_id: null },
    ...{ outcome: 'failed', detail: String(more), settled_at: now },
  });
}
