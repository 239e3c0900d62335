import { isEqual } from '../../core/is-equal.ts';
import { latest, pastTime } from '../../core/times.ts';
import type { Platform } from '../../platform/port.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import type { CompanyRow, CycleRow } from '../../store/rows.ts';
import type { CycleContext, SyncTools } from './cycle-context.ts';
import { finishCycle, isTroubled } from './finish-cycle.ts';
import { hasToJudge } from './judge-failures.ts';
import { companyChange, toConnectionRow } from './read-connection.ts';
import { newCycle, nextDue, startCycle, withRan } from './save-cycle.ts';
import { mayLeaveOut, readForOf } from './steps/connect.ts';
import { PAGE } from './steps/pull.ts';
import { mayRun, timeOf } from './steps/run.ts';

/**
 * Takes a scheduled cycle of a company of which nothing is open, and stores none of it but its end. If a worker ends
 * meanwhile, the cycle is still due: a whole queue that is run twice is posted once. As soon as there is anything
 * else to store, the cycle is stored as one that has just begun.
 * @returns `finished`; or how the platform is asked from here on: what it has answered already, it is not asked again
 */
export async function quietCycle(
  companyKey: string,
  tools: SyncTools,
  trigger: CycleRow['trigger'],
): Promise<'finished' | Platform | null> {
  const { tables, clock, newKey } = tools;
  const run_key = newKey();
  const fresh = newCycle(companyKey, trigger, newKey(), clock(), true);
  const cycle: CycleRow = { ...fresh, run_wanted: 'all', run_key };
  const begun = await readCalm(companyKey, tools);
  const said = begun && remember(begun.platform);
  // What fails here is met again by the stored cycle, which tells it.
  if (said && (await isQuiet({ ...begun, platform: said.platform, cycle }, run_key).catch(() => false)))
    return 'finished';
  said?.end();
  const id = await startCycle(tables, companyKey, trigger, cycle.id, clock(), undefined, run_key);
  // Where somebody else has begun a cycle meanwhile, everything is asked after that.
  return said && id === cycle.id ? said.platform : null;
}

/** Reads a company of which nothing is open; `null` for any other. */
async function readCalm(key: string, tools: SyncTools): Promise<Omit<CycleContext, 'cycle'> | null> {
  const { company, connection, open } = await tools.tables.bulk.read(
    ['companies', 'connections', 'jobs'],
    async (tx) => {
      const company = await tx.companies.get(key);
      return {
        company,
        connection: company && (await tx.connections.get(company.connection_id)),
        // All lanes but those of commands that wait for a person or have ended.
        open: await tx.jobs.by('lane').between([key, ''], [key, 'parked']).first(),
      };
    },
  );
  if (!company?.first_read_done || !connection?.sealed_key || open) return null;
  const { cursor, outage, sweep_wanted, held_back } = company;
  if (cursor === null || outage || sweep_wanted || held_back || isTroubled(company)) return null;
  return { ...tools, company, connection, platform: tools.openPlatform(connection), epoch: company.epoch };
}

/** Goes through the steps of a cycle. @returns whether nothing but its end was to be stored, and that is stored */
async function isQuiet(context: CycleContext, runKey: string): Promise<boolean> {
  const { company, connection, platform, cycle, tables, clock } = context;
  const step = async <T>(ask: () => Promise<T>): Promise<T> => {
    await context.heartbeat();
    return context.inTurn(ask);
  };
  if (await hasToJudge(context)) return false;
  const info = await step(() => platform.connect());
  const now = clock();
  const found = info.companies.find(({ realm_id }) => realm_id === company.realm);
  if (!found) return false;
  const said = { ...company, ...companyChange(found), read_for: readForOf(info) };
  if (!isEqual(said, company) || !isEqual({ ...connection, ...toConnectionRow(info) }, connection))
    return false;
  if (company.approval === 'automatic' && (await countersOf(tables, company.key)).to_approve > 0)
    return false;
  const skipped = await mayLeaveOut(context, found, now);
  const run =
    !skipped && mayRun(context) ? await step(async () => platform.run?.(company.realm, runKey, null)) : null;
  if (run && run.state !== 'finished') return false;
  const page = await step(() => platform.changes(company.realm, company.cursor, PAGE));
  if (page.has_more || page.records.length + page.set_aside.length > 0 || page.odd?.length) return false;
  const processed = pastTime(found.last_processed_at, now);
  const began = run ? timeOf(run) : skipped ? (processed ?? now) : null;
  const over = {
    ...cycle,
    ...{ run_wanted: null, pull_wanted: false },
    ...(run && withRan(cycle, { outcome: 'finished', whole: true, detail: null, began })),
  };
  const change = (stored: CompanyRow) => ({
    // Somebody may have chosen another frequency meanwhile.
    next_due_at: stored.next_due_at === company.next_due_at ? nextDue(stored, now) : stored.next_due_at,
    checked_at: now,
    last_processed_at: latest(stored.last_processed_at, processed),
    cursor: page.cursor,
  });
  const end = await finishCycle({ ...context, cycle: over }, { before: began, change });
  return end === 'finished';
}

/** A platform whose first answers, until the end, are given once more instead of being asked for again. */
function remember(platform: Platform): { readonly platform: Platform; readonly end: () => void } {
  let isOver = false;
  const twice = <Args extends unknown[], T>(ask: (...args: Args) => Promise<T>) => {
    let said: Promise<T> | undefined;
    return (...args: Args): Promise<T> => {
      const answer = said ?? ask(...args);
      said = said || isOver ? undefined : answer;
      return answer;
    };
  };
  const { connect, changes, run } = platform;
  return {
    platform: {
      ...platform,
      connect: twice(connect),
      changes: twice(changes),
      ...(run && { run: twice(run) }),
    },
    end: () => {
      isOver = true;
    },
  };
}
