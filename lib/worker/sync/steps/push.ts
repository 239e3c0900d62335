import { needsRun } from '../../../core/records/actions.ts';
import { TickmarkError } from '../../../core/tickmark-error.ts';
import { isRefusal, PlatformError } from '../../../platform/platform-error.ts';
import type { Command, CommandResult } from '../../../platform/port.ts';
import { claimDueJobs, markSending } from '../../../store/jobs/claim-due-jobs.ts';
import type { JobEnd } from '../../../store/jobs/job-end.ts';
import { settleJobs } from '../../../store/jobs/settle-jobs.ts';
import { isFenced } from '../../../store/queue-error.ts';
import type { JobRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { endTrouble, noteTrouble } from '../note-trouble.ts';
import { isAlreadyFulfilled } from '../plan-conflict.ts';
import { NOTHING_REPORTED, planDoubt } from '../plan-doubt.ts';
import { saveCycle, wantRun } from '../save-cycle.ts';

/** A command sent this often without being received is sent alone, so that it cannot affect others. */
const SUSPICIOUS = 2;

/** Sends one batch of commands, in sending order, under keys that were stored before. */
export async function pushStep(context: CycleContext): Promise<void> {
  const { tables, company, connection, epoch, clock } = context;
  const limit = Math.max(1, Math.min(await context.batchSize(), connection.capabilities.batch_max, 200));
  const claimed = await claimDueJobs(tables, company.key, epoch, clock(), limit);
  const jobs = await markSending(
    tables,
    company.key,
    epoch,
    claimed.map((job) => job.key),
    clock(),
  );
  if (jobs.length === 0) return;
  await saveCycle(context, (cycle) => ({ pushed: cycle.pushed + jobs.length }));
  // From here on, every surface shows them as busy.
  context.changed(
    company,
    jobs.map((job) => job.record_id),
  );
  const alone = jobs.filter((job) => job.attempts >= SUSPICIOUS);
  const together = jobs.filter((job) => job.attempts < SUSPICIOUS);
  await sendAll(context, [...(together.length ? [together] : []), ...alone.map((job) => [job])]);
}

/** Sends batch after batch. If one fails completely, the others were not sent, and are asked about like any doubt. */
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
    await settle(context, jobs, endsOf(results, jobs, context.clock()));
    await endTrouble(context, 'push');
  } catch (error) {
    if (isFenced(error)) throw error;
    if (isOfBatch(error) && jobs.length > 1) {
      // One bad command, or too many, can make the platform refuse a whole batch: each is sent alone, so that it holds
      // up no other.
      return sendAll(
        context,
        jobs.map((job) => [job]),
      );
    }
    await settle(context, jobs, endsAfter(error, jobs, context.clock()));
    if (!isPassing(context, error, jobs)) await noteTrouble(context, 'push', error);
  }
}

/** Whether a whole batch was refused before any of it was executed. */
function isOfBatch(error: unknown): boolean {
  return isNotTaken(error) || (error instanceof PlatformError && error.status === 413);
}

/** Whether the platform itself rejects the request, so that nothing of it was executed. */
function isNotTaken(error: unknown): boolean {
  return isRefusal(error) || (error instanceof PlatformError && error.code === 'not_found');
}

/** Whether the cycle continues at once: a refusal is an answer, and an answer lost for the first time is asked for. */
function isPassing({ company }: CycleContext, error: unknown, jobs: readonly JobRow[]): boolean {
  if (isNotTaken(error)) return true;
  if (!(error instanceof PlatformError)) return false;
  return error.code === 'outcome_unknown' && !company.outage && jobs.every((job) => job.attempts === 0);
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
    // Stored first: if the worker ends in between, the run is requested once too often rather than never.
    await wantRun(context, toRun);
  }
  const shown = await settleJobs(tables, company.key, epoch, ends, context.clock());
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
 * The result of each command, by key.
 * @param jobs the commands that were sent; one without an answer is in doubt
 */
export function endsOf(
  results: readonly CommandResult[],
  jobs: readonly JobRow[],
  now: number,
): Map<string, JobEnd> {
  const byKey = new Map(results.map((result) => [result.key, result]));
  return new Map(
    jobs.map((job) => {
      const result = byKey.get(job.key);
      return [
        job.key,
        result ? endOf(result, job, now) : doubt(job.due_at, UNREADABLE, 'The answer has no result for it'),
      ];
    }),
  );
}

/**
 * A command that is to be asked about.
 * @param code what was wrong with the answer, if there was one
 */
function doubt(due_at: number, code: string | null, detail: string | null = null): JobEnd {
  return { to: 'in_doubt', due_at, problem: code === null ? null : { code, detail, by: null } };
}

const UNREADABLE = 'result_unreadable';

/** The problem of a command of which its platform has told nothing yet. */
export const nothingReported = () => ({ code: NOTHING_REPORTED, detail: null, by: null });

function endOf(result: CommandResult, job: JobRow, now: number): JobEnd {
  const { record, status, operation_id } = result;
  switch (status) {
    case 'done':
    case 'accepted':
      return { to: 'done', record, operation_id, accepted: status === 'accepted' };
    case 'not_known':
      return { to: 'in_doubt', due_at: now + (planDoubt(0) ?? 0), problem: nothingReported() };
    case 'unreadable':
      return doubt(job.due_at, UNREADABLE, result.problem?.detail);
    case 'conflict':
      return record && isAlreadyFulfilled(job.action, job.input, record.sync.state)
        ? { to: 'done', record, operation_id: null, accepted: false }
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

/** The results for a batch whose request failed. */
function endsAfter(error: unknown, jobs: readonly JobRow[], now: number): Map<string, JobEnd> {
  return new Map(jobs.map((job) => [job.key, endAfter(error, now)]));
}

function endAfter(error: unknown, now: number): JobEnd {
  if (!(error instanceof PlatformError)) {
    // An unreadable access key fails before anything is sent; after unexpected errors, nothing is known.
    return error instanceof TickmarkError
      ? { to: 'retry', due_at: now, received: true }
      : { to: 'in_doubt', due_at: now };
  }
  if (error.isUnsent && !isNotTaken(error)) return { to: 'retry', due_at: now, received: true };
  if (isNotTaken(error)) {
    return { to: 'refused', record: null, code: error.problemCode ?? 'refused', detail: error.message };
  }
  switch (error.code) {
    case 'key_refused':
      return { to: 'retry', due_at: now, received: true };
    case 'busy':
      // A server sends 429 before it does anything; 503 may come from an intermediary.
      return error.status === 429
        ? { to: 'retry', due_at: now + (error.retryAfterMs ?? 0), received: true }
        : doubt(now, null);
    default:
      // A temporary failure says nothing about the command.
      return doubt(now, error.isLasting ? 'not_taken' : null, error.message);
  }
}
