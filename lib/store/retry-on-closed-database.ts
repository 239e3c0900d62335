import type { Database } from './database.ts';
import { QueueError } from './queue-error.ts';

/** Names of errors after which the work can succeed on a new connection, because the browser closed the old one. */
const CLOSED: ReadonlySet<string> = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'UnknownError',
]);

/**
 * Runs work that changes the tables in one transaction. Browsers sometimes close a database in use: it is reopened and
 * the work retried once, which is safe because an aborted transaction leaves no changes.
 * @throws QueueError `store_full` if the browser refuses to store more; other errors pass through
 */
export async function retryOnClosedDatabase<T>(db: Database, work: () => Promise<T>): Promise<T> {
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

/** Whether the browser closed the database, or aborted a transaction on it. */
export function isStoreClosed(error: unknown): boolean {
  return CLOSED.has(nameOf(error));
}

/** Whether the browser refuses to store more. */
export function isStoreFull(error: unknown): boolean {
  return nameOf(error) === 'QuotaExceededError';
}

function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('name' in error)) return '';
  return typeof error.name === 'string' ? error.name : '';
}
