import { type CommandRequest, enqueueIn } from '../../../store/jobs/enqueue-jobs.ts';
import { inLane } from '../../../store/jobs/open-jobs.ts';
import { stopFollowing } from '../../../store/jobs/settle-jobs.ts';
import { assertEpoch } from '../../../store/jobs/write-jobs.ts';
import { refreshShown } from '../../../store/records/mirror-records.ts';
import { countedRange } from '../../../store/records/update-counters.ts';
import type { RecordRow } from '../../../store/rows.ts';
import { recordKey } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { type Judgement, judgeFailures } from '../judge-failures.ts';
import { makeAutomaticRequest } from '../make-automatic-request.ts';
import { isLeftBehind, readWaits } from '../read-stall.ts';
import { findWaiting, saveCompany, saveCycle, withRun } from '../save-cycle.ts';
import { goOnWatching } from '../watch-commands.ts';

/** Approvals sent per cycle; the rest follows in the next. */
const MOST = 1_000;
/**
 * A run already under way may have omitted commanded records, and only a run releases their dependants. The run is
 * requested again this often: once for each step from a customer to the refund of a payment.
 */
const MOST_RUNS = 4;

/**
 * Judges the platform's report: stops following finished commands, counts grace, starts safe corrections and automatic
 * approvals. All results are written in one transaction, so that nothing is counted twice or lost.
 * @returns whether new commands were queued, or another run is wanted: then the cycle continues
 */
export async function reconcileStep(context: CycleContext): Promise<boolean> {
  if ((await leftByWholeRun(context)) || (await leftOutOfRun(context)) || (await goOnWatching(context)))
    return true;
  const settled = await stopFollowing(context.tables, context.company.key, context.epoch, null);
  if (settled.length) context.changed(context.company, settled);
  if (context.cycle.judged) return false;
  const judgement = await judgeFailures(context);
  const requests = [...judgement.requests, ...(await approvals(context))];
  const held = JSON.stringify(judgement.held_back) !== JSON.stringify(context.company.held_back);
  const moved = JSON.stringify(judgement.judged) !== JSON.stringify(context.company.judged);
  if (judgement.graces.size === 0 && requests.length === 0 && !held) {
    if (moved) await saveCompany(context, { judged: judgement.judged });
    return false;
  }
  const queued = await writeJudgement(context, judgement, requests);
  context.changed(context.company, held ? null : [...judgement.graces.keys(), ...queued]);
  return queued.length > 0;
}

/** @returns the ids of the records for which a command was queued */
async function writeJudgement(
  { tables, company, epoch, clock }: CycleContext,
  { graces, held_back, judged }: Judgement,
  requests: readonly CommandRequest[],
): Promise<string[]> {
  const db = tables.strict;
  const key = company.key;
  return db.write(['companies', 'cycles', 'records', 'jobs', 'counters', 'log'], async (tx) => {
    await assertEpoch(tx, key, epoch);
    const ids = [...new Set([...graces.keys(), ...requests.map((request) => request.record_id)])];
    const rows = await tx.records.getMany(ids.map((id) => recordKey(key, id)));
    const now = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    // If a user has acted since the failures were read, nothing happens automatically.
    const isAsRead = (id: string) =>
      now.has(id) &&
      (!graces.has(id) || JSON.stringify(graces.get(id)?.before) === JSON.stringify(now.get(id)?.grace));
    const kept = [...graces].filter(([id]) => isAsRead(id));
    await refreshShown(
      tx,
      key,
      kept.map(([id]) => id),
      new Map(kept.map(([id, { after }]) => [id, after])),
    );
    const jobs = await enqueueIn(
      tx,
      requests.filter((request) => isAsRead(request.record_id)),
      clock(),
    );
    const stored = await tx.companies.get(key);
    if (stored) await tx.companies.put({ ...stored, held_back, judged });
    const cycle = await tx.cycles.get(key);
    if (cycle) await tx.cycles.put({ ...cycle, judged: true });
    return jobs.filter((job) => job.lane === 'due').map((job) => job.record_id);
  });
}

/** Requests the whole run again that came while another one was going: it was answered with that one. */
async function leftByWholeRun(context: CycleContext): Promise<boolean> {
  const { tables, company, cycle } = context;
  const { whole, outcome, began = null } = cycle.ran ?? {};
  if (!whole || outcome !== 'finished' || began === null) return false;
  if (!isLeftBehind(await readWaits(tables, company), began)) return false;
  const again = cycle.again < MOST_RUNS;
  await saveCycle(context, {
    ran: { outcome: 'partial', whole, detail: null, began },
    ...(again && { again: cycle.again + 1, run_wanted: 'all', run_key: null }),
  });
  return again;
}

async function leftOutOfRun(context: CycleContext): Promise<boolean> {
  const { tables, company, connection, cycle, epoch } = context;
  if (!connection.capabilities.runs || company.troubles?.run || cycle.again >= MOST_RUNS) return false;
  const following = await inLane(tables.bulk, company.key, 'following').all();
  const concerned = new Set([...following.map((job) => job.record_id), ...cycle.waiting_records]);
  const rows = await tables.bulk.records.getMany([...concerned].map((id) => recordKey(company.key, id)));
  const left = rows.filter(
    (row): row is RecordRow =>
      row !== undefined && ['ready', 'scheduled', 'syncing'].includes(row.record.sync.state),
  );
  if (left.length === 0) return false;
  const ids = left.map((row) => row.id);
  await tables.bulk.write(['companies', 'cycles', 'records', 'counters'], async (tx) => {
    await assertEpoch(tx, company.key, epoch);
    const stored = (await tx.cycles.get(company.key)) ?? cycle;
    const wanted = withRun(stored, ids, await findWaiting(tx, company.key, ids));
    await tx.cycles.put({ ...wanted, again: cycle.again + 1, pull_wanted: true });
  });
  return true;
}

async function approvals(context: CycleContext): Promise<CommandRequest[]> {
  const { company, tables } = context;
  if (company.approval !== 'automatic') return [];
  const rows = await countedRange(tables.bulk, company.key, 'to_approve').all(MOST);
  const approve = { kind: 'approve', action: 'approve', input: {}, asked_by: 'automatic' } as const;
  return Promise.all(
    rows
      .filter((row) => row.record.allowed.includes('approve'))
      .map((row) => makeAutomaticRequest(context, row, approve)),
  );
}
