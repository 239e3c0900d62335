import { KEPT_FOR } from '../core/records/kept-for.ts';
import type { Tables } from './database.ts';
import { inLane } from './jobs/open-jobs.ts';
import type { RowRange } from './table.ts';

const DAY_MS = 24 * 60 * 60_000;
const LOG_MS = KEPT_FOR.log_years * 365 * DAY_MS;
const SETTLED_MS = KEPT_FOR.settled_days * DAY_MS;
const SLICE = 500;

/**
 * Deletes old data: log lines after two years or beyond the limit, oldest first, and commands settled long ago. Nothing
 * else ever deletes a log line. Each slice has its own transaction.
 */
export async function tidyStore(
  tables: Tables,
  companyKey: string,
  now: number,
  lines: number = KEPT_FOR.log_lines,
): Promise<void> {
  const db = tables.bulk;
  // Ids increase by one, so the range of ids bounds the number of lines without counting.
  const [newest] = await db.log.last(1);
  await clearOldest(db.log.between(0, Math.max(0, (newest?.id ?? 0) - lines)), () => true);
  await clearOldest(db.log.by('company').under(companyKey), (line) => line.at < now - LOG_MS);
  await clearOldest(inLane(db, companyKey, 'settled'), (job) => (job.settled_at ?? now) < now - SETTLED_MS);
}

/** Deletes slices from the start of a range as long as every row of a slice is expired. */
async function clearOldest<Row, Key extends IDBValidKey>(
  range: RowRange<Row, Key>,
  isOver: (row: Row) => boolean,
): Promise<void> {
  for (;;) {
    const rows = await range.all(SLICE);
    const kept = rows.findIndex((row) => !isOver(row));
    const over = kept === -1 ? rows.length : kept;
    if (over > 0) await range.deleteFirst(over);
    if (over < SLICE) return;
  }
}
