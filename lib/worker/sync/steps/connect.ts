import { isEqual } from '../../../core/is-equal.ts';
import { intervalOf } from '../../../core/records/frequency.ts';
import { latest, pastTime } from '../../../core/times.ts';
import { PlatformError } from '../../../platform/platform-error.ts';
import type { CompanyInfo, ConnectionInfo } from '../../../platform/port.ts';
import { countersOf } from '../../../store/records/read-counters.ts';
import type { CompanyRow, CycleRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { planSkip } from '../plan-skip.ts';
import { companyChange, toConnectionRow } from '../read-connection.ts';
import { isLeftBehind, readWaits } from '../read-stall.ts';
import { saveBoth, saveCycle, startOver } from '../save-cycle.ts';
import { pullStep } from './pull.ts';

/** Asks for user and company of the connection; a company that the key no longer opens stops the cycle. */
export async function connectStep(context: CycleContext): Promise<void> {
  const info = await context.platform.connect();
  const company = info.companies.find((each) => each.realm_id === context.company.realm);
  if (!company) {
    const unread = info.set_aside.find(({ realm_id }) => realm_id === context.company.realm);
    if (unread) throw new PlatformError('company_unreadable', unread.reason);
    throw new PlatformError('no_right', `The key no longer opens ${context.company.name}`, { status: null });
  }
  const said = toConnectionRow(info);
  if (!isEqual({ ...context.connection, ...said }, context.connection)) {
    await context.tables.bulk.connections.change(context.connection.id, said);
  }
  const now = context.clock();
  const processed = pastTime(company.last_processed_at, now);
  const read_for = readForOf(info);
  const mayBeSkipped = await mayLeaveOut(context, company, now);
  const { company: kept } = await saveBoth(context, (stored, cycle) => ({
    company: {
      ...stored,
      ...companyChange(company),
      // The allowed commands were read for another user: all records are read again.
      ...(stored.read_for !== undefined && stored.read_for !== read_for && startOver(stored)),
      read_for,
      checked_at: now,
      last_processed_at: latest(stored.last_processed_at, processed),
    },
    // A worker that ends before it has decided asks again.
    cycle: { ...cycle, connected: !mayBeSkipped },
  }));
  if (!mayBeSkipped) return;
  const isWhole = await wasWhole(context, kept, processed ?? now);
  await saveCycle(context, (cycle) => ({
    connected: true,
    ...(isWhole &&
      isBySchedule(cycle) && {
        skipped: true,
        run_wanted: cycle.run_records.length ? 'commanded' : null,
        run_key: null,
      }),
  }));
}

/** For whom records are read: the allowed commands are reported per user. */
export function readForOf({ user: { id, role } }: ConnectionInfo): string {
  return `${id} ${role}`;
}

/** Whether the run of this cycle can be left out, if the platform has processed its whole queue. */
export async function mayLeaveOut(
  { cycle, tables, company: { key, frequency } }: CycleContext,
  { running, last_processed_at }: CompanyInfo,
  now: number,
): Promise<boolean> {
  if (!isBySchedule(cycle)) return false;
  const { ready = 0, scheduled = 0 } = (await countersOf(tables, key)).by_state;
  const processed = pastTime(last_processed_at, now);
  return planSkip(running, ready + scheduled > 0, processed, intervalOf(frequency), now);
}

/** Whether nobody has asked for the run of this cycle. */
function isBySchedule({ trigger, run_wanted }: CycleRow): boolean {
  return trigger === 'schedule' && run_wanted === 'all';
}

/** Whether the platform processed its whole queue: after a run of some records, others that were due still wait. */
async function wasWhole(context: CycleContext, company: CompanyRow, processed: number): Promise<boolean> {
  await pullStep({ ...context, company });
  return !isLeftBehind(await readWaits(context.tables, company), processed);
}
