import { TickmarkError } from '../../../core/tickmark-error.ts';
import { isRefusal, PlatformError } from '../../../platform/platform-error.ts';
import type { Command, CommandResult } from '../../../platform/port.ts';
import type { JobEnd } from '../../../store/jobs/job-end.ts';
import { isFenced } from '../../../store/queue-error.ts';
import type { JobRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { endTrouble, noteTrouble } from '../note-trouble.ts';
import { isAlreadyFulfilled } from '../plan-conflict.ts';
import { NOTHING_REPORTED, planDoubt } from '../plan-doubt.ts';
import { settleSent } from '../settle-sent.ts';

/** A command sent this often without being received is sent alone, so that it cannot affect others. */
const SUSPICIOUS = 2;

/** Batches sent per step, and its time in milliseconds: a step stays short, so that others have their turn. */
const MOST_BATCHES = 20;
const LONGEST_MS = 3_000;

/** Sends commands in batches, in sending order, under keys that were stored before. */
export async function pushStep(context: CycleContext): Promise<void> {
  const { connection, clock } = context;
  const until = clock() + LONGEST_MS;
  const limit = Math.max(1, Math.min(await context.batchSize(), connection.capabilities.batch_max, 200));
  let jobs = await settleSent(context, [], new Map(), limit);
  for (let left = MOST_BATCHES - 1; jobs.length > 0; left -= 1) {
    const alone = jobs.filter((job) => job.attempts >= SUSPICIOUS);
    const together = jobs.filter((job) => job.attempts < SUSPICIOUS);
    const batches = [...(together.length ? [together] : []), ...alone.map((job) => [job])];
    jobs = await sendAll(context, batches, left > 0 && clock() < until ? limit : 0);
  }
}

/**
 * Sends batch after batch. If one fails completely, the others were not sent, and are asked about like any doubt.
 * @param limit how many commands are claimed together with the last results, if all went well
 * @returns those commands
 */
async function sendAll(
  context: CycleContext,
  batches: readonly (readonly JobRow[])[],
  limit: number,
): Promise<JobRow[]> {
  let next: JobRow[] = [];
  for (const [at, batch] of batches.entries()) {
    try {
      await context.heartbeat();
      next = await send(context, batch, at === batches.length - 1 ? limit : 0);
    } catch (error) {
      const unsent = batches.slice(at + 1).flat();
      const now = context.clock();
      const ends = new Map(unsent.map((job): [string, JobEnd] => [job.key, { to: 'in_doubt', due_at: now }]));
      if (unsent.length && !isFenced(error)) await settleSent(context, unsent, ends);
      throw error;
    }
  }
  return next;
}

async function send(context: CycleContext, jobs: readonly JobRow[], limit: number): Promise<JobRow[]> {
  const { platform, company } = context;
  try {
    const results = await platform.execute(company.realm, jobs.map(toCommand));
    const ends = endsOf(results, jobs, context.clock());
    const isClear = [...ends.values()].every(({ to }) => to !== 'in_doubt');
    const next = await settleSent(context, jobs, ends, isClear ? limit : 0);
    await endTrouble(context, 'push');
    return next;
  } catch (error) {
    if (isFenced(error)) throw error;
    if (isOfBatch(error) && jobs.length > 1) {
      // One bad command, or too many, can make the platform refuse a whole batch: each is sent alone, so that it holds
      // up no other.
      return sendAll(
        context,
        jobs.map((job) => [job]),
        limit,
      );
    }
    await settleSent(context, jobs, endsAfter(error, jobs, context.clock()));
    if (!isPassing(context, error, jobs)) await noteTrouble(context, 'push', error);
    return [];
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
  const { status, operation_id } = result;
  // A result says nothing of another record.
  const record = result.record?.id === job.record_id ? result.record : null;
  switch (status) {
    case 'done':
    case 'accepted':
      return { to: 'done', record, operation_id, accepted: status === 'accepted' };
    case 'not_known':
      return { to: 'in_doubt', due_at: now + (planDoubt(0) ?? 0), problem: nothingReported(), asked: true };
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
