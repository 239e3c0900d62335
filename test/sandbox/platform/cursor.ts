import { PlatformProblem } from './problem.ts';

/** An opaque cursor: the epoch it was made in, and a place. */
export function writeCursor(epoch: number, ...place: (string | number)[]): string {
  return Buffer.from(JSON.stringify([epoch, ...place])).toString('base64url');
}

/**
 * Reads a cursor of this epoch; `null` for none.
 *
 * @throws PlatformProblem 410 `cursor_expired` for a cursor of an earlier epoch or of another server
 */
export function readCursor(epoch: number, cursor: string | undefined): (string | number)[] | null {
  if (cursor === undefined || cursor === '') return null;
  const expired = new PlatformProblem(410, 'cursor_expired', 'This cursor has expired: start over');
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw expired;
  }
  if (!Array.isArray(read) || read[0] !== epoch) throw expired;
  return read.slice(1) as (string | number)[];
}

/** Limits a page size to 1 … `most`. */
export function readLimit(limit: string | undefined, most: number): number {
  const wanted = Number(limit ?? most);
  return Number.isInteger(wanted) && wanted >= 1 ? Math.min(wanted, most) : most;
}
