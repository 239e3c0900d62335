import type { PlatformError } from '../platform/platform-error.ts';
import type { Outage } from '../queue/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { keepCompany, keepCycle } from './keep-cycle.ts';
import { planBackoff } from './plan-backoff.ts';
import { countersOf } from './read-counters.ts';

/** An outage shorter than this is not announced: platforms are restarted now and then. */
const QUIET_MS = 60_000;

/** Notes that the platform cannot be worked with now, and when it is tried again. No record is touched. */
export async function noteOutage(context: CycleContext, error: PlatformError): Promise<void> {
  const { company, clock, random } = context;
  const now = clock();
  const before = company.outage;
  const tries = (before?.tries ?? 0) + 1;
  const since = before?.since ?? now;
  const announce = before?.notified_at === undefined || before.notified_at === null;
  const due = announce && (now - since >= QUIET_MS || !error.retryable);
  const outage: Outage = {
    code: error.code,
    since,
    tries,
    retry_at: now + planBackoff(tries, random(), error.retryAfterMs),
    notified_at: due ? now : (before?.notified_at ?? null),
  };
  await keepCompany(context, { outage });
  // When it is taken up again, it starts with the cheap question whether the platform is back.
  await keepCycle(context, { connected: false });
  if (due && error.code !== 'busy') context.announce({ kind: 'outage', company, code: error.code, since });
  context.changed(company, null);
}

/** The platform has answered again. */
export async function endOutage(context: CycleContext): Promise<void> {
  const { company, tables } = context;
  await keepCompany(context, { outage: null });
  if (company.outage?.notified_at) {
    const { pending } = await countersOf(tables, company.key);
    context.announce({ kind: 'resumed', company, waiting: pending });
  }
  context.changed(company, null);
}
