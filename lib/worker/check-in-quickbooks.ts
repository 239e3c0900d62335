import { TickmarkError } from '../core/tickmark-error.ts';
import type { Platform } from '../platform/port.ts';
import type { CompanyRow } from '../store/rows.ts';
import type { WorkerContext } from './worker-context.ts';

/**
 * Asks the platform to look at a record's copy in QuickBooks; `undefined` if it cannot look there.
 * @throws TickmarkError `outcome_unknown` while the record alone can tell what became of a command: the look may change it
 */
export async function checkInQuickBooks(
  { tables }: Pick<WorkerContext, 'tables'>,
  platform: Platform,
  { key, realm }: CompanyRow,
  recordId: string,
) {
  const jobs = await tables.bulk.jobs.by('record').under(key, recordId).all();
  const isOpen = jobs.some(({ state }) => state === 'sending' || state === 'in_doubt');
  if (platform.once === 'never_resend' && isOpen)
    throw new TickmarkError('outcome_unknown', 'A command of this record has not ended');
  return platform.check?.(realm, recordId);
}
