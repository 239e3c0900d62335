import {
  type Areas,
  readItem,
  STORED_ITEMS,
  type StoreTrouble,
  writeItem,
} from '../../store/items/stored-items.ts';
import { QueueError } from '../../store/queue-error.ts';
import { isStoreFull } from '../../store/retry-on-closed-database.ts';

/**
 * Stores for this browser session, in memory, that the tables could not be written; or that they can again.
 * @param error the error of the attempt, or `null`
 * @returns whether this has changed
 */
export async function saveStoreTrouble(
  storage: Areas<'session', 'get' | 'set' | 'remove'>,
  error: unknown,
  now: number,
): Promise<boolean> {
  const before = await readStoreTrouble(storage);
  if (error !== null) {
    const full = isStoreFull(error) || (error instanceof QueueError && error.code === 'store_full');
    const code = full ? 'store_full' : 'internal_error';
    await writeItem(storage, STORED_ITEMS.store_trouble, { code, since: before?.since ?? now });
  } else if (before) await writeItem(storage, STORED_ITEMS.store_trouble, undefined);
  return (error !== null) !== (before !== null);
}

/** The current trouble with the store; `null` if there is none. */
export async function readStoreTrouble(storage: Areas<'session', 'get'>): Promise<StoreTrouble | null> {
  return (await readItem(storage, STORED_ITEMS.store_trouble)) ?? null;
}
