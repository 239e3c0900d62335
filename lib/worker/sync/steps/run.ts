import { PlatformError } from '../../../platform/platform-error.ts';
import type { Run } from '../../../platform/port.ts';
import type { CompanyRow, CycleRow, OwedRun } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { causeOf } from '../note-outage.ts';
import { endTrouble, isLeftAlone, noteTrouble } from '../note-trouble.ts';
import { saveBoth, saveCycle, withRan } from '../save-cycle.ts';

/** No run is wanted any more. */
const NONE: Pick<CycleRow, 'run_wanted' | 'run_key' | 'run_records'> = {
  run_wanted: null,
  run_key: null,
  run_records: [],
};

/** Asks the platform to run its queue, under a key that was stored before. */
export async function runStep(context: CycleContext): Promise<void> {
  const { platform, company, clock } = context;
  const offered = mayRun(context);
  if (!offered || isLeftAlone(company, 'run', clock())) {
    // If a retry cannot help, the next scheduled cycle asks.
    await saveBoth(context, (stored, cycle) => {
      const owed = offered && stored.troubles?.run?.owed;
      const ran = offered && withRan(cycle, endOf(cycle, stored.troubles?.run));
      const next = { ...cycle, ...NONE, ...ran };
      return { company: owing(stored, owed && addRun(owed, cycle)), cycle: next };
    });
    return;
  }
  const { cycle: asked } = await saveBoth(context, (stored, cycle) => {
    const wanted = { ...cycle, ...addRun(cycle, stored.troubles?.run?.owed) };
    return {
      company: owing(stored, undefined),
      cycle: { ...wanted, run_key: wanted.run_key ?? context.newKey() },
    };
  });
  if (asked.run_wanted === null || asked.run_key === null) return;
  const records = asked.run_wanted === 'all' ? null : asked.run_records;
  try {
    const run = await platform.run?.(company.realm, asked.run_key, records);
    const whole = records === null;
    const began = run ? timeOf(run) : null;
    await saveCycle(context, (cycle) => ({
      ...wantedBeyond(cycle, asked),
      ...(run &&
        run.state !== 'running' &&
        withRan(cycle, { outcome: run.state, whole, detail: null, began })),
      run:
        run?.state === 'running'
          ? // Not read yet: the first read tells which records are under way.
            {
              id: run.id,
              total: run.total,
              done: null,
              failed: run.failed,
              started_at: clock(),
              whole,
              began,
            }
          : null,
      pull_wanted: true,
    }));
    await endTrouble(context, 'run');
  } catch (error) {
    await noteFailure(context, error);
  }
}

/** Whether the platform runs its queue for this user. A viewer starts no runs: the platform would refuse them. */
export function mayRun({ platform, connection: { capabilities, user } }: CycleContext): boolean {
  return platform.run !== undefined && capabilities.runs && user.role !== 'viewer';
}

/** When a run began, in milliseconds by the platform's clock; `null` if it does not say. */
export function timeOf({ started_at }: Run): number | null {
  return Date.parse(started_at ?? '') || null;
}

/** A platform that does not run, or not for this user, is not down: the cycle continues and reads the feed. */
async function noteFailure(context: CycleContext, error: unknown): Promise<void> {
  const lasts = error instanceof PlatformError && error.isLasting;
  await noteTrouble(context, 'run', error, (cycle) => ({
    trouble: lasts ? {} : { owed: addRun(cycle) },
    cycle: { ...NONE, ...withRan(cycle, endOf(cycle, causeOf(error, 'run'))) },
  }));
}

const REFUSALS: ReadonlySet<string> = new Set(['refused', 'no_right']);

/** The end of a run that was not started. */
function endOf(
  { run_wanted }: CycleRow,
  cause: { readonly code: string; readonly reason?: string } | undefined,
): NonNullable<CycleRow['ran']> {
  const outcome = cause && REFUSALS.has(cause.code) ? 'refused' : 'failed';
  return { outcome, whole: run_wanted === 'all', detail: cause?.reason ?? null, began: null };
}

/** The company with this run still to be requested, if runs are in trouble. */
function owing(company: CompanyRow, owed: OwedRun | undefined | false): CompanyRow {
  const { run } = company.troubles ?? {};
  if (!run) return company;
  const { owed: _, ...rest } = run;
  return { ...company, troubles: { ...company.troubles, run: owed ? { ...rest, owed } : rest } };
}

/** Merges two runs. A key belongs to one set of parameters. */
function addRun(one: OwedRun, other?: OwedRun): OwedRun {
  const runs = [one, ...(other ? [other] : [])];
  const wanted = runs.filter(({ run_wanted }) => run_wanted !== null);
  const together = (field: 'run_records' | 'waiting_records') => [
    ...new Set(runs.flatMap((run) => run[field])),
  ];
  return {
    run_wanted:
      wanted.find(({ run_wanted }) => run_wanted === 'all')?.run_wanted ?? wanted[0]?.run_wanted ?? null,
    run_key: wanted.length === 1 ? (wanted[0]?.run_key ?? null) : null,
    run_records: together('run_records'),
    waiting_records: together('waiting_records'),
  };
}

/** What was requested while the platform was answering is still wanted. */
function wantedBeyond(
  cycle: CycleRow,
  asked: CycleRow,
): Pick<CycleRow, 'run_wanted' | 'run_key' | 'run_records'> {
  const widened = cycle.run_wanted === 'all' && asked.run_wanted !== 'all';
  return { ...NONE, run_wanted: widened ? 'all' : null };
}
