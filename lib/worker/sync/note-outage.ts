import { messageOf, TickmarkError } from '../../core/tickmark-error.ts';
import { PlatformError } from '../../platform/platform-error.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import { isStoreFull } from '../../store/retry-on-closed-database.ts';
import type { CompanyRow, Outage, Step } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { planBackoff } from './plan-backoff.ts';
import { readStall, readWaits } from './read-stall.ts';
import { saveCompany, saveCycle } from './save-cycle.ts';
import { pullStep } from './steps/pull.ts';

/** Room may come at any moment: a full store is tried again at least this often, in milliseconds. */
const STORE_AGAIN_MS = 60_000;

/** Shorter outages are not announced: platforms restart now and then. */
const QUIET_MS = 60_000;

/**
 * Records why the cycle cannot continue, and when it is retried: a fault of the platform, of the store, or of Tickmark,
 * which is shown instead of being repeated forever. No record changes.
 */
export async function noteOutage(context: CycleContext, step: Step, error: unknown): Promise<void> {
  const { company, clock, random, tables } = context;
  const now = clock();
  const before = company.outage;
  const { code, retryable, retryAfterMs, status, reason } = causeOf(error, step);
  const tries = (before?.tries ?? 0) + 1;
  const since = before?.since ?? now;
  const untold = (before?.notified_at ?? null) === null;
  const tell = untold && code !== 'busy' && (now - since >= QUIET_MS || !retryable);
  const wait = planBackoff(tries, random(), retryAfterMs);
  const outage: Outage = {
    code,
    step,
    since,
    tries,
    retry_at: now + (code === 'store_full' ? Math.min(STORE_AGAIN_MS, wait) : wait),
    asked_until: retryAfterMs === null ? null : now + retryAfterMs,
    notified_at: tell ? now : (before?.notified_at ?? null),
    status,
    reason,
    tried_at: now,
  };
  const waits = await readWaits(tables, company);
  await saveCompany(context, { outage, waits, stalled_since: await readStall(tables, company, waits, now) });
  // The retry begins with the cheap question whether the platform is back.
  await saveCycle(context, { connected: false });
  if (tell) context.announce({ kind: 'outage', company, code, since });
  context.changed(company, null);
}

/** Whether the time to try again after an outage has not come yet. */
export function isBackingOff({ outage }: CompanyRow, now: number): boolean {
  return outage !== null && outage.retry_at > now;
}

/** Whether no cycle is started or continued: for that reason, or because another company tries the host again. */
export function isHeldOff(company: CompanyRow, now: number): boolean {
  return company.outage?.shared === true || isBackingOff(company, now);
}

/** Longer reasons are cut. */
const REASON_MAX = 300;

/** The code for an error without one, by step: the company was connected, so the address was right. */
const AT_STEP: Partial<Record<Step, string>> = {
  connect: 'no_longer_a_platform',
  pull: 'records_unreadable',
};

/** The stored cause of an error at a step. */
export function causeOf(error: unknown, step: Step) {
  const reason = messageOf(error).slice(0, REASON_MAX);
  const cause = { retryable: false, retryAfterMs: null, status: null, reason };
  if (isStoreFull(error)) return { ...cause, code: 'store_full' };
  if (!(error instanceof TickmarkError)) return { ...cause, code: 'internal_error' };
  const { retryAfterMs = null, status = null } = error instanceof PlatformError ? error : {};
  const isElse = error.code === 'not_a_platform' || error.code === 'not_found';
  const code = (isElse && AT_STEP[step]) || error.code;
  return { code, retryable: error.retryable, retryAfterMs, status, reason };
}

/**
 * Ends an outage after the failing step has succeeded. Users notified of the outage are notified of its end, with
 * current counts: changes on the platform are read first.
 */
export async function endOutage(context: CycleContext): Promise<void> {
  const { company, tables } = context;
  const told = (company.outage?.notified_at ?? null) !== null;
  if (told && company.outage?.step !== 'pull') await pullStep(context);
  await saveCompany(context, { outage: null });
  if (told) {
    const { pending } = await countersOf(tables, company.key);
    context.announce({ kind: 'resumed', company, waiting: pending });
  }
  context.changed(company, null);
}
