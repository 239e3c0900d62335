import { needsRun } from '../../core/records/actions.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { Tables, Transaction } from '../database.ts';
import { settleLogLines } from '../log/settle-log-line.ts';
import { mirrorRecords, refreshShown } from '../records/mirror-records.ts';
import type { JobRow, LogRow } from '../rows.ts';
import { followUpdate } from './follow-update.ts';
import type { JobEnd } from './job-end.ts';
import { dueJobs, inLane } from './open-jobs.ts';
import { blockedBy, release } from './release-blocked.ts';
import { assertEpoch, changeJob } from './write-jobs.ts';

/**
 * Writes the results of one attempt, in a strict transaction. Only jobs that this epoch was sending or asking about change.
 * What does not depend on each other is asked for together: each answer of the browser's database takes its time.
 * @param limit how many of the jobs that are due are read
 * @returns the ids of all records whose shown state changed, and the jobs that are due after that
 * @throws QueueError `fenced`
 */
export async function settleIn(
  tx: Transaction<'companies' | 'records' | 'jobs' | 'counters' | 'log'>,
  companyKey: string,
  epoch: number,
  ends: ReadonlyMap<string, JobEnd>,
  now: number,
  limit = 0,
): Promise<{ readonly shown: string[]; readonly due: JobRow[] }> {
  const [{ generation }, stored] = await Promise.all([
    assertEpoch(tx, companyKey, epoch),
    jobsOf(tx, companyKey, [...ends.keys()]),
  ]);
  const jobs = stored.filter(
    (job) => job.epoch === epoch && (job.state === 'sending' || job.state === 'in_doubt'),
  );
  const settled: string[] = [];
  const reported: PlatformRecord[] = [];
  const after: JobRow[] = [];
  const lines = new Map<number, Pick<LogRow, 'outcome' | 'detail'>>();
  for (const job of jobs) {
    const end = ends.get(job.key);
    if (!end) continue;
    const ended = endJob(job, end, now);
    after.push(ended);
    if (ended.settled_at !== null) {
      settled.push(job.record_id);
      lines.set(job.log_id, lineOf(end));
    }
    if ('record' in end && end.record) reported.push(end.record);
  }
  await tx.jobs.putAll(after);
  for (const job of jobs) {
    const end = ends.get(job.key);
    if (job.action === 'update' && end) await followUpdate(tx, job, end, now);
  }
  const [, mirrored, blocked, due] = await Promise.all([
    settleLogLines(tx, lines, now),
    mirrorRecords(tx, companyKey, reported, generation, null),
    blockedBy(tx, companyKey, settled),
    dueJobs(tx, companyKey, now, limit),
  ]);
  const released = await release(tx, companyKey, blocked);
  const own = jobs.map((job) => job.record_id);
  await refreshShown(tx, companyKey, [...own.filter((id) => !mirrored.includes(id)), ...released]);
  return {
    shown: [...new Set([...own, ...released])],
    due: released.length > 0 ? await dueJobs(tx, companyKey, now, limit) : due,
  };
}

/** The jobs of these keys: of several, those that are being sent are read at once. */
async function jobsOf(
  tx: Transaction<'jobs'>,
  companyKey: string,
  keys: readonly string[],
): Promise<JobRow[]> {
  const busy = keys.length > 1 ? await inLane(tx, companyKey, 'busy').all() : [];
  const known = new Map(busy.map((job) => [job.key, job]));
  const others = await tx.jobs.getMany(keys.filter((key) => !known.has(key)));
  return [...busy.filter(({ key }) => keys.includes(key)), ...others.filter((job) => job !== undefined)];
}

function endJob(job: JobRow, end: JobEnd, now: number): JobRow {
  switch (end.to) {
    case 'done':
      return changeJob(job, 'done', {
        settled_at: now,
        operation_id: end.operation_id,
        // A command that was lost with the tables runs no records, so there is nothing to follow.
        following: job.asked_by !== 'lost' && (end.accepted || needsRun(job.action)),
        accepted_version: end.accepted ? (end.record?.version ?? job.version) : null,
        problem: null,
      });
    case 'conflict':
      return changeJob(job, 'conflict', {
        settled_at: now,
        problem: { code: 'conflict', detail: null, by: end.by },
      });
    case 'refused':
      return changeJob(job, 'refused', {
        settled_at: now,
        problem: { code: end.code, detail: end.detail, by: null },
      });
    case 'retry':
      return changeJob(job, 'retry', {
        due_at: end.due_at,
        attempts: job.attempts + (end.received ? 0 : 1),
        // The platform has answered, so the worker has survived this command.
        starts: end.received ? 0 : job.starts,
      });
    case 'in_doubt':
      return changeJob(job, 'in_doubt', {
        due_at: end.due_at,
        ...(end.problem !== undefined && { problem: end.problem }),
        ...(end.asked && { asks: (job.asks ?? 0) + 1 }),
      });
    case 'parked':
      return changeJob(job, 'parked', { problem: { code: end.code, detail: end.detail ?? null, by: null } });
  }
}

function lineOf(end: JobEnd): Pick<LogRow, 'outcome' | 'detail'> {
  switch (end.to) {
    case 'done':
      return { outcome: 'succeeded', detail: null };
    case 'conflict':
      return { outcome: 'conflict', detail: end.by };
    case 'refused':
      return { outcome: 'refused', detail: end.detail ?? end.code };
    default:
      return { outcome: 'pending', detail: null };
  }
}

/**
 * Stops following these accepted jobs.
 * @param ended their keys; `null` for all followed jobs
 * @returns the ids of the records whose shown state changed
 */
export async function stopFollowing(
  tables: Tables,
  companyKey: string,
  epoch: number,
  ended: ReadonlySet<string> | null,
): Promise<string[]> {
  const db = tables.bulk;
  if (ended?.size === 0 || !(await inLane(db, companyKey, 'following').first())) return [];
  return db.write(['companies', 'records', 'jobs', 'counters'], async (tx) => {
    await assertEpoch(tx, companyKey, epoch);
    const jobs = (await inLane(tx, companyKey, 'following').all()).filter(
      ({ key }) => ended?.has(key) ?? true,
    );
    await tx.jobs.putAll(jobs.map((job) => changeJob(job, 'done', { following: false })));
    const ids = jobs.map((job) => job.record_id);
    await refreshShown(tx, companyKey, ids);
    return ids;
  });
}
