import type { Database } from './database.ts';
import type { LogRow } from './rows.ts';

/** Writes once how an action ended; a line that has its end keeps it, and what was noted at its beginning. Runs in a transaction with `log` in scope. */
export async function settleLogLine(
  db: Database,
  id: number,
  end: Pick<LogRow, 'outcome' | 'detail'>,
  now: number,
): Promise<void> {
  const line = await db.log.get(id);
  if (line?.outcome === 'pending')
    await db.log.put({ ...line, ...end, detail: end.detail ?? line.detail, settled_at: now });
}
