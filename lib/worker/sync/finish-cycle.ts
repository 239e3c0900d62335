import type { SyncEnd } from '../../core/records/sync-end.ts';
import { latest } from '../../core/times.ts';
import { assertEpoch } from '../../store/jobs/write-jobs.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import type { CompanyRow, CycleRow } from '../../store/rows.ts';
import { setAsideJobs } from '../../store/set-aside-damaged.ts';
import { tidyStore } from '../../store/tidy-store.ts';
import type { CycleContext } from './cycle-context.ts';
import { planNextStep } from './plan-next-step.ts';
import { readFacts } from './read-facts.ts';
import { isLeftBehind, readStall, readWaits } from './read-stall.ts';
import { saveCompany } from './save-cycle.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Ends the cycle, unless new work for it has arrived.
 * @param unwritten of a cycle that was never stored: what is stored of the company with its end, unless records that were
 *   due before a moment still wait
 * @returns `later` if the platform's run continues and cannot be followed now; `undefined` if there is more to do
 */
export async function finishCycle(
  context: CycleContext,
  unwritten?: {
    readonly before: number | null;
    readonly change: (stored: CompanyRow) => Partial<CompanyRow>;
  },
): Promise<'finished' | 'later' | undefined> {
  const { tables, epoch, clock, company } = context;
  const db = tables.bulk;
  const now = clock();
  await tidyDaily(context, now);
  const { failed } = await countersOf(tables, company.key);
  const waits = await readWaits(tables, company);
  if (unwritten && unwritten.before !== null && isLeftBehind(waits, unwritten.before)) return undefined;
  const stalled_since = await readStall(tables, company, waits, now);
  const processed = company.last_processed_at;
  const whole = processed !== null && !isLeftBehind(waits, processed) ? processed : null;
  const ended = await db.write(['companies', 'cycles', 'jobs'], async (tx) => {
    await assertEpoch(tx, company.key, epoch);
    const stored = await tx.cycles.get(company.key);
    // Where somebody has begun one meanwhile, that one has to be taken.
    const cycle = unwritten && !stored ? context.cycle : stored;
    const seen = (await tx.companies.get(company.key)) ?? company;
    const current = { ...seen, ...unwritten?.change(seen) };
    if (!cycle || planNextStep(await readFacts(tx, current, cycle, now)) !== 'reconcile') return undefined;
    if (cycle.run) {
      await tx.cycles.put({ ...cycle, pull_wanted: true });
      return 'later';
    }
    const scheduled = cycle.trigger !== 'user' && cycle.trigger !== 'command';
    await tx.companies.put({
      ...current,
      last_run_at: now,
      // Connecting only reads, and a cycle with unsent commands or an unrequested run is no sync.
      last_success_at: isTroubled(current)
        ? current.last_success_at
        : successOf(context, current, cycle, whole),
      syncs: [...(current.syncs ?? []), endOf(cycle, now)].slice(-SYNCS),
      // Failures corrected by people in between do not hide new ones.
      failed_seen: scheduled ? failed : current.failed_seen && Math.min(current.failed_seen, failed),
      stalled_since,
      waits,
      outage: null,
    });
    if (!unwritten) await tx.cycles.delete(company.key);
    return { scheduled, seen: current.failed_seen };
  });
  if (typeof ended !== 'object') return ended;
  if (ended.scheduled && ended.seen !== null && failed > ended.seen) {
    context.announce({ kind: 'new_failures', company, count: failed - ended.seen });
  }
  context.changed(company, null);
  return 'finished';
}

/** The last syncs that are kept: whoever asked for one looks within seconds. */
const SYNCS = 5;

/** How a cycle ended, under its id. */
function endOf({ id, ran }: CycleRow, at: number): SyncEnd {
  const { outcome = 'none', whole = false, detail = null } = ran ?? {};
  return { id, at, outcome, whole, detail };
}

/**
 * When all was last synced that was due. Only a whole run that has finished counts, or what the platform has processed by
 * itself without leaving anything behind; one that cannot be asked to run is taken at its word by being read.
 * @param whole when the platform last processed records and left none behind, or `null`
 */
function successOf(
  { clock, connection }: CycleContext,
  { last_success_at, last_processed_at }: CompanyRow,
  { trigger, ran }: CycleRow,
  whole: number | null,
): number | null {
  const isDone =
    trigger !== 'connect' &&
    (connection.capabilities.runs ? ran?.whole && ran.outcome === 'finished' : last_processed_at === null);
  return latest(last_success_at, isDone ? clock() : whole);
}

/** Whether a step of the company fails. */
export function isTroubled({ troubles }: CompanyRow): boolean {
  return Object.keys(troubles ?? {}).length > 0;
}

/** Once a day: deletes old lines and commands, and looks for commands that no index would find. */
async function tidyDaily(context: CycleContext, now: number): Promise<void> {
  const { tables, company } = context;
  if (company.tidied_at !== null && now - company.tidied_at < DAY_MS) return;
  await saveCompany(context, { tidied_at: now });
  await tidyStore(tables, company.key, now);
  if (await setAsideJobs(tables, company.key, now)) context.changed(company, null);
}
