import { Dexie } from 'dexie';
import type { Database } from './database.ts';
import { QueueError } from './queue-error.ts';

/** Names of errors after which the same work can succeed on a connection opened anew: the browser closed the one there was. */
const CLOSED: ReadonlySet<string> = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'UnknownError',
]);

/**
 * Does work that changes the tables in one transaction. Browsers now and then close a database under its user: it is
 * opened again and the work done once more, which is safe because an aborted transaction has left nothing behind.
 * @throws QueueError `store_full` when the browser refuses to store more; anything else passes through
 */
export async function retryOnClosedDatabase<T>(db: Database, work: () => Promise<T>): Promise<T> {
  // Inside another transaction there is nothing to open again: that one is what has failed, and is done again as a whole.
  if (Dexie.currentTransaction) return work();
  try {
    try {
      return await work();
    } catch (error) {
      if (isStoreFull(error) || !isStoreClosed(error)) throw error;
      db.reopen();
      return await work();
    }
  } catch (error) {
    if (!isStoreFull(error)) throw error;
    throw new QueueError('store_full', 'The browser refuses to store more', error);
  }
}

/** Whether the browser closed the database, or broke off a transaction on it. */
export function isStoreClosed(error: unknown): boolean {
  return namesOf(error).some((name) => CLOSED.has(name));
}

/** Whether the browser refuses to store more. */
export function isStoreFull(error: unknown): boolean {
  return namesOf(error).includes('QuotaExceededError');
}

/** Dexie wraps what the browser says: a broken off transaction holds its cause. */
function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'name' in error && typeof error.name === 'string' ? [error.name] : [];
  return 'inner' in error ? [...own, ...namesOf(error.inner)] : own;
}
