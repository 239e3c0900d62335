import { AccessKeyError } from './access-key-error.ts';
import { ensureSealingKey, findSealingKey } from './sealing-key.ts';

/** An encrypted access key as stored: base64 texts, useless without this browser's sealing key. */
export interface SealedKey {
  readonly iv: string;
  readonly data: string;
}

/** The nonce length that AES-GCM is designed for (NIST SP 800-38D §8.2). */
const IV_BYTES = 12;

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function gcm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) };
}

/**
 * Encrypts an access key.
 * @param context the connection's id: the key opens only under the same id, so that it cannot be moved to another
 * connection and sent to another platform
 * @throws AccessKeyError `key_store_failed`
 */
export async function sealAccessKey(plain: string, context: string): Promise<SealedKey> {
  const key = await ensureSealingKey();
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt(gcm(iv, context), key, new TextEncoder().encode(plain));
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/**
 * Decrypts a sealed access key.
 * @throws AccessKeyError `key_unreadable` where this browser's sealing key is gone, or the stored value was sealed for
 * another connection or altered; `key_store_failed`
 */
export async function openAccessKey(sealed: SealedKey, context: string): Promise<string> {
  const key = await findSealingKey();
  if (!key) throw new AccessKeyError('key_unreadable', 'The key that sealed the access key is gone');
  try {
    const data = await crypto.subtle.decrypt(
      gcm(fromBase64(sealed.iv), context),
      key,
      fromBase64(sealed.data),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch (cause) {
    throw new AccessKeyError('key_unreadable', 'The access key was not sealed here', cause);
  }
}
