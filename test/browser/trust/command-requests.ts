import type { Action } from '../../../lib/core/records/actions.ts';
import type { RequestOf } from '../../../lib/protocol/requests.ts';
import type { CompanyRow, JobRow, RecordRow } from '../../../lib/store/rows.ts';

type Company = Pick<CompanyRow, 'key' | 'realm'>;
/** One record of a command: its id, the version that was on screen, and the command's own key. */
export type CommandItem = RequestOf<'commands'>['items'][number];

/** Makes the part of a command for one record, with a new key. */
export function itemOf(row: RecordRow, input: Record<string, unknown> = {}): CommandItem {
  return { record_id: row.id, version: row.record.version, key: crypto.randomUUID(), input };
}

/** Makes the request that a press on a record sends. */
export function commandOn(company: Company, action: Action, item: CommandItem): RequestOf<'commands'> {
  const { key: company_key, realm } = company;
  return { type: 'commands', realm, company_key, action, items: [item] };
}

/** Makes the request for a press on a parked command: the same command under a new key. */
export function commandAgain(company: Company, job: JobRow): RequestOf<'commands'> {
  const { record_id, version, action, input } = job;
  return commandOn(company, action, { record_id, version, key: crypto.randomUUID(), input });
}

/** The key of a command on one record. */
export function keyOf({ items: [item] }: RequestOf<'commands'>): string {
  if (!item) throw new Error('The command is on no record');
  return item.key;
}
