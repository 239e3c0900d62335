import { TickmarkError } from '../../core/tickmark-error.ts';
import type { Database } from '../../store/database.ts';
import { isHoldOver, releaseDueHolds } from '../../store/jobs/hold-jobs.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import type { CompanyRow, CycleRow, Outage } from '../../store/rows.ts';
import type { SyncTools } from '../sync/cycle-context.ts';
import { isHeldOff } from '../sync/note-outage.ts';
import { type HostFacts, planHosts } from '../sync/plan-hosts.ts';
import { isAhead, repairFutureTimes } from '../sync/repair-future-times.ts';
import { type CycleEnd, runCycle } from '../sync/run-cycle.ts';
import { startCycle } from '../sync/save-cycle.ts';
import { planWakes, startOf } from './plan-wakes.ts';
import { type SeenCompany, seeCompanies } from './see-companies.ts';
import { type Answers, makeTurns } from './turns.ts';

/** The browser functions that running companies needs. */
export interface Runner {
  readonly tools: Omit<SyncTools, 'pause' | 'report' | 'inTurn' | 'alone' | 'isAsked'>;
  /** Runs the task if the lock of this name is free; resolves to `undefined` otherwise. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T | undefined>;
  /** Sets the only alarm; `null` clears it. */
  readonly setAlarm: (at: number | null) => Promise<void>;
  /** Called with the error if the tables could not be written, and with `null` once they could. */
  readonly noteStore: (error: unknown) => Promise<void>;
  /** Waits; the worker's timers are only good for short waits. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly answers: Answers;
  /** The company that a QuickBooks tab showed last, if any; where that cannot be read, none comes first. */
  readonly frontCompany: () => Promise<string | null | undefined>;
  /** Is given the companies as the worker found them, before anything is started; its failure stops nothing. */
  readonly firstLook: (companies: readonly CompanyRow[]) => Promise<void>;
}

/** A schedule late by more than this ran while the browser was closed: one run catches up. */
const LATE_MS = 5 * 60_000;
/** If the tables cannot even be read for the next wake, the worker wakes after this time. */
const AGAIN_MS = 60_000;

type Trigger = CycleRow['trigger'];

/** A company as it was seen, and why its cycle is to start now. */
interface Due extends SeenCompany {
  readonly trigger: Trigger | null;
  /** Why a cycle begins that is stored once there is something to store. */
  readonly unstored?: Trigger;
  /** Its rows cannot be understood: nothing is started. */
  readonly isBroken: boolean;
}

/**
 * Keeps the companies in sync: one cycle each at a time, continued wherever it was left, and a few side by side. Its
 * memory only makes it faster: who waits to be nudged, whose turn it is, and when each company needs a wake.
 */
