import { makeInTurn } from '../../core/in-turn.ts';
import type { Kept } from '../../core/keep-key.ts';
import { type Areas, readItem, STORED_ITEMS, writeItem } from '../items/stored-items.ts';
import { AccessKeyError } from './access-key-error.ts';
import { deleteOtherKeys, ensureSealingKey, findSealingKey } from './sealing-key.ts';

/** An encrypted access key as stored: base64 texts. */
export interface SealedKey {
  readonly iv: string;
  readonly data: string;
  /** Where the sealing key is; absent in rows of earlier versions, which shared one. */
  readonly kept?: Kept | undefined;
}

/** The nonce length that AES-GCM is designed for (NIST SP 800-38D §8.2). */
const IV_BYTES = 12;

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function gcm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) };
}

/** Bound to the connection: a sealed key cannot be moved to another one and sent to another platform. */
export async function seal(
  plain: string,
  key: CryptoKey,
  kept: Kept,
  connectionId: string,
): Promise<SealedKey> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(plain);
  const data = await crypto.subtle.encrypt(gcm(iv, connectionId), key, text);
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)), kept };
}

export async function unseal(sealed: SealedKey, key: CryptoKey, connectionId: string): Promise<string> {
  try {
    const params = gcm(fromBase64(sealed.iv), connectionId);
    const data = await crypto.subtle.decrypt(params, key, fromBase64(sealed.data));
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch (cause) {
    throw new AccessKeyError('key_unreadable', 'The access key was not sealed here', cause);
  }
}

const importKey = (raw: string) =>
  crypto.subtle.importKey('raw', fromBase64(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** A connection and its sealed key, as far as tidying needs them. */
interface Sealing {
  readonly id: string;
  readonly sealed_key: SealedKey | null;
}

/** Where connections are stored. */
export interface Connections {
  all(): Promise<readonly Sealing[]>;
  /** Replaces the sealed key of a connection, unless another was stored meanwhile. */
  replace(id: string, before: SealedKey, after: SealedKey): Promise<void>;
}

/**
 * The access keys of all connections, each sealed under a key of its own: in a database that is deleted with the
 * connection, or in the browser's memory for one session.
 * @param storage the browser's storage
 */
export function accessKeys(storage: Areas<'session', 'get' | 'set' | 'remove'>, connections: Connections) {
  /** One after another, so that no key is deleted before what it has sealed is stored. */
  const inTurn = makeInTurn();

  const sessionKeys = async () => (await readItem(storage, STORED_ITEMS.session_keys)) ?? {};

  async function ensureSessionKey(id: string): Promise<CryptoKey> {
    const keys = await sessionKeys();
    const raw = keys[id] ?? toBase64(crypto.getRandomValues(new Uint8Array(32)));
    await writeItem(storage, STORED_ITEMS.session_keys, { ...keys, [id]: raw });
    return importKey(raw);
  }

  async function sealNow(plain: string, id: string, kept: Kept): Promise<SealedKey> {
    const key = kept === 'session' ? await ensureSessionKey(id) : await ensureSealingKey(id);
    return seal(plain, key, kept, id);
  }

  async function openNow(sealed: SealedKey, id: string): Promise<string> {
    if (sealed.kept === 'session') {
      const raw = (await sessionKeys())[id];
      if (!raw) throw new AccessKeyError('key_ended', 'The access key was kept for one browser session');
      return unseal(sealed, await importKey(raw), id);
    }
    const key = await findSealingKey(sealed.kept ? id : null);
    if (!key) throw new AccessKeyError('key_unreadable', 'The key that sealed the access key is gone');
    return unseal(sealed, key, id);
  }

  async function tidyNow(): Promise<string[]> {
    let isShared = false;
    for (const { id, sealed_key } of await connections.all()) {
      if (!sealed_key || sealed_key.kept) continue;
      try {
        const plain = await openNow(sealed_key, id);
        await connections.replace(id, sealed_key, await sealNow(plain, id, 'profile'));
      } catch (error) {
        // What cannot be read needs no key; where the browser did not answer, the next start tries again.
        if (!(error instanceof AccessKeyError) || error.retryable) isShared = true;
      }
    }
    const all = await connections.all();
    const keptIn = (where: Kept) =>
      new Set(all.flatMap(({ id, sealed_key }) => (sealed_key?.kept === where ? [id] : [])));
    await deleteOtherKeys(keptIn('profile'), isShared);
    const keys = await sessionKeys();
    const needed = keptIn('session');
    const left = Object.fromEntries(Object.entries(keys).filter(([id]) => needed.has(id)));
    if (Object.keys(left).length < Object.keys(keys).length) {
      await writeItem(storage, STORED_ITEMS.session_keys, left);
    }
    return all.flatMap(({ id, sealed_key }) => (sealed_key?.kept === 'session' && !keys[id] ? [id] : []));
  }

  return {
    /**
     * Encrypts an access key and stores it. Until that is done, no sealing key is deleted.
     * @param store stores the sealed key; it may not wait for another call of these functions
     * @returns what `store` returns
     * @throws AccessKeyError `key_store_failed`
     */
    seal: <T>(
      plain: string,
      connectionId: string,
      kept: Kept,
      store: (sealed: SealedKey) => Promise<T>,
    ): Promise<T> => inTurn(async () => store(await sealNow(plain, connectionId, kept))),
    /**
     * Decrypts a sealed access key.
     * @throws AccessKeyError `key_ended` after the browser session for which it was kept; `key_unreadable` where the
     * sealing key is gone, or the stored value was sealed for another connection or altered; `key_store_failed`
     */
    open: (sealed: SealedKey, id: string): Promise<string> =>
      sealed.kept
        ? openNow(sealed, id)
        : // Read before it got a sealing key of its own, perhaps: the row as it is now decides.
          inTurn(async () => {
            const stored = (await connections.all()).find((each) => each.id === id);
            return openNow(stored?.sealed_key ?? sealed, id);
          }),
    /**
     * Gives connections of earlier versions a sealing key of their own, and deletes every sealing key whose connection
     * has ended. Call it at the start, and after a connection was stored, ended or removed.
     * @returns the connections whose key was kept for a session that has ended
     */
    tidy: () => inTurn(tidyNow),
  };
}

export type AccessKeys = ReturnType<typeof accessKeys>;
