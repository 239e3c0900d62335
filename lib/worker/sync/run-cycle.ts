import { TickmarkError } from '../../core/tickmark-error.ts';
import { claimCompany } from '../../store/jobs/claim-company.ts';
import { isHoldOver, releaseDueHolds } from '../../store/jobs/hold-jobs.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import { isFenced } from '../../store/queue-error.ts';
import { isStoreClosed, isStoreFull } from '../../store/retry-on-closed-database.ts';
import type { CycleRow, Step } from '../../store/rows.ts';
import { setAsideDamaged } from '../../store/set-aside-damaged.ts';
import type { CycleContext, SyncTools } from './cycle-context.ts';
import { finishCycle } from './finish-cycle.ts';
import { endOutage, isBackingOff, noteOutage } from './note-outage.ts';
import { isPast, planNextStep } from './plan-next-step.ts';
import { quietCycle } from './quiet-cycle.ts';
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
 * How a run of the cycle ended: `finished`; `later`, to be continued by an alarm; `waiting` out an outage; `lost` to
 * another worker; `idle`, no cycle was under way.
 */
export type CycleEnd = 'finished' | 'later' | 'waiting' | 'lost' | 'idle';

/** The step shown to users: asking about doubts is part of sending. */
const SHOWN: Record<Step, CycleRow['step']> = {
  connect: 'connect',
  ask: 'push',
  push: 'push',
  run: 'run',
  follow: 'follow',
  pull: 'pull',
  reconcile: 'reconcile',
};

/** Requested pauses up to this length are waited out at once; alarms cannot fire within half a minute. */
const SHORT_MS = 10_000;

/**
 * Continues the cycle of a company, wherever it was left, step by step. Every step is short and stores all its results,
 * so that the worker may end between any two steps or during one. The caller holds the company's lock.
 * @param trigger why a cycle is to be started first that is not stored yet
 * @param mended the store has already been repaired: another failure is an outage
 */
export async function runCycle(
  companyKey: string,
  tools: SyncTools,
  trigger: CycleRow['trigger'] | null = null,
  mended = false,
): Promise<CycleEnd> {
  const { tables } = tools;
  const asked = trigger && (await quietCycle(companyKey, tools, trigger));
  if (asked === 'finished') return asked;
  const begun = await tools.inTurn(async () => {
    const before = await tables.bulk.companies.get(companyKey);
    if (before && isBackingOff(before, tools.clock())) return 'waiting';
    const claimed = await claimCompany(tables, companyKey);
    const connection = claimed && (await tables.bulk.connections.get(claimed.connection_id));
    return claimed && connection?.sealed_key ? { epoch: claimed.epoch, connection } : 'idle';
  });
  if (typeof begun === 'string') return begun;
  const platform = asked ?? tools.openPlatform(begun.connection);
  for (;;) {
    await tools.heartbeat();
    const end = await tools.inTurn(() => goStep(companyKey, { ...tools, ...begun, platform }, mended));
    if (end === 'again') return runCycle(companyKey, tools, null, true);
    if (end) return end;
  }
}

/** @returns how the run ended; `again` after a repair; `undefined` if it continues */
async function goStep(
  companyKey: string,
  begun: Omit<CycleContext, 'company' | 'cycle'>,
  mended: boolean,
): Promise<CycleEnd | 'again' | undefined> {
  const read = await readPosition(begun, companyKey);
  if (!read) return 'idle';
  const { company, cycle, facts } = read;
  if (isBackingOff(company, begun.clock())) return 'waiting';
  const context: CycleContext = { ...begun, company, cycle, connection: read.connection ?? begun.connection };
  const step = planNextStep(facts);
  try {
    return await takeStep(context, step);
  } catch (error) {
    if (isFenced(error)) return 'lost';
    // Claimed again, so that commands being sent are asked about.
    if (!mended && (await isMended(begun, companyKey, error))) return 'again';
    const end = await stopAt(context, step, error);
    return end === 'waiting' && (await waitShortly(context)) ? undefined : end;
  }
}

/**
 * Waits out a short pause that the platform asked for.
 * @returns whether it did
 */
async function waitShortly({ tables, company, clock, pause }: CycleContext): Promise<boolean> {
  const { outage } = (await tables.bulk.companies.get(company.key)) ?? {};
  const wait = outage?.asked_until ? outage.retry_at - clock() : Number.POSITIVE_INFINITY;
  if (wait > SHORT_MS) return false;
  // A timer may fire slightly before the clock reaches its time.
  await pause(Math.max(0, wait) + 5);
  return true;
}

/** Repairs what can be repaired at once: a database that the browser closed, damaged rows. */
async function isMended(tools: SyncTools, companyKey: string, error: unknown): Promise<boolean> {
  if (error instanceof TickmarkError || isStoreFull(error)) return false;
  if (isStoreClosed(error)) {
    tools.tables.connection.reopen();
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

/** Reads all that the next step depends on, at one moment; `null` if no cycle is under way. */
async function readPosition(begun: Omit<CycleContext, 'company' | 'cycle'>, key: string) {
  const { tables, clock } = begun;
  const session = await begun.session();
  const read = () =>
    tables.bulk.read(['companies', 'connections', 'cycles', 'jobs'], async (tx) => {
      const [company, cycle, connection, held] = await Promise.all([
        tx.companies.get(key),
        tx.cycles.get(key),
        tx.connections.get(begun.connection.id),
        inLane(tx, key, 'held').first(),
      ]);
      const facts = company && cycle && (await readFacts(tx, company, cycle, clock()));
      return { company, cycle, connection, held, facts };
    });
  let { held, ...position } = await read();
  if (isHoldOver(held, session, clock())) {
    await releaseDueHolds(tables, key, session, clock());
    ({ held, ...position } = await read());
  }
  const { company, cycle, connection, facts } = position;
  return company && cycle && facts ? { company, cycle, connection, facts } : null;
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

/** A step after which the cycle always continues. */
function goOn(step: (context: CycleContext) => Promise<void>) {
  return async (context: CycleContext): Promise<undefined> => {
    await step(context);
  };
}

/** Reads the feed, and ends accepted commands that it shows as done. */
async function readOn(context: CycleContext): Promise<void> {
  await pullStep(context);
  await endFollowed(context);
}

/** Each step returns how the cycle ended, if it did. */
const STEPS: Record<Step, (context: CycleContext) => Promise<CycleEnd | undefined>> = {
  connect: goOn(connectStep),
  ask: goOn(askStep),
  push: goOn(pushStep),
  run: goOn(runStep),
  follow: followStep,
  pull: goOn(readOn),
  reconcile: judgeAndFinish,
};
