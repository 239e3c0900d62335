import type { Action } from '../records/command.ts';
import type { Database, Tables } from './database.ts';
import { laneOf } from './lanes.ts';
import { refreshShown } from './mirror-records.ts';
import { openJobsOn } from './open-jobs.ts';
import { QueueError } from './queue-error.ts';
import type { JobRow, LogRow } from './rows.ts';

/** What somebody wants done with a record. */
export interface Wish {
  readonly key: string;
  readonly company_key: string;
  readonly record_id: string;
  readonly action: Action;
  readonly input: Record<string, unknown>;
  /** The version that the user saw. */
  readonly version: string;
  readonly asked_by: JobRow['asked_by'];
  readonly who: string | null;
  /** How the record is named in the log. */
  readonly label: string | null;
  /** Hold the job back for undo, for this browser session. */
  readonly hold: { readonly session: string; readonly ms: number } | null;
}

/**
 * Accepts wishes: durable when this resolves. The same key, or the same command on the same record while one is open, is
 * one job: the job that is there is returned.
 * @returns a job per wish, in order
 * @throws QueueError `record_gone`; nothing is accepted then
 */
export async function enqueueJobs(tables: Tables, wishes: readonly Wish[], now: number): Promise<JobRow[]> {
  const db = tables.strict;
  return db.transaction('rw', [db.records, db.jobs, db.counters, db.log], async () => {
    const jobs: JobRow[] = [];
    for (const [at, wish] of wishes.entries()) jobs.push(await enqueueOne(db, wish, now, at));
    for (const companyKey of new Set(wishes.map((wish) => wish.company_key))) {
      const ids = wishes.filter((wish) => wish.company_key === companyKey).map((wish) => wish.record_id);
      await refreshShown(db, companyKey, ids);
    }
    return jobs;
  });
}

async function enqueueOne(db: Database, wish: Wish, now: number, at: number): Promise<JobRow> {
  const known = (await db.jobs.get(wish.key)) ?? (await sameOpenJob(db, wish));
  if (known) return known;
  const row = await db.records.get([wish.company_key, wish.record_id]);
  if (!row) throw new QueueError('record_gone', `${wish.record_id} is not in the mirror`);
  const line: LogRow = {
    company_key: wish.company_key,
    at: now,
    who: wish.who,
    action: wish.action,
    record_id: wish.record_id,
    label: wish.label,
    outcome: 'pending',
    detail: null,
    quickbooks_id: row.record.sync.quickbooks?.id ?? null,
    amount: row.record.amount ? `${row.record.amount.value} ${row.record.amount.currency}` : null,
    settled_at: null,
  };
  const unplaced = {
    key: wish.key,
    company_key: wish.company_key,
    record_id: wish.record_id,
    action: wish.action,
    input: wish.input,
    version: wish.version,
    asked_by: wish.asked_by,
    state: 'queued' as const,
    order: now + at / 10_000,
    due_at: wish.hold ? now + wish.hold.ms : now,
    held_by: wish.hold?.session ?? null,
    epoch: 0,
    attempts: 0,
    starts: 0,
    following: false,
    operation_id: null,
    blocked_by: [],
    problem: null,
    log_id: (await db.log.add(line)) as number,
    asked_at: now,
    settled_at: null,
  };
  const job: JobRow = { ...unplaced, lane: laneOf(unplaced) };
  await db.jobs.add(job);
  return job;
}

async function sameOpenJob(db: Database, wish: Wish): Promise<JobRow | undefined> {
  const open = await openJobsOn(db, wish.company_key, [wish.record_id]);
  const input = JSON.stringify(wish.input);
  return open.find(
    (job) => job.action === (wish.action satisfies Action) && JSON.stringify(job.input) === input,
  );
}
