import type { Grace } from '../../core/records/grace.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import { STATES } from '../../core/records/sync-state.ts';
import type { Database, Transaction } from '../database.ts';
import { oldestOpenJobs } from '../jobs/open-jobs.ts';
import type { RecordRow } from '../rows.ts';
import { recordKey } from '../rows.ts';
import { makeRecordRow } from './make-record-row.ts';
import { type Change, updateCounters } from './update-counters.ts';

/**
 * Identifies a failure, so that grace counts for it and restarts with another. The version is not part of it: platforms
 * raise it at every attempt, and a repeated failure would be corrected again and again.
 */
export function failureOf(record: PlatformRecord): string {
  const error = record.sync.error;
  return `${error?.code ?? ''}|${(error?.message ?? '').replace(/\d+/g, '#')}`;
}

function keptGrace(grace: Grace | null, record: PlatformRecord): Grace | null {
  // A pending record can still fail in the same way again.
  if (!grace || STATES[record.sync.state].progress) return grace;
  return record.sync.state === 'failed' && grace.failure === failureOf(record) ? grace : null;
}

/**
 * Stores the platform's reports of records: rows, shown states and counters together. Runs in a transaction with
 * `records`, `jobs` and `counters` in scope. A report older than the stored one changes nothing, unless it comes from the
 * feed and the stored one is dated in the future: otherwise a platform whose clock was ahead would never be believed again.
 * @param generation the full read that this report belongs to
 * @param feedAt the device's own time, for reports of the feed: these come in the platform's order; `null` for records in
 *   other answers, which a platform may repeat from an earlier time
 * @returns the ids whose row has changed
 */
export async function mirrorRecords(
  tx: Transaction<'records' | 'jobs' | 'counters'>,
  companyKey: string,
  reported: readonly PlatformRecord[],
  generation: number,
  feedAt: number | null,
): Promise<string[]> {
  const latest = [...new Map(reported.map((record) => [record.id, record])).values()];
  if (latest.length === 0) return [];
  const ids = latest.map(({ id }) => id);
  const [stored, jobs] = await Promise.all([
    tx.records.getMany(ids.map((id) => recordKey(companyKey, id))),
    oldestOpenJobs(tx, companyKey, ids),
  ]);
  const rows: RecordRow[] = [];
  const gone: [string, string][] = [];
  const changed: string[] = [];
  const changes: Change[] = [];
  for (const [at, record] of latest.entries()) {
    const before = stored[at];
    if (before && isOlder(record, before.record, feedAt)) {
      if (before.generation !== generation) rows.push({ ...before, generation });
      continue;
    }
    if (record.deleted) {
      if (!before) continue;
      gone.push([companyKey, record.id]);
      changes.push({ from: before, to: null });
      changed.push(record.id);
      continue;
    }
    const grace = keptGrace(before?.grace ?? null, record);
    const row = makeRecordRow(companyKey, record, jobs.get(record.id) ?? null, grace, generation);
    if (before && JSON.stringify(before) === JSON.stringify(row)) continue;
    rows.push(row);
    changes.push({ from: before ?? null, to: row });
    changed.push(record.id);
  }
  if (rows.length) await tx.records.putAll(rows);
  if (gone.length) await tx.records.deleteMany(gone);
  if (changes.length) await updateCounters(tx, companyKey, changes);
  return changed;
}

function isOlder(reported: PlatformRecord, stored: PlatformRecord, feedAt: number | null): boolean {
  const known = Date.parse(stored.updated_at);
  return Date.parse(reported.updated_at) < known && (feedAt === null || known <= feedAt);
}

/**
 * Updates the shown state of records after their jobs or grace have changed. Runs in a transaction with `records`,
 * `jobs` and `counters` in scope.
 * @param graces the new grace by record id, where it changes
 */
export async function refreshShown(
  tx: Transaction<'records' | 'jobs' | 'counters'>,
  companyKey: string,
  recordIds: readonly string[],
  graces: ReadonlyMap<string, Grace | null> = new Map(),
): Promise<void> {
  const ids = [...new Set(recordIds)];
  if (ids.length === 0) return;
  const [stored, jobs] = await Promise.all([
    tx.records.getMany(ids.map((id) => recordKey(companyKey, id))),
    oldestOpenJobs(tx, companyKey, ids),
  ]);
  const rows: RecordRow[] = [];
  const changes: Change[] = [];
  for (const before of stored) {
    if (!before) continue;
    const grace = graces.has(before.id) ? (graces.get(before.id) ?? null) : before.grace;
    const row = makeRecordRow(
      companyKey,
      before.record,
      jobs.get(before.id) ?? null,
      grace,
      before.generation,
    );
    if (JSON.stringify(before) === JSON.stringify(row)) continue;
    rows.push(row);
    changes.push({ from: before, to: row });
  }
  if (rows.length === 0) return;
  await tx.records.putAll(rows);
  await updateCounters(tx, companyKey, changes);
}

/**
 * Removes records that a full read from the beginning did not find: the platform has deleted them. Works in slices,
 * each in its own transaction.
 * @returns the removed ids
 */
export async function sweepUnseen(db: Database, companyKey: string, generation: number): Promise<string[]> {
  const gone: string[] = [];
  let after: string | null = '';
  while (after !== null) after = await sweepSlice(db, companyKey, generation, after, gone);
  return gone;
}

const SLICE = 500;

/** @returns the id before the next slice, or `null` at the end */
function sweepSlice(
  db: Database,
  companyKey: string,
  generation: number,
  after: string,
  gone: string[],
): Promise<string | null> {
  return db.write(['records', 'counters'], async (tx) => {
    const rows = await tx.records.between([companyKey, after], [companyKey, []], true).all(SLICE);
    const unseen = rows.filter((row) => row.generation < generation);
    if (unseen.length) {
      await tx.records.deleteMany(unseen.map((row) => recordKey(companyKey, row.id)));
      await updateCounters(
        tx,
        companyKey,
        unseen.map((from) => ({ from, to: null })),
      );
      gone.push(...unseen.map((row) => row.id));
    }
    return rows.length < SLICE ? null : (rows.at(-1)?.id ?? null);
  });
}
