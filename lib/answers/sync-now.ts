import type { DoneAnswer } from '../messages/answers.ts';
import type { RequestOf } from '../messages/requests.ts';
import type { Desk } from './desk.ts';
import { companyOf } from './find-company.ts';

/** Starts a cycle at once; an outage that is being waited out is tried again. @throws TickmarkError `not_connected` */
export async function syncNow(request: RequestOf<'sync_now'>, desk: Desk): Promise<DoneAnswer> {
  const { company } = await companyOf(desk, request.company_key, null);
  await desk.startSync(company.key, 'user');
  return { status: 'done' };
}
