import type { AnswerOf, RequestOf } from '../../../protocol/requests.ts';
import { companyOf } from '../../../views/find-company.ts';
import type { WorkerContext } from '../../worker-context.ts';

/** A page of the platform's own log. @throws TickmarkError `not_connected`, `not_offered`, PlatformError */
export async function readLog(
  request: RequestOf<'read_log'>,
  context: WorkerContext,
): Promise<AnswerOf<'read_log'>> {
  const { company, connection } = await companyOf(context, request.company_key, null);
  const platform = context.openPlatform(connection);
  if (!connection.capabilities.log || !platform.log) return { entries: [], cursor: null, has_more: false };
  return platform.log(company.realm, { cursor: request.cursor, record: null });
}
