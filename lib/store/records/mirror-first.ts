import { Dexie } from 'dexie';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { Database } from '../database.ts';
import { oldestOpenJobs } from '../jobs/open-jobs.ts';
import type { RecordRow } from '../rows.ts';
import { makeRecordRow } from './make-record-row.ts';
import { mirrorRecords } from './mirror-records.ts';
import { updateCounters } from './update-counters.ts';

/**
 * `mirrorRecords` for a company's first read, where few records exist already: adds rows without reading first, and
 * reads only those that turn out to exist. Runs in a transaction with `records`, `jobs` and `counters` in scope.
 * @returns the ids whose row has changed
 */
export async function mirrorFirst(
  db: Database,
  companyKey: string,
  reported: readonly PlatformRecord[],
  generation: number,
  now: number,
): Promise<string[]> {
  const latest = [...new Map(reported.map((record) => [record.id, record])).values()].filter(
    (record) => !record.deleted,
  );
  if (latest.length === 0) return mirrorRecords(db, companyKey, reported, generation, now);
  const jobs = await oldestOpenJobs(
    db,
    companyKey,
    latest.map(({ id }) => id),
  );
  const rows = latest.map((record) =>
    makeRecordRow(companyKey, record, jobs.get(record.id) ?? null, null, generation),
  );
  const there = await addRows(db, rows);
  const added = rows.filter((row) => !there.has(row.id));
  await updateCounters(
    db,
    companyKey,
    added.map((row) => ({ from: null, to: row.state })),
  );
  const fresh = new Set(added.map((row) => row.id));
  const rest = reported.filter((record) => !fresh.has(record.id));
  return [...fresh, ...(await mirrorRecords(db, companyKey, rest, generation, now))];
}

/** @returns the ids of rows that existed already and were not changed */
async function addRows(db: Database, rows: readonly RecordRow[]): Promise<ReadonlySet<string>> {
  try {
    await db.records.bulkAdd(rows);
    return new Set();
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    const failures = Object.entries(error.failuresByPos);
    if (failures.some(([, failure]) => failure.name !== 'ConstraintError')) throw error;
    return new Set(failures.flatMap(([at]) => rows[Number(at)]?.id ?? []));
  }
}
