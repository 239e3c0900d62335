import type { Transaction } from '../database.ts';
import type { LogRow } from '../rows.ts';

type End = Pick<LogRow, 'outcome' | 'detail'>;

/**
 * Writes the outcome of an action once; a line that has an outcome keeps it, and the detail noted at the start. Runs in
 * a transaction with `log` in scope.
 */
export function settleLogLine(tx: Transaction<'log'>, id: number, end: End, now: number): Promise<void> {
  return settleLogLines(tx, new Map([[id, end]]), now);
}

/** Settles several lines, by id. */
export async function settleLogLines(
  tx: Transaction<'log'>,
  ends: ReadonlyMap<number, End>,
  now: number,
): Promise<void> {
  if (ends.size === 0) return;
  const ids = [...ends.keys()];
  const [first, last] = [Math.min(...ids), Math.max(...ids)];
  // Commands that were given together have lines that stand together.
  const lines =
    last - first < 2 * ids.length ? await tx.log.between(first, last).all() : await tx.log.getMany(ids);
  const settled = lines.flatMap((line): LogRow[] => {
    const end = line?.id === undefined ? undefined : ends.get(line.id);
    if (!line || !end || line.outcome !== 'pending') return [];
    return [{ ...line, ...end, detail: end.detail ?? line.detail, settled_at: now }];
  });
  if (settled.length) await tx.log.putAll(settled);
}
