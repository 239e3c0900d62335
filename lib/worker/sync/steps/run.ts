import { isRefusal } from '../../../platform/platform-error.ts';
import type { Run } from '../../../platform/port.ts';
import type { CycleRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { saveCycle } from '../save-cycle.ts';

/** Asks the platform to run its queue, under a key that was written down first. */
export async function runStep(context: CycleContext): Promise<void> {
  const { platform, company, connection, clock } = context;
  if (!platform.run || !connection.capabilities.runs) {
    await saveCycle(context, { run_wanted: null, run_key: null, run_records: [] });
    return;
  }
  const asked = await saveCycle(context, (cycle) => ({ run_key: cycle.run_key ?? context.newKey() }));
  if (asked.run_wanted === null || asked.run_key === null) return;
  const records = asked.run_wanted === 'all' ? null : asked.run_records;
  const run = await startRun(() => platform.run?.(company.realm, asked.run_key ?? '', records));
  await saveCycle(context, (cycle) => ({
    ...wantedBeyond(cycle, asked),
    run:
      run?.state === 'running'
        ? // Not looked at yet: the first look reads which records are under way.
          { id: run.id, total: run.total, done: null, failed: run.failed, started_at: clock() }
        : null,
    pull_wanted: true,
  }));
}

/** A platform that refuses to run, or to run for this user, is not down: the cycle goes on and reads what it says. */
async function startRun(start: () => Promise<Run> | undefined): Promise<Run | null> {
  try {
    return (await start()) ?? null;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** What somebody has asked for while the platform was answering is still wanted. */
function wantedBeyond(
  cycle: CycleRow,
  asked: CycleRow,
): Pick<CycleRow, 'run_wanted' | 'run_key' | 'run_records'> {
  const widened = cycle.run_wanted === 'all' && asked.run_wanted !== 'all';
  return { run_wanted: widened ? 'all' : null, run_key: null, run_records: [] };
}
