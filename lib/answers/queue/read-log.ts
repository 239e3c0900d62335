import type { AnswerOf } from '../../messages/answers.ts';
import type { RequestOf } from '../../messages/requests.ts';
import type { Desk } from '../desk.ts';
import { companyOf } from '../find-company.ts';

/** A page of the platform's own log. @throws TickmarkError `not_connected`, `not_offered`, PlatformError */
export async function readLog(request: RequestOf<'read_log'>, desk: Desk): Promise<AnswerOf<'read_log'>> {
  const { company, connection } = await companyOf(desk, request.company_key, null);
  const platform = desk.openPlatform(connection);
  if (!connection.capabilities.log || !platform.log) return { entries: [], cursor: null, has_more: false };
  return platform.log(company.realm, { cursor: request.cursor, record: null });
}
