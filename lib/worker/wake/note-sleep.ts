import { type Areas, type Sleep, STORED_ITEMS, writeItem } from '../../store/items/stored-items.ts';

/** An automatic sync is called missed when it is this much late. */
const LATE_MS = 5 * 60_000;

interface Due {
  readonly next_due_at: number | null;
  readonly last_run_at: number | null;
  readonly outage: object | null;
}

/**
 * The time in which automatic syncs were missed, told when the worker starts: from the last run to now, where the next one
 * is overdue. An outage puts runs off as well, and is no sleep.
 * @returns `null` where none was missed
 */
export function missedSince(companies: readonly Due[], now: number): Sleep | null {
  const missed = companies.filter(
    ({ next_due_at, outage }) => next_due_at !== null && !outage && now - next_due_at > LATE_MS,
  );
  if (missed.length === 0) return null;
  const from = Math.max(...missed.map(({ last_run_at, next_due_at }) => last_run_at ?? next_due_at ?? now));
  return { from, to: now };
}

/** Keeps the time that was slept through, for the diagnosis. To be called before anything that is due is taken up. */
export async function noteSleep(
  companies: Promise<readonly Due[]>,
  storage: Areas<'local', 'set' | 'remove'>,
  now: number,
): Promise<void> {
  const slept = missedSince(await companies, now);
  if (slept) await writeItem(storage, STORED_ITEMS.asleep, slept);
}
