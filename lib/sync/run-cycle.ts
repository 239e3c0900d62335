import { PlatformError } from '../platform/platform-error.ts';
import { claimCompany } from '../queue/claim-company.ts';
import { releaseDueHolds } from '../queue/hold-jobs.ts';
import { inLane } from '../queue/open-jobs.ts';
import { QueueError } from '../queue/queue-error.ts';
import type { CompanyRow, CycleRow } from '../queue/rows.ts';
import type { CycleContext, SyncTools } from './cycle-context.ts';
import { finishCycle } from './finish-cycle.ts';
import { keepCycle } from './keep-cycle.ts';
import { endOutage, noteOutage } from './note-outage.ts';
import { planNextStep, type Step } from './plan-next-step.ts';
import { askStep } from './steps/ask.ts';
import { connectStep } from './steps/connect.ts';
import { followStep } from './steps/follow.ts';
import { pullStep } from './steps/pull.ts';
import { pushStep } from './steps/push.ts';
import { reconcileStep } from './steps/reconcile.ts';
import { runStep } from './steps/run.ts';

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

/**
 * Takes up the cycle of a company, wherever it was left, and carries it on step by step. Every step is short and leaves
 * everything that matters in the tables, so that this may end between any two of them, or in the middle of one.
 * The caller holds the company's lock.
 */
export async function runCycle(companyKey: string, tools: SyncTools): Promise<CycleEnd> {
  const claimed = await claimCompany(tools.tables, companyKey);
  const connection = claimed && (await tools.tables.bulk.connections.get(claimed.connection_id));
  if (!claimed || !connection?.sealed_key) return 'idle';
  const platform = tools.openPlatform(connection);
  const epoch = claimed.epoch;
  for (;;) {
    await tools.heartbeat();
    const read = await readPosition(tools, companyKey);
    if (!read) return 'idle';
    const current = (await tools.tables.bulk.connections.get(connection.id)) ?? connection;
    const context: CycleContext = { ...tools, ...read, connection: current, platform, epoch };
    if (read.company.outage && read.company.outage.retry_at > tools.clock()) return 'waiting';
    try {
      const end = await takeStep(context);
      if (end) return end;
    } catch (error) {
      if (error instanceof QueueError && error.code === 'fenced') return 'lost';
      if (!(error instanceof PlatformError)) throw error;
      await noteOutage(context, error);
      return 'waiting';
    }
  }
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

async function takeStep(context: CycleContext): Promise<CycleEnd | undefined> {
  const step = planNextStep(await readFacts(context));
  if (SHOWN[step] !== context.cycle.step) {
    await keepCycle(context, { step: SHOWN[step], step_started_at: context.clock() });
    context.changed(context.company, []);
  }
  if (step === 'follow') return followStep(context);
  if (step === 'reconcile') {
    if (await reconcileStep(context)) return undefined;
    return (await finishCycle(context)) ? 'finished' : undefined;
  }
  await STEPS[step](context);
  if (context.company.outage) await endOutage(context);
  return undefined;
}

const STEPS: Record<Exclude<Step, 'follow' | 'reconcile'>, (context: CycleContext) => Promise<void>> = {
  connect: connectStep,
  ask: askStep,
  push: pushStep,
  run: runStep,
  pull: pullStep,
};

async function readFacts({ tables, company, cycle, clock }: CycleContext) {
  const [doubt, due] = await Promise.all([
    inLane(tables.bulk, company.key, 'doubt').first(),
    inLane(tables.bulk, company.key, 'due').first(),
  ]);
  return {
    connected: cycle.connected,
    inDoubt: doubt !== undefined,
    due: due !== undefined && due.due_at <= clock(),
    runWanted: cycle.run_wanted !== null,
    runUnderWay: cycle.run !== null,
    pullWanted: cycle.pull_wanted,
  };
}
