import type { Tabled, Tables } from '../../store/database.ts';
import { assertEpoch } from '../../store/jobs/write-jobs.ts';
import { retryOnClosedDatabase } from '../../store/retry-on-closed-database.ts';
import type { CompanyRow, CycleRow, RecordRow } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { planNextDue } from './plan-schedule.ts';

/** More records than these are left to the next scheduled run. */
const MOST = 1_000;

/**
 * The direct and indirect dependants of these records, which may run once their parents have arrived.
 * @returns their ids, parents before children
 */
export async function findWaiting(
  db: Tabled<'records' | 'counters'>,
  companyKey: string,
  recordIds: readonly string[],
): Promise<string[]> {
  if (recordIds.length === 0) return [];
  const counters = await db.counters.get(companyKey);
  // No command that wants a run is given on a record that waits: one with a command of its own is not looked for.
  if (!counters?.by_state.waiting) return [];
  const found = new Set<string>();
  let parents = recordIds;
  while (parents.length > 0 && found.size < MOST) {
    const children: readonly RecordRow[] = await db.records
      .by('parent')
      .equalToAny(parents.map((id) => `${companyKey}/${id}`));
    parents = children
      .filter((row) => row.record.sync.state === 'waiting' && !found.has(row.id))
      .map((row) => row.id)
      .slice(0, MOST);
    for (const id of parents) found.add(id);
  }
  return [...found];
}

/** How long a check of the connection stays valid for sending a user's command. */
const CHECK_HOLDS_MS = 10 * 60_000;

const BY_SCHEDULE: ReadonlySet<CycleRow['trigger']> = new Set(['schedule', 'catch_up']);

/**
 * Starts a cycle, or adds to the one under way: each company has at most one. A scheduled cycle sets the time of the
 * next one when it starts, so that one scheduled time starts one cycle. A command's cycle sends it and runs its
 * records; every other cycle makes the platform run everything due.
 * @param recordIds makes a command's cycle read the feed, and run those of these records that then wait for a run
 * @param runKey the key under which the platform has been asked for the run of a new cycle already
 * @returns the id of the cycle
 */
export async function startCycle(
  tables: Tables,
  companyKey: string,
  trigger: CycleRow['trigger'],
  id: string,
  now: number,
  recordIds?: readonly string[],
  runKey?: string,
): Promise<string> {
  const db = tables.strict;
  return retryOnClosedDatabase(db, () =>
    db.write(['cycles', 'companies'], async (tx) => {
      const company = await tx.companies.get(companyKey);
      if (!company) return id;
      if (BY_SCHEDULE.has(trigger)) {
        const next_due_at = nextDue(company, now);
        await tx.companies.put({ ...company, next_due_at });
      }
      const under = await tx.cycles.get(companyKey);
      if (under && BY_SCHEDULE.has(under.trigger) && BY_SCHEDULE.has(trigger)) return under.id;
      if (under && trigger === 'command' && !recordIds) return under.id;
      const checked =
        company.checked_at !== null && now - company.checked_at < CHECK_HOLDS_MS && !company.outage;
      const cycle = under ?? newCycle(companyKey, trigger, id, now, checked && trigger === 'command');
      // Records that still wait after the read are run.
      const waiting_records = [...new Set([...cycle.waiting_records, ...(recordIds ?? [])])];
      await tx.cycles.put(
        trigger === 'command'
          ? { ...cycle, waiting_records, pull_wanted: true }
          : { ...widened(cycle, trigger, company), ...(!under && runKey && { run_key: runKey }) },
      );
      return cycle.id;
    }),
  );
}

/** From the time that was due, so that starting a little later does not delay every later cycle too. */
export function nextDue({ next_due_at, frequency, time_zone }: CompanyRow, now: number): number | null {
  const next = next_due_at === null ? null : planNextDue(frequency, next_due_at, time_zone);
  return next !== null && next > now ? next : planNextDue(frequency, now, time_zone);
}

