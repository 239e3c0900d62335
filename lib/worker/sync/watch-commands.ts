import { PlatformError } from '../../platform/platform-error.ts';
import type { Database } from '../../store/database.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import { stopFollowing } from '../../store/jobs/settle-jobs.ts';
import { assertEpoch } from '../../store/jobs/write-jobs.ts';
import { mirrorRecords } from '../../store/records/mirror-records.ts';
import { type JobRow, recordKey } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { noteTrouble } from './note-trouble.ts';
import { NOTHING_REPORTED } from './plan-doubt.ts';
import { isOver, isOwnLookDue, planLook } from './plan-follow.ts';
import { saveCycle } from './save-cycle.ts';

/** The longest wait before the next look. */
const LONGEST_MS = 10_000;
/** Operations or records read per look: the feed reports all of them. */
const MOST = 20;

/** Time until accepted commands are checked again, in milliseconds; `null` if none is followed any longer. */
export async function timeToLook({ tables, company, clock }: CycleContext): Promise<number | null> {
  const jobs = await inLane(tables.bulk, company.key, 'following').all();
  const look = planLook(jobs.map((job) => clock() - (job.settled_at ?? 0)));
  const doubt = await inLane(tables.bulk, company.key, 'doubt').first();
  // Of a command that a platform without keys has taken, its record tells: it is looked at soon.
  const open = doubt?.problem?.code === NOTHING_REPORTED ? Math.max(0, doubt.due_at - clock()) : null;
  return look === null || open === null ? (look ?? open) : Math.min(look, open);
}

/**
 * Continues following accepted commands: reads their operations or records, and schedules the next look.
 * @returns whether any has not been followed long enough
 */
export async function goOnWatching(context: CycleContext): Promise<boolean> {
  await askThemselves(context);
  await endFollowed(context);
  const wait = await timeToLook(context);
  if (wait !== null) await saveCycle(context, { watch_at: context.clock() + wait });
  return wait !== null;
}

/** Waits until accepted commands are due to be checked, or something else arrives. Their results are read next. */
export async function awaitLook(context: CycleContext): Promise<void> {
  const { clock, cycle, pause } = context;
  // The clock may have been set back meanwhile.
  const left = () => Math.min(LONGEST_MS, (cycle.watch_at ?? 0) - clock());
  if (left() > 0) await pause(left());
  if (left() > 0 && left() < LONGEST_MS) return;
  await saveCycle(context, { watch_at: null, pull_wanted: true });
}

/** Stops following accepted commands whose records show that they are done. */
export async function endFollowed(context: CycleContext): Promise<void> {
  const { tables, company, epoch } = context;
  const jobs = await inLane(tables.bulk, company.key, 'following').all();
  const rows = await recordsOf(tables.bulk, jobs);
  const over = jobs.filter((job, at) => isOver(job.accepted_version ?? null, rows[at]?.record));
  const shown = await stopFollowing(tables, company.key, epoch, new Set(over.map(({ key }) => key)));
  if (shown.length) context.changed(company, shown);
}

function recordsOf(db: Database, jobs: readonly JobRow[]) {
  return db.records.getMany(jobs.map((job) => recordKey(job.company_key, job.record_id)));
}

/** Reads the operations, or the records, of commands that the feed reports nothing new about. */
async function askThemselves(context: CycleContext): Promise<void> {
  const { tables, company, clock } = context;
  const jobs = await inLane(tables.bulk, company.key, 'following').all();
  const rows = await recordsOf(tables.bulk, jobs);
  const open = jobs.filter(
    (job, at) =>
      isOwnLookDue(job.looks ?? 0, clock() - (job.settled_at ?? 0)) &&
      !isOver(job.accepted_version ?? null, rows[at]?.record),
  );
  try {
    for (const job of open.slice(0, MOST)) await askItself(context, job);
  } catch (error) {
    // The feed continues to report.
    await noteTrouble(context, 'follow', error);
  }
}

async function askItself(context: CycleContext, job: JobRow): Promise<void> {
  const { tables, company, epoch, platform } = context;
  const { operation_id } = job;
  const asked = operation_id ? platform.operation?.(company.realm, operation_id) : null;
  const operation = asked ? await ifOffered(asked) : null;
  const own = operation?.record?.id === job.record_id ? operation.record : null;
  const record = own ?? (await ifOffered(platform.record(company.realm, job.record_id)));
  const { code, detail } = operation?.status === 'failed' ? (operation.problem ?? FAILED) : {};
  const db = tables.bulk;
  const changed = await db.write(['companies', 'records', 'jobs', 'counters'], async (tx) => {
    await assertEpoch(tx, company.key, epoch);
    await tx.jobs.change(job.key, {
      looks: (job.looks ?? 0) + 1,
      // Done on the platform's side: from here on, its record shows the rest.
      ...((operation?.status ?? 'running') !== 'running' && { accepted_version: null }),
      ...(code && { problem: { code, detail: detail ?? null, by: null } }),
    });
    return mirrorRecords(tx, company.key, record ? [record] : [], company.generation, null);
  });
  if (changed.length) context.changed(company, changed);
}

const FAILED = { code: 'failed', detail: null };

/** The answer; `null` if the platform has no such operation, or none that can be read. */
async function ifOffered<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PlatformError && error.isLasting && error.code !== 'key_refused') return null;
    throw error;
  }
}
