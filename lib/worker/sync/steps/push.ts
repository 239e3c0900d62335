import { needsRun } from '../../../core/records/actions.ts';
import { TickmarkError } from '../../../core/tickmark-error.ts';
import { isRefusal, PlatformError } from '../../../platform/platform-error.ts';
import type { Command, CommandResult } from '../../../platform/port.ts';
import { claimDueJobs, markSending } from '../../../store/jobs/claim-due-jobs.ts';
import type { JobEnd } from '../../../store/jobs/job-end.ts';
import { settleJobs } from '../../../store/jobs/settle-jobs.ts';
import { QueueError } from '../../../store/queue-error.ts';
import type { JobRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { isAlreadyFulfilled } from '../plan-conflict.ts';
import { saveCycle, wantRun } from '../save-cycle.ts';

/** What was sent and never received so often is sent alone, so that it cannot take others down with it. */
const SUSPICIOUS = 2;

/** Sends one batch of commands, in sending order, under keys that were written down first. */
export async function pushStep(context: CycleContext): Promise<void> {
  const { tables, company, connection, epoch, clock } = context;
  const limit = Math.max(1, Math.min(await context.batchSize(), connection.capabilities.batch_max, 200));
  const claimed = await claimDueJobs(tables, company.key, epoch, clock(), limit);
  const jobs = await markSending(
    tables,
    company.key,
    epoch,
    claimed.map((job) => job.key),
  );
  if (jobs.length === 0) return;
  await saveCycle(context, (cycle) => ({ pushed: cycle.pushed + jobs.length }));
  // Shown as busy on every surface from here on.
  context.changed(
    company,
    jobs.map((job) => job.record_id),
  );
  const alone = jobs.filter((job) => job.attempts >= SUSPICIOUS);
  const together = jobs.filter((job) => job.attempts < SUSPICIOUS);
  await sendAll(context, [...(together.length ? [together] : []), ...alone.map((job) => [job])]);
}

/** Sends batch after batch. Where one ends it all, the others were not sent; they are asked after like anything unsure. */
async function sendAll(context: CycleContext, batches: readonly (readonly JobRow[])[]): Promise<void> {
  for (const [at, batch] of batches.entries()) {
    try {
      await context.heartbeat();
      await send(context, batch);
    } catch (error) {
      const unsent = batches.slice(at + 1).flat();
      const now = context.clock();
      const ends = new Map(unsent.map((job): [string, JobEnd] => [job.key, { to: 'in_doubt', due_at: now }]));
      if (unsent.length && !isFenced(error)) await settle(context, unsent, ends);
      throw error;
    }
  }
}

async function send(context: CycleContext, jobs: readonly JobRow[]): Promise<void> {
  const { platform, company } = context;
  try {
    const results = await platform.execute(company.realm, jobs.map(toCommand));
    await settle(context, jobs, endsOf(results, jobs));
  } catch (error) {
    if (isFenced(error)) throw error;
    if (isRefusal(error) && jobs.length > 1) {
      // One bad command can have a whole batch refused: each goes alone, so that it holds up no other.
      return sendAll(
        context,
        jobs.map((job) => [job]),
      );
    }
    await settle(context, jobs, endsAfter(error, jobs, context.clock()));
    if (!isPassing(context, error, jobs)) throw error;
  }
}

/** Whether the cycle goes on at once: a refusal is an answer, and an answer lost for the first time is asked for. */
function isPassing({ company }: CycleContext, error: unknown, jobs: readonly JobRow[]): boolean {
  if (isRefusal(error)) return true;
  if (!(error instanceof PlatformError)) return false;
  return error.code === 'outcome_unknown' && !company.outage && jobs.every((job) => job.attempts === 0);
}

function isFenced(error: unknown): boolean {
  return error instanceof QueueError && error.code === 'fenced';
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
  await saveCycle(context, { pull_wanted: true });
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

/**
 * What each command came to, by its key.
 * @param jobs the commands that were sent; one that has no answer is in doubt
 */
export function endsOf(results: readonly CommandResult[], jobs: readonly JobRow[]): Map<string, JobEnd> {
  const byKey = new Map(results.map((result) => [result.key, result]));
  return new Map(
    jobs.map((job) => {
      const result = byKey.get(job.key);
      return [job.key, result ? endOf(result, job) : { to: 'in_doubt', due_at: job.due_at }];
    }),
  );
}

function endOf(result: CommandResult, job: JobRow): JobEnd {
  const { record } = result;
  switch (result.status) {
    case 'done':
    case 'accepted':
      return { to: 'done', record, operation_id: result.operation_id };
    case 'conflict':
      return record && isAlreadyFulfilled(job.action, job.input, record.sync.state)
        ? { to: 'done', record, operation_id: null }
        : { to: 'conflict', record, by: result.by?.name ?? null };
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
function endsAfter(error: unknown, jobs: readonly JobRow[], now: number): Map<string, JobEnd> {
  return new Map(jobs.map((job) => [job.key, endAfter(error, now)]));
}

function endAfter(error: unknown, now: number): JobEnd {
  if (!(error instanceof PlatformError)) {
    // An access key that cannot be opened fails before anything leaves; of what is not expected, nothing is known.
    return error instanceof TickmarkError
      ? { to: 'retry', due_at: now, received: true }
      : { to: 'in_doubt', due_at: now };
  }
  if (isRefusal(error)) {
    return { to: 'refused', record: null, code: error.problemCode ?? 'refused', detail: error.message };
  }
  switch (error.code) {
    case 'key_refused':
      return { to: 'retry', due_at: now, received: true };
    case 'busy':
      // 429 is said before anything is done; 503 may come from something in between.
      return error.status === 429
        ? { to: 'retry', due_at: now + (error.retryAfterMs ?? 0), received: true }
        : { to: 'in_doubt', due_at: now };
    default:
      return { to: 'in_doubt', due_at: now };
  }
}
