import type { Tables } from '../queue/database.ts';
import type { CompanyRow, CycleRow } from '../queue/rows.ts';
import { holdEpoch } from '../queue/write-jobs.ts';
import type { CycleContext } from './cycle-context.ts';

/** A cheap check of the connection is good for this long when a user's command wants to go out. */
const CHECK_HOLDS_MS = 10 * 60_000;

/**
 * Starts a cycle, or adds to the one under way: there is never more than one per company.
 * A command's own cycle sends it and has those records run; every other cycle has the platform run all that is due.
 */
export async function startCycle(
  tables: Tables,
  companyKey: string,
  trigger: CycleRow['trigger'],
  id: string,
  now: number,
): Promise<void> {
  const db = tables.strict;
  await db.transaction('rw', [db.cycles, db.companies], async () => {
    const company = await db.companies.get(companyKey);
    if (!company) return;
    const under = await db.cycles.get(companyKey);
    const forAll = trigger !== 'command';
    const checked =
      company.checked_at !== null && now - company.checked_at < CHECK_HOLDS_MS && !company.outage;
    const cycle: CycleRow = under ?? {
      company_key: companyKey,
      id,
      trigger,
      started_at: now,
      step: 'connect',
      connected: checked && !forAll,
      run_wanted: null,
      run_records: [],
      run_key: null,
      run: null,
      pull_wanted: true,
      pulled: 0,
      pushed: 0,
      again: 0,
      judged: false,
      step_started_at: now,
    };
    if (under && !forAll) return;
    // Connecting only reads: what waits at the platform goes on when its time comes or somebody asks.
    const run_wanted = trigger === 'connect' ? cycle.run_wanted : 'all';
    await db.cycles.put(
      forAll ? { ...cycle, trigger, connected: false, run_wanted, pull_wanted: true } : cycle,
    );
  });
}

/** Keeps a change of the cycle, if this worker still holds the company. @throws QueueError `fenced` */
export async function keepCycle(
  context: CycleContext,
  change: Partial<CycleRow> | ((cycle: CycleRow) => Partial<CycleRow>),
): Promise<CycleRow> {
  const db = context.tables.bulk;
  return db.transaction('rw', [db.cycles, db.companies], async () => {
    await holdEpoch(db, context.company.key, context.epoch);
    const stored = (await db.cycles.get(context.company.key)) ?? context.cycle;
    const cycle = { ...stored, ...(typeof change === 'function' ? change(stored) : change) };
    await db.cycles.put(cycle);
    return cycle;
  });
}

/** Keeps a change of the company, if this worker still holds it. @throws QueueError `fenced` */
export async function keepCompany(context: CycleContext, change: Partial<CompanyRow>): Promise<CompanyRow> {
  const db = context.tables.bulk;
  return db.transaction('rw', db.companies, async () => {
    await holdEpoch(db, context.company.key, context.epoch);
    const company = { ...((await db.companies.get(context.company.key)) ?? context.company), ...change };
    await db.companies.put(company);
    return company;
  });
}

/** Notes that the platform has to run these records once the commands on them are through. */
export async function wantRun(context: CycleContext, recordIds: readonly string[]): Promise<void> {
  await keepCycle(context, (cycle) => ({
    run_wanted: cycle.run_wanted ?? 'commanded',
    run_records: [...new Set([...cycle.run_records, ...recordIds])],
  }));
}
