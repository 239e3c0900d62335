import { UNDO_MS } from '../../core/records/actions.ts';
import type { Tabled, Tables } from '../../store/database.ts';
import { changeJob } from '../../store/jobs/write-jobs.ts';
import type { CompanyRow, JobRow, Lane, Outage } from '../../store/rows.ts';
import { planNextDue } from './plan-schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Clocks are corrected by seconds all the time: such small differences are ignored. */
const SLACK_MS = MINUTE;
/** The number of waiting commands checked, however many wait out an outage. */
const SOME = 500;

/**
 * Whether a company may have times that the current clock cannot have produced.
 * @param lastAt the latest time that a command waits for, or `null`
 */
export function isAhead(company: CompanyRow, lastAt: number | null, now: number): boolean {
  return (lastAt ?? 0) > now + SLACK_MS || mended(company, now) !== company;
}

/**
 * Repairs times planned while the device's clock was ahead, which otherwise would be waited for, even for a year.
 * Schedules and requested waits become due now; held commands get their whole time for undo again. Writes nothing if
 * all times are valid.
 */
export async function repairFutureTimes(tables: Tables, companyKey: string, now: number): Promise<void> {
  const seen = await tables.bulk.companies.get(companyKey);
  if (!seen) return;
  const jobs = await mistaken(tables.bulk, companyKey, now);
  if (jobs.length === 0 && mended(seen, now) === seen) return;
  const db = tables.strict;
  await db.write(['companies', 'jobs'], async (tx) => {
    const company = await tx.companies.get(companyKey);
    if (company) await tx.companies.put(mended(company, now));
    for (;;) {
      const ahead = await mistaken(tx, companyKey, now);
      if (ahead.length === 0) return;
      await tx.jobs.putAll(ahead.map((job) => planAnew(job, now)));
    }
  });
}

function planAnew(job: JobRow, now: number): JobRow {
  const due_at = job.lane === 'held' ? now + UNDO_MS : now;
  return changeJob(job, job.state, {
    asked_at: Math.min(job.asked_at, now),
    due_at,
    ...(job.sent_at !== undefined && { sent_at: Math.min(job.sent_at, now) }),
  });
}

/** Commands waiting for a time that the current clock cannot have produced; only some of many. */
async function mistaken(db: Tabled<'jobs'>, companyKey: string, now: number): Promise<JobRow[]> {
  const later = (lane: Lane) =>
    db.jobs
      .by('lane')
      .between([companyKey, lane, now + SLACK_MS], [companyKey, lane, []])
      .all(SOME);
  const waiting = [...(await later('due')), ...(await later('held')), ...(await later('doubt'))];
  // A platform may ask for a wait of at most one day.
  return waiting.filter((job) => job.asked_at > now + SLACK_MS || job.due_at > now + DAY + SLACK_MS);
}

function mended(company: CompanyRow, now: number): CompanyRow {
  const { outage, next_due_at, frequency, time_zone } = company;
  const planned = planNextDue(frequency, now, time_zone);
  const change: Partial<CompanyRow> = {};
  if (outage && isMistaken(outage, now)) change.outage = triedNow(outage, now);
  const troubled = Object.entries(company.troubles ?? {});
  if (troubled.some(([, each]) => isMistaken(each, now))) {
    change.troubles = Object.fromEntries(troubled.map(([step, each]) => [step, triedNow(each, now)]));
  }
  if (next_due_at !== null && planned !== null && next_due_at > planned + SLACK_MS) change.next_due_at = now;
  for (const name of ['last_processed_at', 'checked_at', 'tidied_at'] as const) {
    if ((company[name] ?? 0) > now + 5 * MINUTE) change[name] = null;
  }
  return Object.keys(change).length ? { ...company, ...change } : company;
}

function isMistaken({ since, retry_at, asked_until }: Outage, now: number): boolean {
  return since > now + SLACK_MS || retry_at > now + SLACK_MS + (asked_until === null ? HOUR : DAY);
}

function triedNow<T extends Outage>(outage: T, now: number): T {
  return { ...outage, since: Math.min(outage.since, now), retry_at: now, asked_until: null };
}
