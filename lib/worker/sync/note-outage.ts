import { TickmarkError } from '../../core/tickmark-error.ts';
import { PlatformError } from '../../platform/platform-error.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import { isStoreFull } from '../../store/retry-on-closed-database.ts';
import type { Outage, Step } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { planBackoff } from './plan-backoff.ts';
import { readStall } from './read-stall.ts';
import { saveCompany, saveCycle } from './save-cycle.ts';
import { pullStep } from './steps/pull.ts';

/** An outage shorter than this is not announced: platforms are restarted now and then. */
const QUIET_MS = 60_000;

/**
 * Notes why the cycle cannot go on now, and when it is tried again: the platform, the store, or a defect of our own, which
 * is then seen rather than repeated for ever. No record is touched.
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
  const outage: Outage = {
    code,
    step,
    since,
    tries,
    retry_at: now + planBackoff(tries, random(), retryAfterMs),
    asked_until: retryAfterMs === null ? null : now + retryAfterMs,
    notified_at: tell ? now : (before?.notified_at ?? null),
    status,
    reason,
  };
  await saveCompany(context, { outage, stalled_since: await readStall(tables, company, now) });
  // When it is taken up again, it starts with the cheap question whether the platform is back.
  await saveCycle(context, { connected: false });
  if (tell) context.announce({ kind: 'outage', company, code, since });
  context.changed(company, null);
}

/** Longer reasons are cut. */
const REASON_MAX = 300;

/** What a fault that has no code of its own is called at a step: the company was connected, so the address was right. */
const AT_STEP: Partial<Record<Step, string>> = {
  connect: 'no_longer_a_platform',
  pull: 'records_unreadable',
};

/** What is kept of why something fails at a step. */
export function causeOf(error: unknown, step: Step) {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, REASON_MAX);
  const cause = { retryable: false, retryAfterMs: null, status: null, reason };
  if (isStoreFull(error)) return { ...cause, code: 'store_full' };
  if (!(error instanceof TickmarkError)) return { ...cause, code: 'internal_error' };
  const { retryAfterMs = null, status = null } = error instanceof PlatformError ? error : {};
  const isElse = error.code === 'not_a_platform' || error.code === 'not_found';
  const code = (isElse && AT_STEP[step]) || error.code;
  return { code, retryable: error.retryable, retryAfterMs, status, reason };
}

/**
 * What the cycle was stuck at has gone through. Who was told of the outage is told of its end, with what is waiting now: what
 * has come up at the platform meanwhile is read first.
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
