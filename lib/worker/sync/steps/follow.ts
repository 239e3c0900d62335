import { PlatformError } from '../../../platform/platform-error.ts';
import type { CycleContext } from '../cycle-context.ts';
import { readStall } from '../read-stall.ts';
import { saveCompany, saveCycle } from '../save-cycle.ts';
import { pullStep } from './pull.ts';

/** A run is followed step by step for this long; after that the alarm looks in on it. */
const CLOSE_MS = 2 * 60_000;

/**
 * Looks how the platform's run is getting on, and takes over what it has already done.
 * @returns `later` when the run takes so long that an alarm should look in on it
 */
export async function followStep(context: CycleContext): Promise<'later' | undefined> {
  const { platform, company, clock } = context;
  const { run } = context.cycle;
  if (!run) return;
  const now = await stateOfRun(context, run.id);
  if (now?.state !== 'running') {
    await saveCycle(context, { run: null, pull_wanted: true });
    return;
  }
  if (!platform.runState) return;
  if (now.done !== run.done) {
    await saveCycle(context, { run: { ...run, total: now.total, done: now.done, failed: now.failed } });
    await pullStep(context);
    context.changed(company, []);
  }
  // The clock may have been set back meanwhile.
  const age = Math.abs(clock() - run.started_at);
  if (age > CLOSE_MS) {
    // However long it takes, what the platform says meanwhile is read.
    if (now.done === run.done) await pullStep(context);
    await saveCompany(context, { stalled_since: await readStall(context.tables, company, clock()) });
    return 'later';
  }
  await context.pause(Math.min(2_000, 200 + age / 10));
}

async function stateOfRun({ platform, company }: CycleContext, id: string) {
  try {
    return (await platform.runState?.(company.realm, id)) ?? null;
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'not_found') return null; // The platform has forgotten it: over.
    throw error;
  }
}
