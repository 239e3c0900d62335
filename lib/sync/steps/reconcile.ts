import { matchError } from '../../guide/match-error.ts';
import { enqueueJobs, type Wish } from '../../queue/enqueue-jobs.ts';
import { countedRange } from '../../queue/keep-counters.ts';
import { failureOf, refreshShown } from '../../queue/mirror-records.ts';
import { inLane } from '../../queue/open-jobs.ts';
import type { RecordRow } from '../../queue/rows.ts';
import { stopFollowing } from '../../queue/settle-jobs.ts';
import { holdEpoch } from '../../queue/write-jobs.ts';
import type { Grace } from '../../records/grace.ts';
import type { CycleContext } from '../cycle-context.ts';
import { deriveKey } from '../derive-key.ts';
import { keepCompany, keepCycle, wantRun } from '../keep-cycle.ts';
import { isSuspicious } from '../plan-failsafe.ts';
import { type Correction, planGrace } from '../plan-grace.ts';

/** Failures judged, and approvals sent, in one cycle; the rest has its turn in the next. */
const MOST = 1_000;
/** A run that was going already may have left commanded records out; it is asked for again this often. */
const MOST_RUNS = 2;

/**
 * Judges what the platform says: ends the following of commands, counts grace, starts safe corrections and automatic
 * approvals.
 * @returns whether new commands were queued, or another run is wanted: the cycle then goes on
 */
export async function reconcileStep(context: CycleContext): Promise<boolean> {
  if (await leftOutOfRun(context)) return true;
  const settled = await stopFollowing(context.tables, context.company.key, context.epoch);
  if (settled.length) context.changed(context.company, settled);
  if (context.cycle.judged) return false;
  await keepCycle(context, { judged: true });
  const wishes = [...(await judgeFailures(context)), ...(await approvals(context))];
  if (wishes.length === 0) return false;
  const total = await recordCount(context);
  if (isSuspicious(wishes.filter((wish) => wish.asked_by === 'correction').length, total)) {
    await keepCompany(context, { held_back: { corrections: wishes.length, at: context.clock() } });
    return false;
  }
  await enqueueJobs(context.tables, wishes, context.clock());
  context.changed(
    context.company,
    wishes.map((wish) => wish.record_id),
  );
  return true;
}

async function leftOutOfRun(context: CycleContext): Promise<boolean> {
  const { tables, company, connection, cycle } = context;
  if (!connection.capabilities.runs || cycle.again >= MOST_RUNS) return false;
  const following = await inLane(tables.bulk, company.key, 'following').toArray();
  const rows = await tables.bulk.records.bulkGet(
    following.map((job) => [company.key, job.record_id] as [string, string]),
  );
  const left = rows.filter((row) => row && ['ready', 'scheduled', 'syncing'].includes(row.record.sync.state));
  if (left.length === 0) return false;
  await keepCycle(context, { again: cycle.again + 1, pull_wanted: true });
  await wantRun(
    context,
    left.map((row) => row?.id ?? ''),
  );
  return true;
}

async function recordCount({ tables, company }: CycleContext): Promise<number> {
  const counters = await tables.bulk.counters.get(company.key);
  return Object.values(counters?.by_state ?? {}).reduce((sum, count) => sum + count, 0);
}

async function judgeFailures(context: CycleContext): Promise<Wish[]> {
  const { tables, company, epoch, cycle } = context;
  const db = tables.bulk;
  const counts = cycle.trigger === 'schedule' || cycle.trigger === 'catch_up';
  const failures = (await countedRange(db, company.key, 'failed').limit(MOST).toArray()).filter(
    (row) => row.record.sync.state === 'failed',
  );
  const graces = new Map<string, Grace | null>();
  const corrections: { row: RecordRow; correct: Correction }[] = [];
  for (const row of failures) {
    const match = matchError(row.record.sync.error, { type: row.record.type, state: row.record.sync.state });
    const rule = { uses_grace: match.usesGrace, correction: match.automaticCorrection, when: match.when };
    const { grace, correct } = planGrace(failureOf(row.record), row.grace, rule, counts);
    if (JSON.stringify(grace) !== JSON.stringify(row.grace)) graces.set(row.id, grace);
    if (correct && row.record.allowed.includes('resync')) corrections.push({ row, correct });
  }
  if (graces.size) {
    await db.transaction('rw', [db.companies, db.records, db.jobs, db.counters], async () => {
      await holdEpoch(db, company.key, epoch);
      await refreshShown(db, company.key, [...graces.keys()], graces);
    });
    context.changed(company, [...graces.keys()]);
  }
  return Promise.all(corrections.map(({ row, correct }) => correctionWish(context, row, correct)));
}

/** Every safe correction is a Resync: the platform looks in QuickBooks first and never creates a second copy. */
async function correctionWish({ company }: CycleContext, row: RecordRow, correct: Correction): Promise<Wish> {
  return {
    key: await deriveKey([company.realm, row.id, row.record.version, correct]),
    company_key: company.key,
    record_id: row.id,
    action: 'resync',
    input: {},
    version: row.record.version,
    asked_by: 'correction',
    who: null,
    label: row.record.number ?? row.record.name,
    hold: null,
  };
}

async function approvals({ company, tables }: CycleContext): Promise<Wish[]> {
  if (company.approval !== 'automatic') return [];
  const rows = await countedRange(tables.bulk, company.key, 'to_approve').limit(MOST).toArray();
  return Promise.all(
    rows
      .filter((row) => row.record.allowed.includes('approve'))
      .map(async (row) => ({
        key: await deriveKey([company.realm, row.id, row.record.version, 'approve']),
        company_key: company.key,
        record_id: row.id,
        action: 'approve' as const,
        input: {},
        version: row.record.version,
        asked_by: 'automatic' as const,
        who: null,
        label: row.record.number ?? row.record.name,
        hold: null,
      })),
  );
}
