import type { Tables, Transaction } from '../database.ts';
import { settleLogLines } from '../log/settle-log-line.ts';
import { QueueError } from '../queue-error.ts';
import { refreshShown } from '../records/mirror-records.ts';
import { retryOnClosedDatabase } from '../retry-on-closed-database.ts';
import type { JobRow } from '../rows.ts';
import { releaseBlocked } from './release-blocked.ts';
import { changeJob } from './write-jobs.ts';

/** States in which the platform has certainly not received the command. */
const NOT_SENT: ReadonlySet<JobRow['state']> = new Set(['queued', 'blocked', 'leased', 'retry', 'parked']);

/**
 * Cancels a command that was never sent. Once this resolves, it will not be sent.
 * @param why written to the log, e.g. `undone`, `browser_closed`
 * @throws QueueError `too_late` if it was sent, may have been sent, or has settled; `store_full`
 */
export async function takeBackJob(tables: Tables, key: string, why: string, now: number): Promise<JobRow> {
  const [job] = await takeBackJobs(tables, [key], why, now);
  if (!job) throw new QueueError('too_late', `Command ${key} was sent, or is not known`);
  return job;
}

/**
 * Cancels those of these commands that were never sent, in one transaction, so that none is sent meanwhile.
 * @returns those canceled now or before; the others were sent, may have been sent, or have settled
 * @throws QueueError `store_full`
 */
export async function takeBackJobs(
  tables: Tables,
  keys: readonly string[],
  why: string,
  now: number,
): Promise<JobRow[]> {
  const db = tables.strict;
  return retryOnClosedDatabase(db, () =>
    db.write(['records', 'jobs', 'counters', 'log'], (tx) => takeBackIn(tx, keys, why, now)),
  );
}

/** `takeBackJobs` in a transaction under way. */
export async function takeBackIn(
  tx: Transaction<'records' | 'jobs' | 'counters' | 'log'>,
  keys: readonly string[],
  why: string,
  now: number,
): Promise<JobRow[]> {
  const known = (await tx.jobs.getMany(keys)).filter((job) => job !== undefined);
  const canceled = known
    .filter((job) => NOT_SENT.has(job.state))
    .map((job) =>
      changeJob(job, 'canceled', { settled_at: now, problem: { code: why, detail: null, by: null } }),
    );
  await tx.jobs.putAll(canceled);
  const end = { outcome: 'canceled', detail: why } as const;
  await settleLogLines(tx, new Map(canceled.map((job) => [job.log_id, end])), now);
  for (const companyKey of new Set(canceled.map((job) => job.company_key))) {
    const own = canceled.filter((job) => job.company_key === companyKey);
    const ids = own.map((job) => job.record_id);
    const released = await releaseBlocked(tx, companyKey, ids);
    // No one deals with the failure any more: the grace count that the command ended starts again.
    const graces = new Map(
      own.filter((job) => job.asked_by === 'user').map((job) => [job.record_id, null] as const),
    );
    await refreshShown(tx, companyKey, [...ids, ...released], graces);
  }
  return [...canceled, ...known.filter((job) => job.state === 'canceled')];
}