export function syncCompanies(runner: Runner) {
  const { tools } = runner;
  const db = tools.tables.bulk;
  const nudges = new Map<string, () => void>();
  const running = new Set<string>();
  /** Companies whose sync somebody asked for. */
  const asked = new Set<string>();
  let front: string | null | undefined;
  const turns = makeTurns((companyKey) => companyKey === front || asked.has(companyKey), runner.answers);

  const nudged = (companyKey: string, ms: number) =>
    new Promise<void>((resolve) => {
      nudges.set(companyKey, resolve);
      void runner.sleep(ms).then(resolve);
    });

  const toolsOf = (companyKey: string): SyncTools => ({
    ...tools,
    report,
    inTurn: (step) => turns.take(companyKey, step),
    alone: (write) => turns.alone(companyKey, write),
    isAsked: runner.answers.isAsked,
    pause: (ms) => turns.rest(companyKey, () => nudged(companyKey, ms)),
    changed: (company, recordIds) => {
      tools.changed(company, recordIds);
      // Others may wait for the answer that this one has got.
      if (recordIds === null && isShared) void takeUp().catch(() => undefined);
    },
  });

  /**
   * Runs the cycle under way, unless it is already running: that run checks again at its end.
   * @param trigger why a cycle is to be started first
   */
  async function run(companyKey: string, trigger: Trigger | null = null): Promise<CycleEnd | undefined> {
    nudges.get(companyKey)?.();
    for (let unstored = trigger; ; unstored = null) {
      const end = await runner.exclusively(`tickmark-cycle ${companyKey}`, async () => {
        running.add(companyKey);
        return runCycle(companyKey, toolsOf(companyKey), unstored).finally(() => running.delete(companyKey));
      });
      // Lost to a renewed connection: the cycle continues under that one.
      if ((end === 'finished' || end === 'lost') && (await db.cycles.get(companyKey))) continue;
      if (end !== undefined) asked.delete(companyKey);
      await wakes.read(companyKey);
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

  const runOrFail = (companyKey: string, trigger: Trigger | null = null) =>
    run(companyKey, trigger)
      .catch(fail)
      // The worker is ending: nothing can be reported any more.
      .catch(() => undefined);

  /** Starts a company's cycle: durable when this resolves; then it runs by itself. */
  async function start(companyKey: string, trigger: Trigger, recordIds?: readonly string[]): Promise<void> {
    if (trigger === 'user' || trigger === 'command') {
      asked.add(companyKey);
      await letGo(db, companyKey, trigger, tools.clock());
    }
    await startCycle(tools.tables, companyKey, trigger, tools.newKey(), tools.clock(), recordIds);
    await wakes.read(companyKey);
    void runOrFail(companyKey);
  }

  let looking: Promise<unknown> = Promise.resolve();
  let wanted: Promise<Promise<unknown>[]> | undefined;

  /**
   * Starts or continues everything due: at worker start, at an alarm, and after any event. Events during one check
   * share the next one, and answers go first.
   */
  async function takeUp(): Promise<void> {
    wanted ??= Promise.all([looking, runner.answers.afterAnswers()]).then(() => {
      wanted = undefined;
      failed = false;
      return look();
    });
    looking = wanted.catch(() => undefined);
    try {
      await Promise.all(await wanted);
      if (!failed) await runner.noteStore(null);
    } catch (error) {
      await fail(error);
    }
  }

  let hasLooked = false;
  /** A company waits for the answer that another one gets from their host. */
  let isShared = false;

  /**
   * Reads all companies at one moment, and decides for all of them.
   * @returns the runs that it has started or continued
   */
  async function look(): Promise<Promise<unknown>[]> {
    const session = await tools.session();
    front = await runner.frontCompany().catch(() => undefined);
    const seen = await seeCompanies(db, null);
    const isFirst = !hasLooked;
    hasLooked = true;
    if (isFirst) await runner.firstLook(seen.map(({ company }) => company)).catch(report);
    const now = tools.clock();
    const due = await Promise.all(
      seen.map((each) => orBroken(each, settleTimes(tools, each, seen.length, session, now))),
    );
    const current = await shareOutages(tools, due, running, now);
    isShared = current.some(({ company }) => company.outage?.shared);
    const begun = await Promise.all(current.map((each) => orBroken(each, begin(tools, each, now))));
    // Set first: if the worker ends during a run, an alarm continues it.
    await wakes.see(begun);
    return begun
      .filter(
        ({ cycleUnderWay, isBroken, company }) => cycleUnderWay && !isBroken && !isHeldOff(company, now),
      )
      .map(({ company, unstored }) => runOrFail(company.key, unstored));
  }

  /** A company that fails holds up no other. */
  async function orBroken(seen: SeenCompany, task: Promise<Due>): Promise<Due> {
    try {
      return await task;
    } catch (error) {
      await fail(error);
      return { ...seen, trigger: null, isBroken: true };
    }
  }

  const wakes = planWakes(db, tools.clock, (at) =>
    runner.setAlarm(failed && at !== null ? Math.max(at, tools.clock() + AGAIN_MS) : at),
  );

  return {
    start,
    takeUp,
    planWake: wakes.read,
    /** Takes up what is due, unless something else has done it since the worker started. */
    lookOnce: async () => {
      if (!hasLooked) await takeUp();
    },
  };
}

/** Repairs times and releases held commands that are due, and says why the company's cycle is to start. */
async function settleTimes(
  { tables }: Pick<SyncTools, 'tables'>,
  seen: SeenCompany,
  companies: number,
  session: string,
  now: number,
): Promise<Due> {
  const { company, held, lastAt } = seen;
  const ahead = isAhead(company, lastAt, now);
  const release = ahead || isHoldOver(held, session, now);
  if (ahead) await repairFutureTimes(tables, company.key, now);
  if (release) await releaseDueHolds(tables, company.key, session, now);
  const [settled = seen] = release ? await seeCompanies(tables.bulk, company.key) : [];
  return { ...settled, trigger: dueTrigger(settled, companies, now), isBroken: false };
}

/** Starts the cycle of a company that is due. */
async function begin(
  { tables, newKey }: Pick<SyncTools, 'tables' | 'newKey'>,
  due: Due,
  now: number,
): Promise<Due> {
  const { company, trigger } = due;
  // It starts once the host has answered another company.
  if (trigger === null || company.outage?.shared) return due;
  if (trigger !== 'command' && !due.cycleUnderWay && !company.outage)
    return { ...due, cycleUnderWay: true, unstored: trigger };
  await startCycle(tables, company.key, trigger, newKey(), now);
  return { ...due, cycleUnderWay: true };
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
  await db.write(['companies', 'jobs'], async (tx) => {
    const company = await tx.companies.get(companyKey);
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
      // It asks the host itself.
      delete tried.outage?.shared;
      tried.held_back = held_back && { ...held_back, released_at: now };
      const doubts = await inLane(tx, companyKey, 'doubt').all();
      await tx.jobs.putAll(doubts.map((job) => ({ ...job, due_at: now })));
    }
    await tx.companies.put(tried);
  });
}

function triedSoon<T extends Outage>(outage: T, now: number): T {
  return { ...outage, retry_at: Math.max(now, outage.asked_until ?? 0) };
}

/** Lets the companies of one host share its outage, and stores where that has changed. */
async function shareOutages(
  { tables, changed }: Pick<SyncTools, 'tables' | 'changed'>,
  due: readonly Due[],
  running: ReadonlySet<string>,
  now: number,
): Promise<Due[]> {
  const outages = planHosts(
    due.map((each) => hostFacts(each, running)),
    now,
  );
  if (outages.size === 0) return [...due];
  const db = tables.bulk;
  const stored = await db.write(['companies'], async (tx) => {
    const companies = await tx.companies.getMany([...outages.keys()]);
    const rows = companies.flatMap((company): CompanyRow[] =>
      company ? [{ ...company, outage: outages.get(company.key) ?? null }] : [],
    );
    await tx.companies.putAll(rows);
    return rows;
  });
  for (const company of stored) changed(company, null);
  const rows = new Map(stored.map((company) => [company.key, company]));
  return due.map((each) => ({ ...each, company: rows.get(each.company.key) ?? each.company }));
}

/** Why a company's cycle is to start now, or `null`. */
function dueTrigger({ company, requestAt }: SeenCompany, companies: number, now: number): Trigger | null {
  const scheduledAt = startOf(company, companies);
  if (scheduledAt !== null && company.next_due_at !== null && scheduledAt <= now) {
    return now - company.next_due_at > LATE_MS ? 'catch_up' : 'schedule';
  }
  return requestAt !== null && requestAt <= now ? 'command' : null;
}

function hostFacts(
  { company, connection, cycleUnderWay, trigger }: Due,
  running: ReadonlySet<string>,
): HostFacts<Outage> {
  const { key, outage, checked_at } = company;
  const { address } = connection;
  return {
    key,
    host: URL.canParse(address) ? new URL(address).host : address,
    outage,
    isDue: cycleUnderWay || trigger !== null,
    isRunning: running.has(key),
    answeredAt: checked_at,
  };
}

function report(error: unknown): void {
  // An error that a cycle cannot report itself is a defect: it goes to the console, and the alarm retries.
  console.error(error instanceof TickmarkError ? `${error.code}: ${error.message}` : error);
}
