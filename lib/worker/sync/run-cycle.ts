import { TickmarkError } from '../../core/tickmark-error.ts';
import { reopenTables } from '../../store/database.ts';
import { claimCompany } from '../../store/jobs/claim-company.ts';
import { releaseDueHolds } from '../../store/jobs/hold-jobs.ts';
import { QueueError } from '../../store/queue-error.ts';
import { isStoreClosed, isStoreFull } from '../../store/retry-on-closed-database.ts';
import type { CompanyRow, CycleRow, Step } from '../../store/rows.ts';
import { setAsideDamaged } from '../../store/set-aside-damaged.ts';
import type { CycleContext, SyncTools } from './cycle-context.ts';
import { finishCycle } from './finish-cycle.ts';
import { endOutage, noteOutage } from './note-outage.ts';
import { isPast, planNextStep } from './plan-next-step.ts';
import { readFacts } from './read-facts.ts';
import { saveCycle } from './save-cycle.ts';
import { askStep } from './steps/ask.ts';
import { connectStep } from './steps/connect.ts';
import { followStep } from './steps/follow.ts';
import { pullStep } from './steps/pull.ts';
import { pushStep } from './steps/push.ts';
import { reconcileStep } from './steps/reconcile.ts';
import { runStep } from './steps/run.ts';
import { endFollowed } from './watch-commands.ts';

/**
 * How a cycle left off: `finished`; `later`, to be taken up by an alarm; `waiting` out an outage; `lost` to another
 * worker; `idle`, nothing was under way.
 */
export type CycleEnd = 'finished' | 'later' | 'waiting' | 'lost' | 'idle';

/** The step as it is shown: asking after doubts is part of sending. */
const SHOWN: Record<Step, CycleRow['step']> = {
  connect: 'connect',
  ask: 'push',
  push: 'push',
  run: 'run',
  follow: 'follow',
  pull: 'pull',
  reconcile: 'reconcile',
};

/** A pause that the platform asks for is waited out on the spot up to this; alarms do not ring within half a minute. */
const SHORT_MS = 10_000;

/**
 * Takes up the cycle of a company, wherever it was left, and carries it on step by step. Every step is short and leaves
 * everything that matters in the tables, so that this may end between any two of them, or in the middle of one.
 * The caller holds the company's lock.
 * @param mended the store has been put right already: what fails again is an outage
 */
export async function runCycle(companyKey: string, tools: SyncTools, mended = false): Promise<CycleEnd> {
  const { tables } = tools;
  const before = await tables.bulk.companies.get(companyKey);
  if (before && isWaiting(before, tools.clock())) return 'waiting';
  const claimed = await claimCompany(tables, companyKey);
  const connection = claimed && (await tables.bulk.connections.get(claimed.connection_id));
  if (!claimed || !connection?.sealed_key) return 'idle';
  const platform = tools.openPlatform(connection);
  const epoch = claimed.epoch;
  for (;;) {
    await tools.heartbeat();
    const read = await readPosition(tools, companyKey);
    if (!read) return 'idle';
    if (isWaiting(read.company, tools.clock())) return 'waiting';
    const current = (await tables.bulk.connections.get(connection.id)) ?? connection;
    const context: CycleContext = { ...tools, ...read, connection: current, platform, epoch };
    let step: Step = 'connect';
    try {
      step = planNextStep(await readFacts(tables.bulk, read.company, read.cycle, tools.clock()));
      const end = await takeStep(context, step);
      if (end) return end;
    } catch (error) {
      if (isFenced(error)) return 'lost';
      // Claimed anew, so that what was being sent is asked for.
      if (!mended && (await isMended(tools, companyKey, error))) return runCycle(companyKey, tools, true);
      const end = await stopAt(context, step, error);
      if (end !== 'waiting' || !(await waitShortly(context))) return end;
    }
  }
}

/** Waits out what the platform has asked for, where it is short. @returns whether it was */
async function waitShortly({ tables, company, clock, pause }: CycleContext): Promise<boolean> {
  const { outage } = (await tables.bulk.companies.get(company.key)) ?? {};
  const wait = outage?.asked_until ? outage.retry_at - clock() : Number.POSITIVE_INFINITY;
  if (wait > SHORT_MS) return false;
  // A timer may ring a moment before the clock is there.
  await pause(Math.max(0, wait) + 5);
  return true;
}

function isWaiting({ outage }: CompanyRow, now: number): boolean {
  return outage !== null && outage.retry_at > now;
}

function isFenced(error: unknown): boolean {
  return error instanceof QueueError && error.code === 'fenced';
}

/** Puts right what can be put right on the spot: a database that was closed under us, rows that are damaged. */
async function isMended(tools: SyncTools, companyKey: string, error: unknown): Promise<boolean> {
  if (error instanceof TickmarkError || isStoreFull(error)) return false;
  if (isStoreClosed(error)) {
    reopenTables(tools.tables);
    return true;
  }
  return (await setAsideDamaged(tools.tables, companyKey, tools.clock())) > 0;
}

async function stopAt(context: CycleContext, step: Step, error: unknown): Promise<CycleEnd> {
  if (!(error instanceof TickmarkError)) context.report?.(error);
  try {
    await noteOutage(context, step, error);
  } catch (second) {
    if (isFenced(second)) return 'lost';
    throw second;
  }
  return 'waiting';
}

async function readPosition(
  tools: SyncTools,
  companyKey: string,
): Promise<{ company: CompanyRow; cycle: CycleRow } | null> {
  await releaseDueHolds(tools.tables, companyKey, await tools.session(), tools.clock());
  const company = await tools.tables.bulk.companies.get(companyKey);
  const cycle = await tools.tables.bulk.cycles.get(companyKey);
  return company && cycle ? { company, cycle } : null;
}

async function takeStep(context: CycleContext, step: Step): Promise<CycleEnd | undefined> {
  if (SHOWN[step] !== context.cycle.step) {
    await saveCycle(context, ({ pushed }) => ({
      step: SHOWN[step],
      step_started_at: context.clock(),
      pushed_before: pushed,
    }));
    context.changed(context.company, []);
  }
  const end = await STEPS[step](context);
  const { outage } = context.company;
  if (outage && isPast(step, outage.step)) await endOutage(context);
  return end ?? undefined;
}

async function judgeAndFinish(context: CycleContext): Promise<CycleEnd | undefined> {
  if (await reconcileStep(context)) return undefined;
  return finishCycle(context);
}

/** A step after which the cycle always goes on. */
function goOn(step: (context: CycleContext) => Promise<void>) {
  return async (context: CycleContext): Promise<undefined> => {
    await step(context);
  };
}

/** Reads what the platform says, and with it which accepted commands are over. */
async function readOn(context: CycleContext): Promise<void> {
  await pullStep(context);
  await endFollowed(context);
}

/** Each step says how the cycle left off, if it did. */
const STEPS: Record<Step, (context: CycleContext) => Promise<CycleEnd | undefined>> = {
  connect: goOn(connectStep),
  ask: goOn(askStep),
  push: goOn(pushStep),
  run: goOn(runStep),
  follow: followStep,
  pull: goOn(readOn),
  reconcile: judgeAndFinish,
};
