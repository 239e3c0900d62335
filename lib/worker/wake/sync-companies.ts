import { TickmarkError } from '../../core/tickmark-error.ts';
import type { Database, Tables } from '../../store/database.ts';
import { releaseDueHolds } from '../../store/jobs/hold-jobs.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import type { CompanyRow, CycleRow, Outage } from '../../store/rows.ts';
import type { SyncTools } from '../sync/cycle-context.ts';
import { planJitter } from '../sync/plan-jitter.ts';
import { planNextWake, type WakeFacts } from '../sync/plan-next-wake.ts';
import { nextCommandAt } from '../sync/read-facts.ts';
import { repairFutureTimes } from '../sync/repair-future-times.ts';
import { type CycleEnd, runCycle } from '../sync/run-cycle.ts';
import { startCycle } from '../sync/save-cycle.ts';

/** What running companies needs of the browser. */
export interface Runner {
  readonly tools: Omit<SyncTools, 'pause' | 'report'>;
  /** Runs the task when nobody else holds the name; resolves to `undefined` otherwise. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T | undefined>;
  /** Sets the one alarm; `null` clears it. */
  readonly setAlarm: (at: number | null) => Promise<void>;
  /** Is told what could not even be written down, and `null` once all could. */
  readonly noteStore: (error: unknown) => Promise<void>;
  /** Waits; the worker's own timers are good for short waits only. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** A schedule that is late by more than this ran while the browser was closed: one run catches up. */
const LATE_MS = 5 * 60_000;
/** Where not even the next wake can be read from the tables, there is one after this time. */
const AGAIN_MS = 60_000;

/**
 * Keeps the companies in sync: one cycle each at a time, taken up wherever it was left. What it holds in memory (who waits
 * to be nudged) is only for speed.
 */
export function syncCompanies(runner: Runner) {
  const { tools } = runner;
  const db = tools.tables.bulk;
  const nudges = new Map<string, () => void>();

  const pauseOf = (companyKey: string) => (ms: number) =>
    new Promise<void>((resolve) => {
      nudges.set(companyKey, resolve);
      void runner.sleep(ms).then(resolve);
    });

  /** Runs what is under way, unless somebody does already: that one looks again when it is done. */
  async function run(companyKey: string): Promise<CycleEnd | undefined> {
    nudges.get(companyKey)?.();
    for (;;) {
      const end = await runner.exclusively(`tickmark-cycle ${companyKey}`, () =>
        runCycle(companyKey, { ...tools, report, pause: pauseOf(companyKey) }),
      );
      // Lost to a connection that was renewed meanwhile: it is gone on with under that one.
      if ((end === 'finished' || end === 'lost') && (await db.cycles.get(companyKey))) continue;
      await planWake();
      return end;
    }
  }

  /** Something could not be written down at the last look: what is due is not tried again at once. */
  let failed = false;

  /** What cannot be written down is said where it can be, and tried again. */
  async function fail(error: unknown): Promise<void> {
    report(error);
    failed = true;
    await runner.noteStore(error);
    await runner.setAlarm(tools.clock() + AGAIN_MS);
  }

  const runOrFail = (companyKey: string) =>
    run(companyKey)
      .catch(fail)
      // The worker is ending: nothing can be said any more.
      .catch(() => undefined);

  /** Starts a company's cycle: written down when this resolves, then it runs by itself. */
  async function start(
    companyKey: string,
    trigger: CycleRow['trigger'],
    recordIds?: readonly string[],
  ): Promise<void> {
    if (trigger === 'user' || trigger === 'command') await letGo(db, companyKey, trigger, tools.clock());
    await startCycle(tools.tables, companyKey, trigger, tools.newKey(), tools.clock(), recordIds);
    await planWake();
    void runOrFail(companyKey);
  }

  let looking: Promise<unknown> = Promise.resolve();
  let wanted: Promise<Promise<unknown>[]> | undefined;

  /**
   * Takes up everything that is due: at a start of the worker, at an alarm, and after any event. Events that come while one
   * look is going on share the next one.
   */
  async function takeUp(): Promise<void> {
    wanted ??= looking.then(() => {
      wanted = undefined;
      failed = false;
      return look();
    });
    looking = wanted.catch(() => undefined);
    try {
      await Promise.all(await wanted);
      await planWake();
      if (!failed) await runner.noteStore(null);
    } catch (error) {
      await fail(error);
    }
  }

  /** @returns the runs that it has started or gone on with */
  async function look(): Promise<Promise<unknown>[]> {
    const session = await tools.session();
    const connected = new Set(
      (await db.connections.toArray()).flatMap(({ id, sealed_key }) => (sealed_key ? [id] : [])),
    );
    const companies = (await db.companies.toArray()).filter((each) => connected.has(each.connection_id));
    const due = await Promise.all(
      companies.map(({ key }) =>
        isDue(key, session).catch(async (error) => {
          await fail(error);
          return false;
        }),
      ),
    );
    return companies.filter((_, at) => due[at]).map(({ key }) => runOrFail(key));
  }

  async function isDue(companyKey: string, session: string): Promise<boolean> {
    await repairFutureTimes(tools.tables, companyKey, tools.clock());
    await releaseDueHolds(tools.tables, companyKey, session, tools.clock());
    const company = await db.companies.get(companyKey);
    const trigger = company ? await dueTrigger(tools.tables, company, tools.clock()) : null;
    if (trigger) await startCycle(tools.tables, companyKey, trigger, tools.newKey(), tools.clock());
    // Set first: should the worker end in the middle of the run, an alarm takes it up.
    await planWake();
    return trigger !== null || (await db.cycles.get(companyKey)) !== undefined;
  }

  async function planWake(): Promise<void> {
    const at = planNextWake(await readWakeFacts(tools.tables), tools.clock());
    await runner.setAlarm(failed && at !== null ? Math.max(at, tools.clock() + AGAIN_MS) : at);
  }

  return { start, takeUp, planWake };
}

/**
 * Somebody asked for it now: what has failed is not left alone any longer than the platform itself has asked for. A command
 * tries what has failed on its own; who asks for a sync tries all, and what was held back for a look may go.
 */
async function letGo(
  db: Database,
  companyKey: string,
  trigger: 'user' | 'command',
  now: number,
): Promise<void> {
  await db.transaction('rw', [db.companies, db.jobs], async () => {
    const company = await db.companies.get(companyKey);
    if (!company) return;
    const { outage, held_back, troubles } = company;
    const tried = { ...company };
    if (troubles) {
      tried.troubles = Object.fromEntries(
        Object.entries(troubles).map(([step, each]) => [step, triedSoon(each, now)]),
      );
    }
    if (trigger === 'user') {
      tried.outage = outage && triedSoon(outage, now);
      tried.held_back = held_back && { ...held_back, released_at: now };
      await inLane(db, companyKey, 'doubt').modify({ due_at: now });
    }
    await db.companies.put(tried);
  });
}

function triedSoon<T extends Outage>(outage: T, now: number): T {
  return { ...outage, retry_at: Math.max(now, outage.asked_until ?? 0) };
}

/** Why a company's cycle is to start now, or `null`. */
async function dueTrigger(
  tables: Tables,
  company: CompanyRow,
  now: number,
): Promise<CycleRow['trigger'] | null> {
  const scheduledAt = startOf(company);
  if (scheduledAt !== null && company.next_due_at !== null && scheduledAt <= now) {
    return now - company.next_due_at > LATE_MS ? 'catch_up' : 'schedule';
  }
  const due = await nextCommandAt(tables.bulk, company);
  return due !== null && due <= now ? 'command' : null;
}

/** What the next wake depends on, for each company that is connected. */
async function readWakeFacts(tables: Tables): Promise<WakeFacts[]> {
  const db = tables.bulk;
  const facts: WakeFacts[] = [];
  for (const company of await db.companies.toArray()) {
    const connection = await db.connections.get(company.connection_id);
    if (!connection?.sealed_key) continue;
    const held = await inLane(db, company.key, 'held').first();
    const due = await nextCommandAt(db, company);
    const commandAt = [held?.due_at, due].filter((at): at is number => typeof at === 'number');
    facts.push({
      cycleUnderWay: (await db.cycles.get(company.key)) !== undefined,
      outageUntil: company.outage?.retry_at ?? null,
      scheduledAt: startOf(company),
      commandAt: commandAt.length ? Math.min(...commandAt) : null,
    });
  }
  return facts;
}

/** When this browser starts the next scheduled cycle: a little after its time, each browser at its own moment. */
function startOf({ key, next_due_at }: CompanyRow): number | null {
  return next_due_at === null ? null : next_due_at + planJitter(key);
}

function report(error: unknown): void {
  // What a cycle cannot put into words of its own is a defect: it is said where developers look, and the alarm tries again.
  console.error(error instanceof TickmarkError ? `${error.code}: ${error.message}` : error);
}
