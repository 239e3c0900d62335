import { promisifyRequest as settled } from 'idb-keyval';
import { AccessKeyError } from './access-key-error.ts';

/** One database per connection, which is deleted with it: nothing of the key stays behind. */
const PREFIX = 'tickmark-key ';
/** Earlier versions kept one key for all connections here. */
export const SHARED = 'tickmark-session';
const TABLE = 'keys';
const NAME = 'sealing-key';

const nameOf = (connectionId: string) => `${PREFIX}${connectionId}`;

/** Opens a database of keys; `null` if there is none and none is to be made. */
async function openKeys(name: string, make: boolean): Promise<IDBDatabase | null> {
  const request = indexedDB.open(name);
  let isNew = false;
  request.onupgradeneeded = () => {
    isNew = true;
    if (make) request.result.createObjectStore(TABLE);
    else request.transaction?.abort();
  };
  try {
    return await settled(request);
  } catch (error) {
    if (isNew && !make) return null;
    throw error;
  }
}

async function stored<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    throw new AccessKeyError('key_store_failed', "The browser's storage did not answer", cause);
  }
}

/** Works with the table of keys; the database is closed again, so that it can be deleted at any time. */
async function withKeys<Value>(
  db: IDBDatabase,
  mode: IDBTransactionMode,
  work: (keys: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  try {
    const transaction = db.transaction(TABLE, mode, { durability: 'strict' });
    const [value] = await Promise.all([work(transaction.objectStore(TABLE)), settled(transaction)]);
    return value;
  } finally {
    db.close();
  }
}

/**
 * Finds the key that seals a connection's access key; `null` if this browser has none (any more). The browser does not
 * export it, but stores it in the profile: whoever can copy the profile's files can read it there.
 * @param connectionId `null` for the key that earlier versions shared
 * @throws AccessKeyError `key_store_failed`
 */
export function findSealingKey(connectionId: string | null): Promise<CryptoKey | null> {
  return stored(async () => {
    const db = await openKeys(connectionId === null ? SHARED : nameOf(connectionId), false);
    if (!db) return null;
    return withKeys(
      db,
      'readonly',
      async (keys) => (await settled<CryptoKey | undefined>(keys.get(NAME))) ?? null,
    );
  });
}

/**
 * Returns the key that seals a connection's access key and creates it at the first call; concurrent calls get the same
 * key.
 * @throws AccessKeyError `key_store_failed`
 */
export function ensureSealingKey(connectionId: string): Promise<CryptoKey> {
  return stored(async () => {
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const db = await openKeys(nameOf(connectionId), true);
    if (!db) return made;
    return withKeys(db, 'readwrite', async (keys) => {
      // The first call in the store's own transaction wins.
      const first = await settled<CryptoKey | undefined>(keys.get(NAME));
      if (!first) await settled(keys.put(made, NAME));
      return first ?? made;
    });
  });
}

/**
 * Deletes the sealing keys of all other connections, and the one that earlier versions shared unless it is still needed.
 * @param kept the connections whose keys are needed
 * @throws AccessKeyError `key_store_failed`
 */
export function deleteOtherKeys(kept: ReadonlySet<string>, keepShared: boolean): Promise<void> {
  return stored(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      const isShared = name === SHARED && !keepShared;
      if (isShared || (name.startsWith(PREFIX) && !kept.has(name.slice(PREFIX.length)))) {
        await settled(indexedDB.deleteDatabase(name));
      }
    }
  });
}
