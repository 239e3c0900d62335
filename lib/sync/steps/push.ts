import { PlatformError } from '../../platform/platform-error.ts';
import type { Command, CommandResult } from '../../platform/port.ts';
import { claimDueJobs } from '../../queue/claim-due-jobs.ts';
import { markSending } from '../../queue/mark-sending.ts';
import type { JobRow } from '../../queue/rows.ts';
import { type JobEnd, settleJobs } from '../../queue/settle-jobs.ts';
import { needsRun } from '../../records/command.ts';
import type { CycleContext } from '../cycle-context.ts';
import { keepCycle, wantRun } from '../keep-cycle.ts';

/** Sends one batch of commands, in sending order, under keys that were written down first. */
export async function pushStep(context: CycleContext): Promise<void> {
  const { tables, company, connection, epoch, clock } = context;
  const limit = Math.min(await context.batchSize(), connection.capabilities.batch_max, 200);
  const claimed = await claimDueJobs(tables, company.key, epoch, clock(), limit);
  const jobs = await markSending(
    tables,
    company.key,
    epoch,
    claimed.map((job) => job.key),
  );
  if (jobs.length === 0) return;
  await keepCycle(context, (cycle) => ({ pushed: cycle.pushed + jobs.length }));
  // Shown as busy on every surface from here on.
  context.changed(
    company,
    jobs.map((job) => job.record_id),
  );
  await send(context, jobs);
}

async function send(context: CycleContext, jobs: readonly JobRow[]): Promise<void> {
  const { platform, company } = context;
  try {
    const results = await platform.execute(company.realm, jobs.map(toCommand));
    await settle(context, jobs, endsOf(results));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.code === 'refused' && jobs.length > 1) {
      // One bad command can have a whole batch refused: each goes alone, so that it holds up no other.
      for (const job of jobs) await send(context, [job]);
      return;
    }
    await settle(context, jobs, endsAfter(error, jobs, context.clock()));
    // A lost answer is asked for at once; anything else is the cycle's to wait for.
    if (error.code !== 'refused' && error.code !== 'outcome_unknown') throw error;
  }
}

async function settle(
  context: CycleContext,
  jobs: readonly JobRow[],
  ends: ReadonlyMap<string, JobEnd>,
): Promise<void> {
  const { tables, company, connection, epoch } = context;
  const accepted = jobs.filter((job) => ends.get(job.key)?.to === 'done');
  const toRun = accepted.filter((job) => needsRun(job.action)).map((job) => job.record_id);
  if (toRun.length && connection.capabilities.runs) {
    // Written first: should the worker end between the two, the run is asked for once too often rather than never.
    await wantRun(context, toRun);
  }
  const shown = await settleJobs(
    tables,
    company.key,
    epoch,
    ends,
    context.clock(),
    connection.capabilities.runs,
  );
  await keepCycle(context, { pull_wanted: true });
  context.changed(company, shown);
}

export function toCommand(job: JobRow): Command {
  return {
    key: job.key,
    action: job.action,
    record_id: job.record_id,
    version: job.version,
    input: job.input,
    dry_run: false,
  };
}

/** What each command came to, by its key. */
export function endsOf(results: readonly CommandResult[]): Map<string, JobEnd> {
  return new Map(results.map((result) => [result.key, endOf(result)]));
}

function endOf(result: CommandResult): JobEnd {
  const { record } = result;
  switch (result.status) {
    case 'done':
    case 'accepted':
      return { to: 'done', record, operation_id: result.operation_id };
    case 'conflict':
      return { to: 'conflict', record, by: result.by?.name ?? null };
    case 'refused':
      return {
        to: 'refused',
        record,
        code: result.problem?.code ?? 'refused',
        detail: result.problem?.detail ?? result.problem?.title ?? null,
      };
  }
}

/** What is known of a batch whose request failed. */
function endsAfter(error: PlatformError, jobs: readonly JobRow[], now: number): Map<string, JobEnd> {
  return new Map(jobs.map((job) => [job.key, endAfter(error, now)]));
}

function endAfter(error: PlatformError, now: number): JobEnd {
  switch (error.code) {
    case 'refused':
      return { to: 'refused', record: null, code: error.problemCode ?? 'refused', detail: error.message };
    case 'key_refused':
    case 'no_right':
      return { to: 'retry', due_at: now, answered: false };
    case 'busy':
      // 429 is said before anything is done; 503 may come from something in between.
      return error.status === 429
        ? { to: 'retry', due_at: now + (error.retryAfterMs ?? 0), answered: false }
        : { to: 'in_doubt', due_at: now };
    default:
      return { to: 'in_doubt', due_at: now };
  }
}
