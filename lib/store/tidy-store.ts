import type { Collection } from 'dexie';
import type { Tables } from './database.ts';
import { inLane } from './jobs/open-jobs.ts';
import { keysUnder } from './key-range.ts';

const DAY_MS = 24 * 60 * 60_000;
/** The log is kept for two years, and for no more lines than this, over all companies. */
const LOG_MS = 2 * 365 * DAY_MS;
const LOG_LINES = 200_000;
/** Settled commands are kept for as long as somebody may ask what became of one. */
const SETTLED_MS = 90 * DAY_MS;
const SLICE = 500;

/**
 * Clears away what is over: log lines beyond two years or beyond the bound, oldest first, and commands that settled long
 * ago. Nothing else ever removes a line of the log. Each slice is a transaction of its own.
 */
export async function tidyStore(
  tables: Tables,
  companyKey: string,
  now: number,
  lines: number = LOG_LINES,
): Promise<void> {
  const db = tables.bulk;
  // Ids count up by one, so the span of ids bounds the number of lines without counting them.
  const newest = (await db.log.orderBy('id').last())?.id ?? 0;
  await clearOldest(
    () => db.log.where('id').belowOrEqual(newest - lines),
    () => true,
  );
  await clearOldest(
    () => db.log.where('[company_key+id]').between(...keysUnder(companyKey)),
    (line) => line.at < now - LOG_MS,
  );
  await clearOldest(
    () => inLane(db, companyKey, 'settled'),
    (job) => (job.settled_at ?? now) < now - SETTLED_MS,
  );
}

/** Deletes from the beginning of a range for as long as whole slices of it are over. */
async function clearOldest<T, K>(range: () => Collection<T, K>, isOver: (row: T) => boolean): Promise<void> {
  for (;;) {
    const rows = await range().limit(SLICE).toArray();
    const kept = rows.findIndex((row) => !isOver(row));
    const over = kept === -1 ? rows.length : kept;
    if (over > 0) await range().limit(over).delete();
    if (over < SLICE) return;
  }
}
