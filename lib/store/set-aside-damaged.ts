import { ACTION_NAMES } from '../core/records/actions.ts';
import { JOB_STATES } from '../core/records/job.ts';
import type { Database, Tables } from './database.ts';
import { laneOf } from './jobs/lanes.ts';
import { settleLogLine } from './log/settle-log-line.ts';
import { noCounters } from './records/read-counters.ts';
import { updateCounters } from './records/update-counters.ts';
import type { CountersRow, CycleRow, JobRow, RecordRow, SetAsideRow } from './rows.ts';
import { isBoolean, isList, isNumber, isObject, isText, mapOf, object, oneOf, orNull } from './schema.ts';

const hasRecord = object({
  ...{ company_key: isText, id: isText, state: isText, counted: isText, since: isText, generation: isNumber },
  grace: orNull(isObject),
  record: object({
    ...{ id: isText, type: isText, version: isText, updated_at: isText },
    ...{ depends_on: isList, allowed: isList, sync: object({ state: isText }) },
  }),
});

/** Whether a stored record has every field that the mirror relies on. */
export function isSoundRecord(row: unknown): row is RecordRow {
  return hasRecord(row) && row.record.id === row.id && Number.isFinite(Date.parse(row.record.updated_at));
}

const hasJob = object({
  ...{ key: isText, company_key: isText, record_id: isText, version: isText, lane: isText },
  ...{
    order: isNumber,
    due_at: isNumber,
    epoch: isNumber,
    attempts: isNumber,
    starts: isNumber,
    log_id: isNumber,
  },
  ...{ input: isObject, blocked_by: isList, held_by: orNull(isText), following: isBoolean },
  ...{ action: oneOf(...ACTION_NAMES), state: oneOf(...JOB_STATES) },
});

/** Whether a stored command can be sent or has settled: complete, and in the lane of its state. */
export function isSoundJob(row: unknown): row is JobRow {
  return hasJob(row) && row.lane === laneOf(row);
}

const hasCycle = object({
  ...{
    company_key: isText,
    id: isText,
    trigger: isText,
    step: isText,
    started_at: isNumber,
    pulled: isNumber,
  },
  ...{ pushed: isNumber, again: isNumber, step_started_at: isNumber, pushed_before: isNumber },
  ...{ run_records: isList, waiting_records: isList, run: orNull(object({ id: isText })) },
});

/** Whether a stored cycle can be continued. */
export function isSoundCycle(row: unknown): row is CycleRow {
  return hasCycle(row);
}

const hasCounters = object({
  ...{ to_approve: isNumber, pending: isNumber, failed: isNumber },
  ...{ by_state: mapOf(isNumber), by_type: mapOf(isNumber), top_failures: isList },
});

/** Whether stored counters are numbers. */
export function isSoundCounters(row: unknown): row is CountersRow {
  return hasCounters(row);
}

const SLICE = 500;

/**
 * Finds damaged rows of a company and sets them aside with a visible reason. Damaged records are read from the platform
 * again, from the beginning; damaged commands are logged as failed, and the user may give them again; counters are
 * recounted. Reads every row: for use after a defect, and for the daily check of commands.
 * @returns the number of damaged rows
 */
export async function setAsideDamaged(tables: Tables, companyKey: string, now: number): Promise<number> {
  const db = tables.strict;
  const jobs = await setAsideJobs(tables, companyKey, now);
  const records = await setAsideRecords(db, companyKey, now);
  return jobs + records + (await mendSmallRows(db, companyKey, records > 0));
}

/** Checks commands only: no index finds one with an unreadable lane, so it would wait forever. */
export async function setAsideJobs(tables: Tables, companyKey: string, now: number): Promise<number> {
  const db = tables.strict;
  let damaged = 0;
  let after = '';
  for (;;) {
    const rows: JobRow[] = await db.jobs.between(after, [], true).all(SLICE);
    const bad = rows.filter((row) => row.company_key === companyKey && !isSoundJob(row));
    for (const row of bad) await setAsideJob(db, row, now);
    damaged += bad.length;
    const last = rows.at(-1);
    if (!last || rows.length < SLICE) return damaged;
    after = last.key;
  }
}

async function setAsideJob(db: Database, row: JobRow, now: number): Promise<void> {
  await db.write(['jobs', 'set_aside', 'log'], async (tx) => {
    await tx.jobs.delete(row.key);
    await tx.set_aside.put(aside(row.company_key, `command ${row.key}`, 'stored command: damaged', now));
    if (Number.isFinite(row.log_id)) {
      await settleLogLine(tx, row.log_id, { outcome: 'failed', detail: 'damaged' }, now);
    }
  });
}

async function setAsideRecords(db: Database, companyKey: string, now: number): Promise<number> {
  let damaged = 0;
  let after = '';
  for (;;) {
    const keys = await db.records.between([companyKey, after], [companyKey, []], true).keys(SLICE);
    const rows = await db.records.getMany(keys);
    const bad = keys.filter((_, at) => !isSoundRecord(rows[at]));
    if (bad.length) {
      await db.write(['records', 'set_aside', 'companies'], async (tx) => {
        await tx.records.deleteMany(bad);
        await tx.set_aside.putAll(bad.map(([, id]) => aside(companyKey, id, 'stored record: damaged', now)));
        const company = await tx.companies.get(companyKey);
        if (company)
          await tx.companies.put({ ...company, ...READ_AGAIN, generation: company.generation + 1 });
      });
    }
    damaged += bad.length;
    const last = keys.at(-1);
    if (!last || keys.length < SLICE) return damaged;
    after = last[1];
  }
}

const READ_AGAIN = { cursor: null, sweep_wanted: true } as const;

async function mendSmallRows(db: Database, companyKey: string, countAnew: boolean): Promise<number> {
  let damaged = 0;
  const cycle = await db.cycles.get(companyKey);
  if (cycle && !isSoundCycle(cycle)) {
    // The commands and the schedule still say what it had to do.
    await db.cycles.delete(companyKey);
    damaged += 1;
  }
  const counters = await db.counters.get(companyKey);
  const unsound = counters !== undefined && !isSoundCounters(counters);
  if (unsound || countAnew) await recountRecords(db, companyKey);
  return damaged + (unsound ? 1 : 0);
}

/** Recounts all records of a company. */
export async function recountRecords(db: Database, companyKey: string): Promise<void> {
  await db.write(['records', 'counters', 'companies'], async (tx) => {
    // What was found out by the earlier counts is found out anew.
    await tx.companies.change(companyKey, { judged: undefined, waits: undefined });
    await tx.counters.put(noCounters(companyKey));
    let rows: RecordRow[] = [];
    do {
      const after = rows.at(-1)?.id ?? '';
      rows = await tx.records.between([companyKey, after], [companyKey, []], true).all(SLICE);
      await updateCounters(
        tx,
        companyKey,
        rows.map((to) => ({ from: null, to })),
      );
    } while (rows.length === SLICE);
  });
}

function aside(company_key: string, id: string, reason: string, at: number): SetAsideRow {
  return { company_key, id, reason, at };
}
