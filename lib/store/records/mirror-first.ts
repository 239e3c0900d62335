import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { Transaction } from '../database.ts';
import { oldestOpenJobs } from '../jobs/open-jobs.ts';
import { makeRecordRow } from './make-record-row.ts';
import { mirrorRecords } from './mirror-records.ts';
import { updateCounters } from './update-counters.ts';

/**
 * `mirrorRecords` for a company's first read, where few records exist already: adds rows without reading first, and
 * reads only those that turn out to exist. Runs in a transaction with `records`, `jobs` and `counters` in scope.
 * @returns the ids whose row has changed
 */
export async function mirrorFirst(
  tx: Transaction<'records' | 'jobs' | 'counters'>,
  companyKey: string,
  reported: readonly PlatformRecord[],
  generation: number,
  now: number,
): Promise<string[]> {
  const latest = [...new Map(reported.map((record) => [record.id, record])).values()].filter(
    (record) => !record.deleted,
  );
  if (latest.length === 0) return mirrorRecords(tx, companyKey, reported, generation, now);
  const jobs = await oldestOpenJobs(
    tx,
    companyKey,
    latest.map(({ id }) => id),
  );
  const rows = latest.map((record) =>
    makeRecordRow(companyKey, record, jobs.get(record.id) ?? null, null, generation),
  );
  const known = new Set(await tx.records.addNew(rows));
  const added = rows.filter((_, at) => !known.has(at));
  await updateCounters(
    tx,
    companyKey,
    added.map((to) => ({ from: null, to })),
  );
  const fresh = new Set(added.map((row) => row.id));
  const rest = reported.filter((record) => !fresh.has(record.id));
  return [...fresh, ...(await mirrorRecords(tx, companyKey, rest, generation, now))];
}
