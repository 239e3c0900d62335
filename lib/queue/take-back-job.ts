import type { Tables } from './database.ts';
import { refreshShown } from './mirror-records.ts';
import { onceMore } from './once-more.ts';
import { QueueError } from './queue-error.ts';
import { releaseBlocked } from './release-blocked.ts';
import type { JobRow } from './rows.ts';
import { settleLogLine } from './settle-log-line.ts';
import { changeJob } from './write-jobs.ts';

/** States in which a platform has certainly not seen the command. */
const NOT_SENT: ReadonlySet<JobRow['state']> = new Set(['queued', 'blocked', 'leased', 'retry', 'parked']);

/**
 * Takes a command back that was never sent. Once this resolves, nothing of it is sent.
 * @param why kept in the log, e.g. `undone`, `browser_closed`
 * @throws QueueError `too_late` when it was sent, may have been sent, or has settled; `store_full`
 */
export async function takeBackJob(tables: Tables, key: string, why: string, now: number): Promise<JobRow> {
  const db = tables.strict;
  return onceMore(db, () =>
    db.transaction('rw', [db.records, db.jobs, db.counters, db.log], async () => {
      const job = await db.jobs.get(key);
      if (!job) throw new QueueError('too_late', `There is no command ${key}`);
      if (job.state === 'canceled') return job;
      if (!NOT_SENT.has(job.state)) throw new QueueError('too_late', `Command ${key} is ${job.state}`);
      const canceled = changeJob(job, 'canceled', {
        settled_at: now,
        problem: { code: why, detail: null, by: null },
      });
      await db.jobs.put(canceled);
      await settleLogLine(db, job.log_id, { outcome: 'canceled', detail: why }, now);
      const released = await releaseBlocked(db, job.company_key, [job.record_id]);
      // The failure is nobody's any more: its grace, which the command had ended, is counted from the beginning.
      const graces = new Map(job.asked_by === 'user' ? [[job.record_id, null]] : []);
      await refreshShown(db, job.company_key, [job.record_id, ...released], graces);
      return canceled;
    }),
  );
}
