import type { AnswerOf } from '../../../protocol/answers.ts';
import type { RequestOf } from '../../../protocol/requests.ts';
import { companyOf } from '../../../views/find-company.ts';
import type { Desk } from '../desk.ts';

/** A page of the platform's own log. @throws TickmarkError `not_connected`, `not_offered`, PlatformError */
export async function readLog(request: RequestOf<'read_log'>, desk: Desk): Promise<AnswerOf<'read_log'>> {
  const { company, connection } = await companyOf(desk, request.company_key, null);
  const platform = desk.openPlatform(connection);
  if (!connection.capabilities.log || !platform.log) return { entries: [], cursor: null, has_more: false };
  return platform.log(company.realm, { cursor: request.cursor, record: null });
}
