import { KEY_MAX } from '../../core/platform-kinds.ts';
import { PlatformError } from '../platform-error.ts';

/** White space and the invisible characters that come along when text is copied from a page or a message. */
const NOT_OF_A_KEY = /[\s\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/**
 * Takes the access key out of pasted text: drops the spaces and line breaks that were copied with it.
 * @returns 1 to 512 printable ASCII characters, fit for a header
 * @throws PlatformError `key_empty`, `key_too_long`, `key_characters`; the message never repeats the key
 */
export function checkAccessKey(pasted: string): string {
  const key = pasted.replace(NOT_OF_A_KEY, '');
  if (!key) throw new PlatformError('key_empty', 'There is no access key');
  if (key.length > KEY_MAX)
    throw new PlatformError('key_too_long', `An access key has ${KEY_MAX} characters at most`);
  if (!/^[\x21-\x7E]+$/.test(key)) {
    throw new PlatformError('key_characters', 'An access key is made of plain letters, digits and signs');
  }
  return key;
}
