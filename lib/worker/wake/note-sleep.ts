import { type Areas, type Sleep, STORED_ITEMS, writeItem } from '../../store/items/stored-items.ts';

/** An automatic sync counts as missed when it is this late. */
const LATE_MS = 5 * 60_000;

interface Due {
  readonly next_due_at: number | null;
  readonly last_run_at: number | null;
  readonly outage: object | null;
}

/**
 * The time in which automatic syncs were missed, determined when the worker starts: from the last run until now, if the
 * next one is overdue. An outage also delays runs, but is no sleep.
 * @returns `null` if none was missed
 */
export function missedSince(companies: readonly Due[], now: number): Sleep | null {
  const missed = companies.filter(
    ({ next_due_at, outage }) => next_due_at !== null && !outage && now - next_due_at > LATE_MS,
  );
  if (missed.length === 0) return null;
  const from = Math.max(...missed.map(({ last_run_at, next_due_at }) => last_run_at ?? next_due_at ?? now));
  return { from, to: now };
}

/** Stores the time of sleep for the diagnosis. Call it before any due sync starts. */
export async function noteSleep(
  companies: readonly Due[],
  storage: Areas<'local', 'set' | 'remove'>,
  now: number,
): Promise<void> {
  const slept = missedSince(companies, now);
  if (slept) await writeItem(storage, STORED_ITEMS.asleep, slept);
}
