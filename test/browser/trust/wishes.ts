import type { Action } from '../../../lib/core/records/actions.ts';
import type { RequestOf } from '../../../lib/protocol/requests.ts';
import type { CompanyRow, JobRow, RecordRow } from '../../../lib/store/rows.ts';

/** What a press on a record sends: the command, the version that was on screen, and a key of its own. */
export function wish(
  company: Pick<CompanyRow, 'key' | 'realm'>,
  row: RecordRow,
  action: Action,
  input: Record<string, unknown> = {},
): RequestOf<'command'> {
  return {
    type: 'command',
    realm: company.realm,
    company_key: company.key,
    record_id: row.id,
    version: row.record.version,
    action,
    key: crypto.randomUUID(),
    input,
  };
}

/** A press on a command that was put aside: the same wish once more, under another key. */
export function wishAgain(company: Pick<CompanyRow, 'key' | 'realm'>, job: JobRow): RequestOf<'command'> {
  const { record_id, version, action, input } = job;
  const { key: company_key, realm } = company;
  return {
    type: 'command',
    realm,
    company_key,
    record_id,
    version,
    action,
    key: crypto.randomUUID(),
    input,
  };
}
