import type { PlatformRecord } from '../../../lib/core/records/platform-record.ts';
import type { Tables } from '../../../lib/store/database.ts';
import { claimIn } from '../../../lib/store/jobs/claim-due-jobs.ts';
import { type CommandRequest, enqueueJobs } from '../../../lib/store/jobs/enqueue-jobs.ts';
import type { JobEnd } from '../../../lib/store/jobs/job-end.ts';
import { dueJobs } from '../../../lib/store/jobs/open-jobs.ts';
import { settleIn } from '../../../lib/store/jobs/settle-jobs.ts';
import { assertEpoch } from '../../../lib/store/jobs/write-jobs.ts';
import { mirrorRecords } from '../../../lib/store/records/mirror-records.ts';
import type { JobRow } from '../../../lib/store/rows.ts';
import { makeCompany } from './make-company.ts';
import { BEGIN } from './make-record.ts';
import { openStore } from './open-store.ts';

export const COMPANY = makeCompany('c').key;
export const SESSION = 'this session';

/** Makes tables with one company and these records in its mirror. */
export async function storeWith(records: readonly PlatformRecord[]): Promise<Tables> {
  const tables = openStore();
  await tables.strict.companies.put(makeCompany('c'));
  await mirror(tables, records);
  return tables;
}

/** Mirrors records that the platform reports: in its feed at this time, or in another answer (`null`). */
export function mirror(
  tables: Tables,
  records: readonly PlatformRecord[],
  feedAt: number | null = BEGIN + 60_000,
): Promise<string[]> {
  const db = tables.bulk;
  return db.write(['records', 'jobs', 'counters'], async (tx) =>
    mirrorRecords(tx, COMPANY, records, 0, feedAt),
  );
}

/** A command request with plain values. */
export function request(
  given: Partial<CommandRequest> & Pick<CommandRequest, 'key' | 'record_id'>,
): CommandRequest {
  return {
    company_key: COMPANY,
    action: 'resync',
    input: {},
    version: '1',
    asked_by: 'user',
    who: 'The bookkeeper',
    hold: null,
    ...given,
  };
}

export async function give(tables: Tables, ...requests: CommandRequest[]): Promise<JobRow[]> {
  return enqueueJobs(tables, requests, BEGIN);
}

export async function job(tables: Tables, key: string): Promise<JobRow> {
  const row = await tables.bulk.jobs.get(key);
  if (!row) throw new Error(`There is no ${key}`);
  return row;
}

/** Claims the commands of a company that may be sent now, as a worker of this epoch does. */
export function claimDueJobs(
  tables: Tables,
  companyKey: string,
  epoch: number,
  now: number,
  limit: number,
): Promise<JobRow[]> {
  return tables.strict.write(['companies', 'records', 'jobs', 'counters'], async (tx) => {
    await assertEpoch(tx, companyKey, epoch);
    return claimIn(tx, companyKey, epoch, now, await dueJobs(tx, companyKey, now, limit));
  });
}

/** Writes the results of commands, as a worker of this epoch does. */
export function settleJobs(
  tables: Tables,
  companyKey: string,
  epoch: number,
  ends: ReadonlyMap<string, JobEnd>,
  now: number,
): Promise<string[]> {
  return tables.strict.write(['companies', 'records', 'jobs', 'counters', 'log'], async (tx) => {
    const { shown } = await settleIn(tx, companyKey, epoch, ends, now);
    return shown;
  });
}
