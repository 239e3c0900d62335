import { PlatformError } from '../../../platform/platform-error.ts';
import { MOST_STARTS } from '../../../store/jobs/claim-company.ts';
import type { JobEnd } from '../../../store/jobs/job-end.ts';
import { inLane } from '../../../store/jobs/open-jobs.ts';
import type { JobRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { endTrouble, noteTrouble } from '../note-trouble.ts';
import { planBackoff } from '../plan-backoff.ts';
import { NOTHING_REPORTED, planDoubt } from '../plan-doubt.ts';
import { settleSent } from '../settle-sent.ts';
import { endsOf, nothingReported, toCommand } from './push.ts';

/** The number of doubts asked about per step. */
const MOST = 20;

/** A command lost once is resent at once; repeated losses wait longer each time, and let others go first. */
function waitAfter(losses: number, random: number): number {
  return losses < 2 ? 0 : planBackoff(losses - 1, random, null);
}

/** Platforms remember a key for 24 hours at least (Source Platform API, safety rules); clocks may differ by an hour. */
const REMEMBERED_MS = 23 * 60 * 60_000;

/** Sent so long ago that the platform may have done it and forgotten: its "never received" tells nothing any more. */
const isForgotten = ({ sent_at }: JobRow, now: number) =>
  sent_at !== undefined && now - sent_at > REMEMBERED_MS;

/** Its input is lost: it cannot be sent again, and no run is requested for it. */
const isLost = (job: JobRow) => job.asked_by === 'lost';

/**
 * Asks for the result of one command.
 * @throws PlatformError if it cannot be determined now
 */
async function askFor(context: CycleContext, job: JobRow): Promise<JobEnd> {
  const { platform, company, clock, random } = context;
  const result = await platform.outcome(company.realm, job.key, toCommand(job));
  if (result?.status === 'unreadable') return parked(job, result.problem?.detail);
  if (result?.status === 'not_known') {
    const wait = planDoubt(job.asks ?? 0);
    if (wait === null) return { to: 'parked', code: NOTHING_REPORTED };
    return { to: 'in_doubt', due_at: clock() + wait, problem: nothingReported(), asked: true };
  }
  // A platform without keys cannot tell that a command never arrived.
  if (!result && platform.once === 'never_resend') return parked(job);
  const end = result && endsOf([{ ...result, key: job.key }], [job], clock()).get(job.key);
  if (end) return end;
  if (isLost(job)) return { to: 'refused', record: null, code: 'never_received', detail: null };
  if (isForgotten(job, clock())) return { to: 'parked', code: 'sent_long_ago' };
  if (job.starts >= MOST_STARTS) return { to: 'parked', code: 'stopped_the_worker' };
  // Rejected twice with the same kind of answer: sending it again would change nothing.
  if (job.problem && job.attempts > 0) return parked(job);
  return { to: 'retry', due_at: clock() + waitAfter(job.attempts + 1, random()), received: false };
}

function parked(job: JobRow, detail = job.problem?.detail): JobEnd {
  const code = job.problem?.code ?? 'result_unreadable';
  if (isLost(job)) return { to: 'refused', record: null, code, detail: null };
  return detail ? { to: 'parked', code, detail } : { to: 'parked', code };
}

/**
 * Ends a command that cannot be asked about. If the answer is unusable although the platform itself responds, the
 * command is parked with the reason; other errors pass through.
 * @throws PlatformError of the platform itself
 */
async function endUnasked(context: CycleContext, job: JobRow, error: unknown): Promise<JobEnd> {
  if (!(error instanceof PlatformError) || error.code === 'key_refused') throw error;
  if (error.isLasting) {
    await context.platform.connect();
    return parked(job, job.problem?.detail ?? error.message);
  }
  const wait = planBackoff((job.asks ?? 0) + 1, context.random(), null);
  return { to: 'in_doubt', due_at: context.clock() + wait, asked: true };
}

/**
 * Asks for the results of commands whose answer was lost. A command that was never received is resent under its key;
 * one that has ended the worker three times in a row, or whose result cannot be read, is parked for a person. A command
 * that was lost with the tables ends here, whatever the answer.
 */
export async function askStep(context: CycleContext): Promise<void> {
  const { tables, company, clock } = context;
  const jobs = await inLane(tables.bulk, company.key, 'doubt').all(MOST);
  for (const job of jobs) {
    if (job.due_at > clock()) return;
    let failure: unknown;
    const end = await askFor(context, job).catch((error) => {
      failure = error;
      return endUnasked(context, job, error);
    });
    await settleSent(context, [job], new Map([[job.key, end]]));
    // The next time, others are asked about before this one.
    if (end.to === 'in_doubt' && failure) return noteTrouble(context, 'ask', failure);
    await endTrouble(context, 'ask');
    await context.heartbeat();
  }
}
