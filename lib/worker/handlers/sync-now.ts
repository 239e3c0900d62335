import type { DoneAnswer } from '../../protocol/answers.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { companyOf } from '../../views/find-company.ts';
import type { Desk } from './desk.ts';

/**
 * Starts a cycle at once. Of the whole queue: an outage that is being waited out is tried again. Of some records: the
 * platform is asked to run these alone.
 * @throws TickmarkError `not_connected`
 */
export async function syncNow(
  { company_key, record_ids }: RequestOf<'sync_now'>,
  desk: Desk,
): Promise<DoneAnswer> {
  const { company } = await companyOf(desk, company_key, null);
  await desk.startSync(company.key, record_ids ? 'command' : 'user', record_ids);
  return { status: 'done' };
}
