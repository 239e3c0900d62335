import { type Action, isUndoable, UNDO_MS } from '../../../lib/core/records/actions.ts';
import { enqueueJobs } from '../../../lib/store/jobs/enqueue-jobs.ts';
import { releaseJob } from '../../../lib/store/jobs/hold-jobs.ts';
import { takeBackJob } from '../../../lib/store/jobs/take-back-job.ts';
import type { JobRow } from '../../../lib/store/rows.ts';
import type { Browser, Time } from './browser.ts';

/** One press: its key is made with it and stays the same when the press is repeated. */
export interface Press {
  readonly key: string;
  readonly record_id: string;
  readonly action: Action;
  readonly input?: Record<string, unknown>;
  /** The record's version on screen at the press. */
  readonly version: string;
}

/** Enqueues commands together; resolves once they are accepted. @returns a job each, which may be an earlier one */
export function give(browser: Browser, time: Time, presses: readonly Press[]): Promise<JobRow[]> {
  return enqueueJobs(
    browser.tables,
    presses.map((what) => ({
      key: what.key,
      company_key: browser.key,
      record_id: what.record_id,
      action: what.action,
      input: what.input ?? {},
      version: what.version,
      asked_by: 'user',
      who: browser.name,
      label: what.record_id,
      hold: isUndoable(what.action) ? { session: browser.session, ms: UNDO_MS } : null,
    })),
    time.now,
  );
}

/** Presses one command; one that cannot be undone is sent at once. */
export async function press(browser: Browser, time: Time, what: Press): Promise<JobRow> {
  const [job] = await give(browser, time, [what]);
  if (!job) throw new Error('No job');
  if (job.lane !== 'held') await browser.start('command');
  return job;
}

/** Presses Undo. @throws QueueError `too_late` */
export function undo(browser: Browser, time: Time, key: string): Promise<JobRow> {
  return takeBackJob(browser.tables, key, 'undone', time.now);
}

/** Dismisses the message with Undo: the command is sent at once. */
export async function letGo(browser: Browser, time: Time, key: string): Promise<void> {
  if (await releaseJob(browser.tables, key, browser.session, time.now)) await browser.start('command');
}
