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
    // The browser closes databases now and then; the next call opens it anew.
    store = undefined;
    throw new AccessKeyError('key_store_failed', "The browser's storage did not answer", cause);
  }
}

/**
 * The key that seals access keys, or `null` where this browser has none (any more). It can be used and never read: the
 * browser keeps its bits.
 * @throws AccessKeyError `key_store_failed`
 */
export async function findSealingKey(): Promise<CryptoKey | null> {
  return stored(async () => (await get<CryptoKey>(NAME, keyStore())) ?? null);
}

/**
 * The key that seals access keys, made at the first call; calls at the same time get the same key.
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
    // Whoever comes first in the store's own transaction wins.
    await update<CryptoKey>(NAME, (first) => first ?? made, keyStore());
    return (await get<CryptoKey>(NAME, keyStore())) ?? made;
  });
}

/**
 * Deletes the sealing key: what was sealed with it can never be opened again.
 * @throws AccessKeyError `key_store_failed`
 */
export async function deleteSealingKey(): Promise<void> {
  await stored(() => del(NAME, keyStore()));
}
