import { createStore, del, get, type UseStore, update } from 'idb-keyval';
import { AccessKeyError } from './access-key-error.ts';

const NAME = 'sealing-key';

let store: UseStore | undefined;

/** Opened at first use: a worker that needs no key opens no database. */
function keyStore(): UseStore {
  store ??= createStore('tickmark-session', 'keys');
  return store;
}

async function stored<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    // Browsers close databases now and then; the next call opens it again.
    store = undefined;
    throw new AccessKeyError('key_store_failed', "The browser's storage did not answer", cause);
  }
}

/**
 * Finds the key that seals access keys; `null` if this browser has none (any more). It can be used but not read: the
 * browser does not export it.
 * @throws AccessKeyError `key_store_failed`
 */
export async function findSealingKey(): Promise<CryptoKey | null> {
  return stored(async () => (await get<CryptoKey>(NAME, keyStore())) ?? null);
}

/**
 * Returns the key that seals access keys and creates it at the first call; concurrent calls get the same key.
 * @throws AccessKeyError `key_store_failed`
 */
export async function ensureSealingKey(): Promise<CryptoKey> {
  const found = await findSealingKey();
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return stored(async () => {
    // The first call in the store's own transaction wins.
    await update<CryptoKey>(NAME, (first) => first ?? made, keyStore());
    return (await get<CryptoKey>(NAME, keyStore())) ?? made;
  });
}

/**
 * Deletes the sealing key: values sealed with it can never be opened again.
 * @throws AccessKeyError `key_store_failed`
 */
export async function deleteSealingKey(): Promise<void> {
  await stored(() => del(NAME, keyStore()));
}
