import { sendingRank } from '../../core/records/record-types.ts';
import type { Transaction } from '../database.ts';
import type { JobRow, RecordRow } from '../rows.ts';
import { recordKey } from '../rows.ts';
import { openJobsOn } from './open-jobs.ts';

/** For each job, the ids of the records whose open jobs must come first; empty when it may be sent. */
export type Holders = ReadonlyMap<string, readonly string[]>;

/** Real chains of parents are shorter; this bounds the walk over reported ones. */
const DEEPEST = 20;

/**
 * Finds what each of these jobs has to wait for: an earlier job on the same record, or an open job on a record that its
 * record depends on. Records that depend on each other in a circle would wait forever; among them the sending order
 * decides. Runs in a transaction with `records` and `jobs` in scope.
 * @returns holders by job key, and the record rows that were read
 */
export async function findHolders(
  tx: Transaction<'records' | 'jobs'>,
  companyKey: string,
  jobs: readonly JobRow[],
): Promise<{ readonly holders: Holders; readonly records: ReadonlyMap<string, RecordRow> }> {
  const records = new Map<string, RecordRow>();
  const firstOf = new Map<string, JobRow>();
  let level = [...new Set(jobs.map((job) => job.record_id))];
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth += 1) {
    const [open, rows] = await Promise.all([
      openJobsOn(tx, companyKey, level),
      tx.records.getMany(level.map((id) => recordKey(companyKey, id))),
    ]);
    for (const job of open) {
      if (job.lane !== 'following' && !firstOf.has(job.record_id)) firstOf.set(job.record_id, job);
    }
    // Only a parent with a job of its own can hold anything back, so only such parents are followed.
    const held = rows.filter((row) => row !== undefined && firstOf.has(row.id));
    for (const row of held) if (row) records.set(row.id, row);
    const parents = new Set(held.flatMap((row) => row?.record.depends_on ?? []));
    level = [...parents].filter((id) => !records.has(id));
  }
  const holders = new Map<string, string[]>();
  for (const job of jobs) {
    const earlier = firstOf.get(job.record_id)?.key === job.key ? [] : [job.record_id];
    const parents = parentsOf(job.record_id, records).filter(
      (id) => firstOf.has(id) && !isCircle(job.record_id, id, records, firstOf),
    );
    holders.set(job.key, [...earlier, ...parents]);
  }
  return { holders, records };
}

function parentsOf(id: string, records: ReadonlyMap<string, RecordRow>): readonly string[] {
  return (records.get(id)?.record.depends_on ?? []).filter((parent) => parent !== id);
}

/** Whether a parent waits, through other records with open jobs, for its child, and the child goes first. */
function isCircle(
  child: string,
  parent: string,
  records: ReadonlyMap<string, RecordRow>,
  firstOf: ReadonlyMap<string, JobRow>,
): boolean {
  const rankOf = (id: string) => sendingRank(records.get(id)?.record.type ?? 'other');
  const childFirst = rankOf(child) - rankOf(parent) || (child < parent ? -1 : 1);
  if (childFirst > 0) return false;
  const seen = new Set<string>();
  const todo = [parent];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (id === child) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    todo.push(...parentsOf(id, records).filter((each) => firstOf.has(each)));
  }
  return false;
}
