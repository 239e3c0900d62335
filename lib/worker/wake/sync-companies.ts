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

/** The browser functions that running companies needs. */
export interface Runner {
  readonly tools: Omit<SyncTools, 'pause' | 'report'>;
  /** Runs the task if the lock of this name is free; resolves to `undefined` otherwise. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T | undefined>;
  /** Sets the only alarm; `null` clears it. */
  readonly setAlarm: (at: number | null) => Promise<void>;
  /** Called with the error if the tables could not be written, and with `null` once they could. */
  readonly noteStore: (error: unknown) => Promise<void>;
  /** Waits; the worker's timers are only good for short waits. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** A schedule late by more than this ran while the browser was closed: one run catches up. */
const LATE_MS = 5 * 60_000;
/** If the tables cannot even be read for the next wake, the worker wakes after this time. */
const AGAIN_MS = 60_000;

/**
 * Keeps the companies in sync: one cycle each at a time, continued wherever it was left. Its memory (who waits to be
 * nudged) only makes it faster.
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

  /** Runs the cycle under way, unless it is already running: that run checks again at its end. */
  async function run(companyKey: string): Promise<CycleEnd | undefined> {
    nudges.get(companyKey)?.();
    for (;;) {
      const end = await runner.exclusively(`tickmark-cycle ${companyKey}`, () =>
        runCycle(companyKey, { ...tools, report, pause: pauseOf(companyKey) }),
      );
      // Lost to a renewed connection: the cycle continues under that one.
      if ((end === 'finished' || end === 'lost') && (await db.cycles.get(companyKey))) continue;
      await planWake();
      return end;
    }
  }

  /** The last attempt could not write to the tables: due cycles are not retried at once. */
  let failed = false;

  /** Reports trouble with the store outside it, and retries. */
  async function fail(error: unknown): Promise<void> {
    report(error);
    failed = true;
    await runner.noteStore(error);
    await runner.setAlarm(tools.clock() + AGAIN_MS);
  }

  const runOrFail = (companyKey: string) =>
    run(companyKey)
      .catch(fail)
      // The worker is ending: nothing can be reported any more.
      .catch(() => undefined);

  /** Starts a company's cycle: durable when this resolves; then it runs by itself. */
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
   * Starts or continues everything due: at worker start, at an alarm, and after any event. Events during one check
   * share the next one.
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

  /** @returns the runs that it has started or continued */
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
    // Set first: if the worker ends during the run, an alarm continues it.
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
 * A user request ends backoffs, except a pause that the platform itself asked for. A command ends the backoff of its
 * own step; a sync request ends all, and releases corrections held back for review.
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

/** The facts that decide the next wake, for each connected company. */
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

/** When this browser starts the next scheduled cycle: slightly after its time, with an offset per browser. */
function startOf({ key, next_due_at }: CompanyRow): number | null {
  return next_due_at === null ? null : next_due_at + planJitter(key);
}

function report(error: unknown): void {
  // An error that a cycle cannot report itself is a defect: it goes to the console, and the alarm retries.
  console.error(error instanceof TickmarkError ? `${error.code}: ${error.message}` : error);
}
