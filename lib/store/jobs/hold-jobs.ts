import type { Tables } from '../database.ts';
import { retryOnClosedDatabase } from '../retry-on-closed-database.ts';
import type { JobRow } from '../rows.ts';
import { inLane } from './open-jobs.ts';
import { takeBackJobs } from './take-back-job.ts';
import { changeJob } from './write-jobs.ts';

/**
 * Releases a held job at once: the user waived undo.
 * @returns whether there was one to release
 */
export async function releaseJob(
  tables: Tables,
  key: string,
  session: string,
  now: number,
): Promise<boolean> {
  return (await releaseJobs(tables, [key], session, now)) > 0;
}

/**
 * Releases held jobs at once, all together.
 * @returns how many were released
 */
export async function releaseJobs(
  tables: Tables,
  keys: readonly string[],
  session: string,
  now: number,
): Promise<number> {
  if (keys.length === 0) return 0;
  const db = tables.strict;
  return retryOnClosedDatabase(db, () =>
    db.write(['jobs'], async (tx) => {
      const held = (await tx.jobs.getMany(keys)).filter(
        (job): job is JobRow => job?.lane === 'held' && job.held_by === session,
      );
      await tx.jobs.putAll(held.map((job) => changeJob(job, 'queued', { held_by: null, due_at: now })));
      return held.length;
    }),
  );
}

/** Whether the first held job is to be released, or canceled because its browser session has ended. */
export function isHoldOver(first: JobRow | undefined, session: string, now: number): boolean {
  return first !== undefined && (first.held_by !== session || first.due_at <= now);
}

/**
 * Releases the held jobs whose time for undo has ended, and cancels those of browser sessions that have ended: a
 * browser closed within the time for undo sends nothing. Reads one row if there is nothing to do.
 */
export async function releaseDueHolds(
  tables: Tables,
  companyKey: string,
  session: string,
  now: number,
): Promise<void> {
  const first = await inLane(tables.strict, companyKey, 'held').first();
  if (!isHoldOver(first, session, now)) return;
  const held = await inLane(tables.strict, companyKey, 'held').all();
  const keysOf = (jobs: readonly JobRow[]) => jobs.map((job) => job.key);
  const left = keysOf(held.filter((job) => job.held_by !== session));
  if (left.length) await takeBackJobs(tables, left, 'browser_closed', now);
  const due = keysOf(held.filter((job) => job.held_by === session && job.due_at <= now));
  await releaseJobs(tables, due, session, now);
}
