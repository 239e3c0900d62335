import { needsRun } from '../../../core/records/actions.ts';
import { PlatformError } from '../../../platform/platform-error.ts';
import { MOST_STARTS } from '../../../store/jobs/claim-company.ts';
import type { JobEnd } from '../../../store/jobs/job-end.ts';
import { inLane } from '../../../store/jobs/open-jobs.ts';
import { settleJobs } from '../../../store/jobs/settle-jobs.ts';
import type { JobRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { planBackoff } from '../plan-backoff.ts';
import { saveCycle, wantRun } from '../save-cycle.ts';
import { endsOf } from './push.ts';

/** How many doubts are asked after in one step. */
const MOST = 20;

/** What got lost once goes again at once; what keeps getting lost waits longer each time, and lets others go first. */
function waitAfter(losses: number, random: number): number {
  return losses < 2 ? 0 : planBackoff(losses - 1, random, null);
}

/** What became of one command; `undefined` where it stays in doubt. */
async function askFor(context: CycleContext, job: JobRow): Promise<JobEnd | undefined> {
  const { platform, company, clock, random } = context;
  try {
    const result = await platform.outcome(company.realm, job.key);
    if (result) return endsOf([{ ...result, key: job.key }], [job]).get(job.key);
  } catch (error) {
    // The platform knows the command and will say the same again: only a person can go on from here.
    if (!(error instanceof PlatformError) || error.code !== 'result_unreadable') throw error;
    return { to: 'parked', code: error.code, detail: error.message };
  }
  if (job.starts >= MOST_STARTS) return { to: 'parked', code: 'stopped_the_worker' };
  return { to: 'retry', due_at: clock() + waitAfter(job.attempts + 1, random()), received: false };
}

/**
 * Asks what became of commands whose answer was lost. One that the platform never received is sent again under its key;
 * one that has ended the worker three times in a row, or whose result cannot be read, is parked for a person.
 */
export async function askStep(context: CycleContext): Promise<void> {
  const { tables, company, connection, epoch, clock } = context;
  const jobs = await inLane(tables.bulk, company.key, 'doubt').limit(MOST).toArray();
  for (const job of jobs) {
    const end = await askFor(context, job);
    if (!end) continue;
    if (end.to === 'done' && needsRun(job.action) && connection.capabilities.runs) {
      await wantRun(context, [job.record_id]);
    }
    const ends = new Map([[job.key, end]]);
    const shown = await settleJobs(tables, company.key, epoch, ends, clock(), connection.capabilities.runs);
    await saveCycle(context, { pull_wanted: true });
    context.changed(company, shown);
    await context.heartbeat();
  }
}
