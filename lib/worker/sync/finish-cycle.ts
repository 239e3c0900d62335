import { inLane } from '../../store/jobs/open-jobs.ts';
import { assertEpoch } from '../../store/jobs/write-jobs.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import { setAsideJobs } from '../../store/set-aside-damaged.ts';
import { tidyStore } from '../../store/tidy-store.ts';
import type { CycleContext } from './cycle-context.ts';
import { readStall } from './read-stall.ts';
import { saveCompany } from './save-cycle.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Ends the cycle, unless something has come in meanwhile that it should still do.
 * @returns whether it has ended
 */
export async function finishCycle(context: CycleContext): Promise<boolean> {
  const { tables, epoch, clock, company } = context;
  const db = tables.bulk;
  const now = clock();
  await tidyDaily(context, now);
  const { failed } = await countersOf(tables, company.key);
  const stalled_since = await readStall(tables, company, now);
  const ended = await db.transaction('rw', [db.companies, db.cycles, db.jobs], async () => {
    await assertEpoch(db, company.key, epoch);
    const cycle = await db.cycles.get(company.key);
    const due = await inLane(db, company.key, 'due').first();
    const doubt = await inLane(db, company.key, 'doubt').first();
    if (!cycle || doubt || (due && due.due_at <= now) || cycle.run_wanted || cycle.run || cycle.pull_wanted)
      return false;
    const current = (await db.companies.get(company.key)) ?? company;
    const scheduled =
      cycle.trigger === 'schedule' || cycle.trigger === 'catch_up' || cycle.trigger === 'connect';
    await db.companies.put({
      ...current,
      last_run_at: now,
      // Connecting only reads: it is no sync.
      last_success_at: cycle.trigger === 'connect' ? current.last_success_at : now,
      // What people have put right in between does not hide what fails next.
      failed_seen: scheduled ? failed : current.failed_seen && Math.min(current.failed_seen, failed),
      stalled_since,
      outage: null,
    });
    await db.cycles.delete(company.key);
    return { scheduled, seen: current.failed_seen };
  });
  if (!ended) return false;
  if (ended.scheduled && ended.seen !== null && failed > ended.seen) {
    context.announce({ kind: 'new_failures', company, count: failed - ended.seen });
  }
  context.changed(company, null);
  return true;
}

/** Once a day old lines and commands are cleared away, and commands that no index would find are looked for. */
async function tidyDaily(context: CycleContext, now: number): Promise<void> {
  const { tables, company } = context;
  if (company.tidied_at !== null && now - company.tidied_at < DAY_MS) return;
  await saveCompany(context, { tidied_at: now });
  await tidyStore(tables, company.key, now);
  if (await setAsideJobs(tables, company.key, now)) context.changed(company, null);
}
