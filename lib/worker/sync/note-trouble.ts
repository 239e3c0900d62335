import { PlatformError } from '../../platform/platform-error.ts';
import type { CompanyRow, CycleRow, Step, Trouble } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { causeOf } from './note-outage.ts';
import { planBackoff } from './plan-backoff.ts';
import { saveBoth, saveCompany } from './save-cycle.ts';

/** Whether an error is a fault of the whole platform or of the key, which affects every other request too. */
function isOfAll(error: PlatformError): boolean {
  return error.code === 'key_refused' || error.status === 429;
}

/**
 * Records that one step fails while the rest of the cycle continues, and when it is retried. The feed is read next.
 * @param also the resulting changes of the cycle, and what is still to be requested of a run
 * @throws the error itself if it blocks everything
 */
export async function noteTrouble(
  context: CycleContext,
  step: Step,
  error: unknown,
  also: (cycle: CycleRow) => { cycle?: Partial<CycleRow>; trouble?: Partial<Trouble> } = () => ({}),
): Promise<void> {
  if (!(error instanceof PlatformError) || isOfAll(error)) throw error;
  const now = context.clock();
  const { retryable: _, retryAfterMs, ...cause } = causeOf(error, step);
  await saveBoth(context, (company, cycle) => {
    const before = company.troubles?.[step];
    const tries = (before?.tries ?? 0) + 1;
    const more = also(cycle);
    const trouble: Trouble = {
      ...cause,
      step,
      since: before?.since ?? now,
      tries,
      retry_at: now + planBackoff(tries, context.random(), retryAfterMs),
      asked_until: retryAfterMs === null ? null : now + retryAfterMs,
      notified_at: null,
      ...more.trouble,
    };
    return {
      company: { ...company, troubles: { ...company.troubles, [step]: trouble } },
      cycle: { ...cycle, ...more.cycle, pull_wanted: true },
    };
  });
  context.changed(context.company, []);
}

/** Clears the trouble of steps that have succeeded. */
export async function endTrouble(context: CycleContext, ...steps: readonly Step[]): Promise<void> {
  if (!steps.some((step) => context.company.troubles?.[step])) return;
  await saveCompany(context, ({ troubles }) => {
    const kept = { ...troubles };
    for (const step of steps) delete kept[step];
    return { troubles: kept };
  });
  context.changed(context.company, []);
}

/** Whether a failed step is in backoff. */
export function isLeftAlone({ troubles }: CompanyRow, step: Step, now: number): boolean {
  return (troubles?.[step]?.retry_at ?? 0) > now;
}
