import type { Tables } from './database.ts';
import { onceMore } from './once-more.ts';
import { inLane } from './open-jobs.ts';
import { takeBackJob } from './take-back-job.ts';
import { changeJob } from './write-jobs.ts';

/** Lets a held job go at once: its time for undo was given up. @returns whether there was one to let go */
export async function releaseJob(
  tables: Tables,
  key: string,
  session: string,
  now: number,
): Promise<boolean> {
  const db = tables.strict;
  return onceMore(db, () =>
    db.transaction('rw', [db.jobs], async () => {
      const job = await db.jobs.get(key);
      if (job?.lane !== 'held' || job.held_by !== session) return false;
      await db.jobs.put(changeJob(job, 'queued', { held_by: null, due_at: now }));
      return true;
    }),
  );
}

/**
 * Lets go the held jobs whose time for undo is over, and takes back those that were held by a browser session that has
 * ended: a browser closed within the time for undo sends nothing.
 * @returns the time at which the next held job may go, or `null`
 */
export async function releaseDueHolds(
  tables: Tables,
  companyKey: string,
  session: string,
  now: number,
): Promise<number | null> {
  const held = await inLane(tables.strict, companyKey, 'held').toArray();
  for (const job of held.filter((each) => each.held_by !== session)) {
    await takeBackJob(tables, job.key, 'browser_closed', now);
  }
  const waiting: number[] = [];
  for (const job of held.filter((each) => each.held_by === session)) {
    if (job.due_at > now) waiting.push(job.due_at);
    else await releaseJob(tables, job.key, session, now);
  }
  return waiting.length ? Math.min(...waiting) : null;
}

/** When the next job that only waits for its time is due, or `null`. */
export async function nextDueAt(tables: Tables, companyKey: string): Promise<number | null> {
  return (await inLane(tables.bulk, companyKey, 'due').first())?.due_at ?? null;
}
