import { PlatformError } from '../../../platform/platform-error.ts';
import type { CycleRow } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { endTrouble, noteTrouble } from '../note-trouble.ts';
import { readStall, readWaits } from '../read-stall.ts';
import { saveCompany, saveCycle, withRan } from '../save-cycle.ts';
import { awaitLook, timeToLook } from '../watch-commands.ts';

/** A run is followed closely for this long; afterwards an alarm checks on it. */
const CLOSE_MS = 2 * 60_000;
/** How often the feed is read during a run, and while accepted commands are followed. */
const READ_MS = 15_000;
const WATCH_MS = 3_000;
/** A run without progress for this long is no longer waited for: a scheduled cycle asks again. */
const ENDLESS_MS = 10 * 60_000;
/** How often in a row a failed read of a run is retried. */
const MOST_TRIES = 5;

/**
 * Reads the progress of the platform's run; without one, waits until accepted commands are due to be checked. The feed
 * is read next.
 * @returns `later` if the run takes so long that an alarm should check on it
 */
export async function followStep(context: CycleContext): Promise<'later' | undefined> {
  const { run } = context.cycle;
  if (run) return followRun(context, run);
  await awaitLook(context);
  return undefined;
}

async function followRun(
  context: CycleContext,
  run: NonNullable<CycleRow['run']>,
): Promise<'later' | undefined> {
  const { company, clock, tables } = context;
  const now = await stateOfRun(context, run);
  if (now === undefined) return undefined;
  const moved_at = run.moved_at ?? run.started_at;
  // The clock may have been set back.
  const isEndless = now?.done === run.done && Math.abs(clock() - moved_at) > ENDLESS_MS;
  if (now?.state !== 'running' || isEndless) {
    await saveCycle(context, (cycle) => ({
      ...overWith(cycle, run, now?.state === 'finished'),
      pull_wanted: true,
    }));
    return undefined;
  }
  const age = Math.abs(clock() - run.started_at);
  const isWatched = (await timeToLook(context)) !== null;
  const isMoved = now.done !== run.done;
  // The feed is read meanwhile, however long the run takes and whatever it reports.
  const unread = Math.abs(clock() - (run.read_at ?? run.started_at));
  if (isMoved || unread >= (isWatched ? WATCH_MS : READ_MS)) {
    const { total, done, failed } = now;
    const seen = { ...run, total, done, failed, moved_at: isMoved ? clock() : moved_at, read_at: clock() };
    await saveCycle(context, { run: seen, pull_wanted: true });
  }
  if (isMoved) context.changed(company, []);
  if (age > CLOSE_MS && !isWatched) {
    const waits = await readWaits(tables, company);
    await saveCompany(context, { waits, stalled_since: await readStall(tables, company, waits, clock()) });
    return 'later';
  }
  await context.pause(Math.min(2_000, 200 + age / 10));
  return undefined;
}

/** @returns `null` for a run that the platform no longer knows; `undefined` if it cannot be read now */
async function stateOfRun(context: CycleContext, run: NonNullable<CycleRow['run']>) {
  const { platform, company } = context;
  try {
    const state = (await platform.runState?.(company.realm, run.id)) ?? null;
    await endTrouble(context, 'follow');
    return state;
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'not_found') return null; // The platform no longer knows it, so it is over.
    const tries = company.troubles?.follow?.tries ?? 0;
    const isLost = tries >= MOST_TRIES || (error instanceof PlatformError && error.isLasting);
    await noteTrouble(context, 'follow', error, () => ({
      cycle: isLost ? overWith(context.cycle, run, false) : {},
    }));
    return undefined;
  }
}

/** The run is over; one whose end the platform does not know has not finished. */
function overWith(
  cycle: CycleRow,
  { whole = false, began = null }: NonNullable<CycleRow['run']>,
  isFinished: boolean,
): Pick<CycleRow, 'run' | 'ran'> {
  const outcome = isFinished ? 'finished' : 'failed';
  return { run: null, ...withRan(cycle, { outcome, whole, detail: null, began }) };
}
