import { expect, test } from 'vitest';
import { checkAccessKey, maskAccessKey } from './access-key-text.ts';

test.each([
  ['fp_live_0123456789', 'fp_live_0123456789'],
  ['  fp_live_0123456789\n', 'fp_live_0123456789'],
  ['fp_live_\r\n 0123\u00A0456789\u200B\uFEFF', 'fp_live_0123456789'],
  ['~!"#$%&/=', '~!"#$%&/='],
  ['a'.repeat(512), 'a'.repeat(512)],
])('%j holds a key', (pasted, key) => {
  expect(checkAccessKey(pasted)).toBe(key);
});

test.each([
  ['', 'key_empty'],
  [' \n\t', 'key_empty'],
  ['a'.repeat(513), 'key_too_long'],
  ['clé-0123', 'key_characters'],
  ['key\u0000', 'key_characters'],
  ['••••1234', 'key_characters'],
])('%j holds none', (pasted, code) => {
  expect(() => checkAccessKey(pasted)).toThrow(expect.objectContaining({ code, retryable: false }));
});

test('a refused key is not repeated in the error', () => {
  expect(() => checkAccessKey('sécret')).not.toThrow(/cret/);
});

test('a mask shows four characters of a long key and none of a short one [SY-22]', () => {
  expect(maskAccessKey('fp_live_0123456789')).toBe('••••6789');
  expect(maskAccessKey('short-key')).toBe('••••');
});
