import { isAction } from '../../core/records/actions.ts';
import type { Transaction } from '../database.ts';
import type { MarkedCompany } from '../items/stored-items.ts';
import type { LogRow } from '../rows.ts';
import { newJob } from './write-jobs.ts';

/**
 * Restores commands that were under way when the tables were lost: the platform is asked about them, and they are never
 * sent, because their input is lost. Runs in a transaction with `jobs` and `log` in scope.
 */
export async function restoreJobs(
  tx: Transaction<'jobs' | 'log'>,
  companyKey: string,
  { commands, more }: Pick<MarkedCompany, 'commands' | 'more'>,
  now: number,
): Promise<void> {
  const line = (
    action: string,
    record_id: string | null,
    end: Pick<LogRow, 'outcome' | 'detail' | 'settled_at'>,
  ) => ({
    company_key: companyKey,
    at: now,
    who: null,
    action,
    record_id,
    label: null,
    quickbooks_id: null,
    amount: null,
    ...end,
  });
  for (const { key, record_id, action: name } of commands) {
    if (!isAction(name) || (await tx.jobs.get(key))) continue;
    const asked = line(name, record_id, { outcome: 'pending', detail: 'data_lost', settled_at: null });
    const log_id = await tx.log.add(asked);
    await tx.jobs.put(
      newJob({
        key,
        company_key: companyKey,
        record_id,
        action: name,
        input: {},
        version: '',
        asked_by: 'lost',
        state: 'in_doubt',
        log_id,
        asked_at: now,
      }),
    );
  }
  if (more === 0) return;
  await tx.log.add(line('data_lost', null, { outcome: 'failed', detail: String(more), settled_at: now }));
}
