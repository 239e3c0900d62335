import type { Storage } from 'webextension-polyfill';
import { STORED_ITEMS } from '../../store/items/stored-items.ts';
import { QueueError } from '../../store/queue-error.ts';
import { isStoreFull } from '../../store/retry-on-closed-database.ts';

const { key: NAME } = STORED_ITEMS.store_trouble;

/** A store that takes, or gives, nothing more: of that it can keep no account itself. */
export interface StoreTrouble {
  readonly code: 'store_full' | 'internal_error';
  /** Milliseconds since the epoch. */
  readonly since: number;
}

type Area = Pick<Storage.StorageArea, 'get' | 'set' | 'remove'>;

/**
 * Keeps for this browser session, in memory, that something could not even be written down; or that all is well again.
 * @param error what came of the attempt, or `null`
 * @returns whether that is news
 */
export async function saveStoreTrouble(area: Area, error: unknown, now: number): Promise<boolean> {
  const before = await readStoreTrouble(area);
  if (error !== null) {
    const full = isStoreFull(error) || (error instanceof QueueError && error.code === 'store_full');
    const code = full ? 'store_full' : 'internal_error';
    const trouble: StoreTrouble = { code, since: before?.since ?? now };
    await area.set({ [NAME]: trouble });
  } else if (before) await area.remove(NAME);
  return (error !== null) !== (before !== null);
}

/** The trouble that there is with the store; `null` while all is well. */
export async function readStoreTrouble(area: Pick<Area, 'get'>): Promise<StoreTrouble | null> {
  return ((await area.get(NAME))[NAME] as StoreTrouble | undefined) ?? null;
}
