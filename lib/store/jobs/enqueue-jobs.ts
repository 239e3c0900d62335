import { ACTIONS, type Action } from '../../core/records/actions.ts';
import type { Grace } from '../../core/records/grace.ts';
import type { Tables, Transaction } from '../database.ts';
import { lineOnRecord } from '../log/new-log-line.ts';
import { QueueError } from '../queue-error.ts';
import { failureOf, refreshShown } from '../records/mirror-records.ts';
import { retryOnClosedDatabase } from '../retry-on-closed-database.ts';
import type { JobRow, RecordRow } from '../rows.ts';
import { inOpenLanes, openJobsOn } from './open-jobs.ts';
import { changeJob, newJob } from './write-jobs.ts';

/** A command on a record, as a user or Tickmark itself requests it. */
export interface CommandRequest {
  readonly key: string;
  readonly company_key: string;
  readonly record_id: string;
  readonly action: Action;
  readonly input: Record<string, unknown>;
  /** The version that the user saw. */
  readonly version: string;
  readonly asked_by: JobRow['asked_by'];
  readonly who: string | null;
  /** Text for the log beyond the action, or `null`. */
  readonly note?: string | null;
  /** Delay before sending, for undo, in this browser session. */
  readonly hold: { readonly session: string; readonly ms: number } | null;
}

/**
 * Accepts requests; they are durable when this resolves. A request with a known key, or for the same command on the
 * same record while one is open, returns the existing job; a parked job is retried. An automatic request yields to any
 * open job on its record; a user's request ends the record's grace count.
 * @returns one job per request, in order
 * @throws QueueError `record_gone`, `export_under_way`, `store_full`; then no request is accepted
 */
export async function enqueueJobs(
  tables: Tables,
  requests: readonly CommandRequest[],
  now: number,
): Promise<JobRow[]> {
  const db = tables.strict;
  return retryOnClosedDatabase(db, () =>
    db.write(['records', 'jobs', 'counters', 'log'], (tx) => enqueueIn(tx, requests, now)),
  );
}

/** `enqueueJobs` in a transaction under way. */
export async function enqueueIn(
  tx: Transaction<'records' | 'jobs' | 'counters' | 'log'>,
  requests: readonly CommandRequest[],
  now: number,
): Promise<JobRow[]> {
  const jobs: JobRow[] = [];
  const graces = new Map<string, Map<string, Grace | null>>();
  for (const request of requests) {
    const { job, grace } = await enqueueOne(tx, request, now);
    jobs.push(job);
    const ofCompany = graces.get(request.company_key) ?? new Map<string, Grace | null>();
    graces.set(request.company_key, ofCompany);
    if (grace) ofCompany.set(request.record_id, grace);
  }
  for (const [companyKey, ended] of graces) {
    const ids = requests
      .filter((request) => request.company_key === companyKey)
      .map((request) => request.record_id);
    await refreshShown(tx, companyKey, ids, ended);
  }
  return jobs;
}

async function enqueueOne(
  tx: Transaction<'records' | 'jobs' | 'log'>,
  request: CommandRequest,
  now: number,
): Promise<{ readonly job: JobRow; readonly grace: Grace | null }> {
  const known = (await tx.jobs.get(request.key)) ?? (await sameOpenJob(tx, request));
  if (known) return { job: await resumed(tx, known, request, now), grace: null };
  const row = await tx.records.get([request.company_key, request.record_id]);
  if (!row) throw new QueueError('record_gone', `${request.record_id} is not in the mirror`);
  const done = await sameDoneJob(tx, request, row);
  if (done) return { job: done, grace: null };
  if (takesAll(request)) {
    const open = await inOpenLanes(tx, request.company_key).all();
    if (open.some(takesAll)) throw new QueueError('export_under_way', 'What is ready was taken before');
  }
  const { company_key, who, action } = request;
  const told = {
    company_key,
    at: now,
    who,
    action,
    outcome: 'pending',
    detail: request.note ?? null,
  } as const;
  const line = lineOnRecord(told, row.record);
  const log_id = await tx.log.add(line);
  const { key, record_id, input, version, asked_by, hold } = request;
  const job = newJob(
    { key, company_key, record_id, action, input, version, asked_by, state: 'queued', log_id, asked_at: now },
    hold ? { due_at: now + hold.ms, held_by: hold.session } : undefined,
  );
  await tx.jobs.put(job);
  return { job, grace: request.asked_by === 'user' ? endGrace(row) : null };
}

async function sameOpenJob(tx: Transaction<'jobs'>, request: CommandRequest): Promise<JobRow | undefined> {
  const open = await openJobsOn(tx, request.company_key, [request.record_id]);
  if (request.asked_by !== 'user') return open[0];
  // A lost command may never have been received, so a new request does not join it.
  return open.find((job) => job.asked_by !== 'lost' && isSameCommand(job, request));
}

/** Finds a finished job for a repeated press on a view from before it finished: nothing is left to do. */
async function sameDoneJob(
  tx: Transaction<'jobs'>,
  request: CommandRequest,
  row: RecordRow,
): Promise<JobRow | undefined> {
  if (request.asked_by !== 'user' || request.version === row.record.version) return undefined;
  const jobs = await tx.jobs.by('record').under(request.company_key, request.record_id).all();
  return jobs.find(
    (job) => job.state === 'done' && job.version === request.version && isSameCommand(job, request),
  );
}

function takesAll({ action }: { readonly action: Action }): boolean {
  return ACTIONS[action].takesAll;
}

/** What takes all that is ready is the same command whatever is ready now. */
function isSameCommand(job: JobRow, request: CommandRequest): boolean {
  return (
    job.action === request.action &&
    (takesAll(job) || JSON.stringify(job.input) === JSON.stringify(request.input))
  );
}

/** Retries a parked job that a user requests again, under its own key, with what the user has confirmed now. */
async function resumed(
  tx: Transaction<'jobs'>,
  job: JobRow,
  request: CommandRequest,
  now: number,
): Promise<JobRow> {
  if (job.state !== 'parked' || request.key === job.key || request.asked_by !== 'user') return job;
  const { input } = request;
  const again = changeJob(job, 'retry', {
    due_at: now,
    starts: 0,
    attempts: 0,
    asks: 0,
    problem: null,
    input,
  });
  await tx.jobs.put(again);
  return again;
}

/** The user deals with the failure: no correction is tried automatically any more. */
function endGrace({ record, grace }: RecordRow): Grace | null {
  if (record.sync.state !== 'failed') return null;
  return { failure: failureOf(record), cycles: grace?.cycles ?? 0, corrected: true };
}
