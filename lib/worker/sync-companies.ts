import { nextDueAt, releaseDueHolds } from '../queue/hold-jobs.ts';
import { inLane } from '../queue/open-jobs.ts';
import type { CompanyRow, CycleRow } from '../queue/rows.ts';
import { TickmarkError } from '../records/tickmark-error.ts';
import type { SyncTools } from '../sync/cycle-context.ts';
import { startCycle } from '../sync/keep-cycle.ts';
import { planNextWake, type WakeFacts } from '../sync/plan-next-wake.ts';
import { type CycleEnd, runCycle } from '../sync/run-cycle.ts';

/** What running companies needs of the browser. */
export interface Runner {
  readonly tools: Omit<SyncTools, 'pause'>;
  /** Runs the task when nobody else holds the name; resolves to `undefined` otherwise. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T | undefined>;
  /** Sets the one alarm; `null` clears it. */
  readonly setAlarm: (at: number | null) => Promise<void>;
  /** Waits; the worker's own timers are good for short waits only. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** A schedule that is late by more than this ran while the browser was closed: one run catches up. */
const LATE_MS = 5 * 60_000;

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

  async function run(companyKey: string): Promise<CycleEnd | undefined> {
    nudges.get(companyKey)?.();
    const end = await runner.exclusively(`tickmark-cycle ${companyKey}`, () =>
      runCycle(companyKey, { ...tools, pause: pauseOf(companyKey) }),
    );
    await planWake();
    return end;
  }

  /** Starts a company's cycle: written down when this resolves, then it runs by itself. */
  async function start(companyKey: string, trigger: CycleRow['trigger']): Promise<void> {
    if (trigger === 'user') await endWait(companyKey);
    await startCycle(tools.tables, companyKey, trigger, tools.newKey(), tools.clock());
    await planWake();
    void run(companyKey).catch(report);
  }

  /** Somebody asked for it now: an outage is not waited out any further. */
  async function endWait(companyKey: string): Promise<void> {
    await db.transaction('rw', db.companies, async () => {
      const company = await db.companies.get(companyKey);
      if (company?.outage) {
        await db.companies.put({ ...company, outage: { ...company.outage, retry_at: tools.clock() } });
      }
    });
  }

  /** Takes up everything that is due: at a start of the worker, at an alarm, and after any event. */
  async function takeUp(): Promise<void> {
    const session = await tools.session();
    const connected = new Set(
      (await db.connections.toArray()).flatMap(({ id, sealed_key }) => (sealed_key ? [id] : [])),
    );
    const runs: Promise<unknown>[] = [];
    for (const company of await db.companies.toArray()) {
      if (!connected.has(company.connection_id)) continue;
      await releaseDueHolds(tools.tables, company.key, session, tools.clock());
      const trigger = await dueTrigger(company);
      if (trigger) await startCycle(tools.tables, company.key, trigger, tools.newKey(), tools.clock());
      if (trigger || (await db.cycles.get(company.key))) runs.push(run(company.key).catch(report));
    }
    await planWake();
    await Promise.all(runs);
  }

  async function dueTrigger(company: CompanyRow): Promise<CycleRow['trigger'] | null> {
    const now = tools.clock();
    if (company.next_due_at !== null && company.next_due_at <= now) {
      return now - company.next_due_at > LATE_MS ? 'catch_up' : 'schedule';
    }
    const due = await nextDueAt(tools.tables, company.key);
    const waits = (due !== null && due <= now) || (await inLane(db, company.key, 'doubt').first());
    return waits ? 'command' : null;
  }

  async function planWake(): Promise<void> {
    const facts: WakeFacts[] = [];
    for (const company of await db.companies.toArray()) {
      const connection = await db.connections.get(company.connection_id);
      if (!connection?.sealed_key) continue;
      const held = await inLane(db, company.key, 'held').first();
      const due = await nextDueAt(tools.tables, company.key);
      const commandAt = [held?.due_at, due].filter((at): at is number => typeof at === 'number');
      facts.push({
        cycleUnderWay: (await db.cycles.get(company.key)) !== undefined,
        outageUntil: company.outage?.retry_at ?? null,
        scheduledAt: company.next_due_at,
        commandAt: commandAt.length ? Math.min(...commandAt) : null,
      });
    }
    await runner.setAlarm(planNextWake(facts, tools.clock()));
  }

  return { start, takeUp, planWake };
}

function report(error: unknown): void {
  // What a cycle cannot put into words of its own is a defect: it is said where developers look, and the alarm tries again.
  console.error(error instanceof TickmarkError ? `${error.code}: ${error.message}` : error);
}
