import { SessionError } from './session-error.ts';

const KEY_MAX = 512;
/** A key shorter than this would be given away by four of its characters. */
const SHOWABLE_FROM = 12;
const SHOWN = 4;

/** White space and the invisible characters that come along when text is copied from a page or a message. */
const NOT_OF_A_KEY = /[\s\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/**
 * The access key in what was pasted, without the spaces and line breaks of the place it was copied from.
 * @throws SessionError `key_empty`, `key_too_long`, `key_characters`
 */
export function checkAccessKey(pasted: string): string {
  const key = pasted.replace(NOT_OF_A_KEY, '');
  if (!key) throw new SessionError('key_empty', 'There is no access key');
  if (key.length > KEY_MAX)
    throw new SessionError('key_too_long', `An access key has ${KEY_MAX} characters at most`);
  if (!/^[\x21-\x7E]+$/.test(key)) {
    throw new SessionError('key_characters', 'An access key is made of plain letters, digits and signs');
  }
  return key;
}

/** What may be shown of a key: its last four characters, or none of a short one. */
export function maskAccessKey(key: string): string {
  return `••••${key.length < SHOWABLE_FROM ? '' : key.slice(-SHOWN)}`;
}