/** A cycle that is not stored yet. @param connected whether the connection was checked a moment ago */
export function newCycle(
  companyKey: string,
  trigger: CycleRow['trigger'],
  id: string,
  now: number,
  connected: boolean,
): CycleRow {
  return {
    company_key: companyKey,
    id,
    trigger,
    started_at: now,
    step: 'connect',
    connected,
    run_wanted: null,
    run_records: [],
    waiting_records: [],
    run_key: null,
    run: null,
    pull_wanted: true,
    pulled: 0,
    pushed: 0,
    again: 0,
    judged: false,
    step_started_at: now,
    pushed_before: 0,
  };
}

function widened(cycle: CycleRow, trigger: CycleRow['trigger'], company: CompanyRow): CycleRow {
  // A scheduled cycle stays scheduled when a user requests one too; any other is then judged like a scheduled one.
  const scheduled = BY_SCHEDULE.has(cycle.trigger);
  const judged = cycle.judged && !BY_SCHEDULE.has(trigger) && !company.held_back;
  // Connecting only reads: the platform's queue continues on schedule or on request.
  const run_wanted = trigger === 'connect' ? cycle.run_wanted : 'all';
  return {
    ...cycle,
    trigger: scheduled ? cycle.trigger : trigger,
    judged,
    connected: false,
    run_wanted,
    skipped: false,
    // A key belongs to one set of parameters.
    run_key: run_wanted === cycle.run_wanted ? cycle.run_key : null,
    pull_wanted: true,
  };
}

/**
 * Stores a change of the company and its cycle, if this worker still holds it.
 * @throws QueueError `fenced`
 */
export async function saveBoth<Rows extends { company?: CompanyRow; cycle?: CycleRow }>(
  context: CycleContext,
  change: (company: CompanyRow, cycle: CycleRow) => Rows,
): Promise<Rows> {
  const db = context.tables.bulk;
  const { key } = context.company;
  return db.write(['cycles', 'companies'], async (tx) => {
    await assertEpoch(tx, key, context.epoch);
    const rows = change(
      (await tx.companies.get(key)) ?? context.company,
      (await tx.cycles.get(key)) ?? context.cycle,
    );
    if (rows.company) await tx.companies.put(rows.company);
    if (rows.cycle) await tx.cycles.put(rows.cycle);
    return rows;
  });
}

type Change<Row> = Partial<Row> | ((row: Row) => Partial<Row>);

function changed<Row>(row: Row, change: Change<Row>): Row {
  return { ...row, ...(typeof change === 'function' ? change(row) : change) };
}

/**
 * Stores a change of the cycle, if this worker still holds the company.
 * @throws QueueError `fenced`
 */
export async function saveCycle(context: CycleContext, change: Change<CycleRow>): Promise<CycleRow> {
  return (await saveBoth(context, (_, cycle) => ({ cycle: changed(cycle, change) }))).cycle;
}

/**
 * Stores a change of the company, if this worker still holds it.
 * @throws QueueError `fenced`
 */
export async function saveCompany(context: CycleContext, change: Change<CompanyRow>): Promise<CompanyRow> {
  return (await saveBoth(context, (company) => ({ company: changed(company, change) }))).company;
}

/** The end of a run, kept with its cycle: the end of the whole queue's run is not lost to one of some records. */
export function withRan({ ran }: CycleRow, next: NonNullable<CycleRow['ran']>): Pick<CycleRow, 'ran'> {
  return { ran: ran?.whole && !next.whole ? ran : next };
}

/** Restarts the feed from its beginning; records not found again are removed at its end, and the queue stays. */
export function startOver({ generation }: CompanyRow): Partial<CompanyRow> {
  return { cursor: null, generation: generation + 1, sweep_wanted: true };
}

/**
 * Notes that the platform has to run these records once their commands are done, and afterwards their dependants.
 * @param waiting the dependants (`findWaiting`)
 * @returns the changed cycle, not yet written
 */
export function withRun(cycle: CycleRow, recordIds: readonly string[], waiting: readonly string[]): CycleRow {
  const run_records = [...new Set([...cycle.run_records, ...recordIds])];
  const same = run_records.length === cycle.run_records.length || cycle.run_wanted === 'all';
  return {
    ...cycle,
    run_wanted: cycle.run_wanted ?? 'commanded',
    run_records,
    waiting_records: [...new Set([...cycle.waiting_records, ...waiting])],
    run_key: same ? cycle.run_key : null,
  };
}
