import { needsRun } from '../../core/records/actions.ts';
import { claimIn } from '../../store/jobs/claim-due-jobs.ts';
import type { JobEnd } from '../../store/jobs/job-end.ts';
import { settleIn } from '../../store/jobs/settle-jobs.ts';
import type { JobRow } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { findWaiting, withRun } from './save-cycle.ts';

/**
 * Writes the results of commands, the run that they want, and which commands are sent next: all in one strict transaction.
 * @param limit how many commands are sent next, at most
 * @returns those commands; that they are being sent is on disk
 * @throws QueueError `fenced`
 */
export async function settleSent(
  context: CycleContext,
  jobs: readonly JobRow[],
  ends: ReadonlyMap<string, JobEnd>,
  limit = 0,
): Promise<JobRow[]> {
  const { tables, company, connection, epoch } = context;
  const { key } = company;
  const now = context.clock();
  // A command that was lost with the tables runs no records.
  const toRun = jobs.filter(
    (job) => ends.get(job.key)?.to === 'done' && job.asked_by !== 'lost' && needsRun(job.action),
  );
  const run = connection.capabilities.runs ? toRun.map((job) => job.record_id) : [];
  const scope = ['companies', 'cycles', 'records', 'jobs', 'counters', 'log'] as const;
  const { shown, next } = await tables.strict.write(scope, async (tx) => {
    const { shown, due } = await settleIn(tx, key, epoch, ends, now, limit);
    const [next, stored, waiting] = await Promise.all([
      claimIn(tx, key, epoch, now, due),
      tx.cycles.get(key),
      findWaiting(tx, key, run),
    ]);
    let cycle = stored ?? context.cycle;
    if (run.length > 0) cycle = withRun(cycle, run, waiting);
    if (jobs.length > 0) cycle = { ...cycle, pull_wanted: true };
    if (jobs.length + next.length > 0) await tx.cycles.put({ ...cycle, pushed: cycle.pushed + next.length });
    return { shown, next };
  });
  if (jobs.length + next.length === 0) return next;
  // The next ones are shown as busy from here on.
  context.changed(company, [...new Set([...shown, ...next.map((job) => job.record_id)])]);
  return next;
}
