import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import { companyOf } from '../../views/find-company.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Starts a cycle at once. Without records: syncs the whole queue and ends the backoff of an outage. With records: asks
 * the platform to run only these.
 * @throws TickmarkError `not_connected`
 */
export async function syncNow(
  { company_key, record_ids }: RequestOf<'sync_now'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  const { company } = await companyOf(context, company_key, null);
  await context.startSync(company.key, record_ids ? 'command' : 'user', record_ids);
  return { status: 'done' };
}
