import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import { companyOf } from '../../views/find-company.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Starts a cycle at once. Of the whole queue: an outage that is being waited out is tried again. Of some records: the
 * platform is asked to run these alone.
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
