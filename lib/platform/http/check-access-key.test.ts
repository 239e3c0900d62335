import { expect, test } from 'vitest';
import { checkAccessKey } from './check-access-key.ts';

test.each([
  ['fp_live_0123456789', 'fp_live_0123456789'],
  ['  fp_live_0123456789\n', 'fp_live_0123456789'],
  ['fp_live_\r\n 0123\u00A0456789\u200B\uFEFF', 'fp_live_0123456789'],
  ['~!"#$%&/=', '~!"#$%&/='],
  ['a'.repeat(512), 'a'.repeat(512)],
])('%j contains a key', (pasted, key) => {
  expect(checkAccessKey(pasted)).toBe(key);
});

test.each([
  ['', 'key_empty'],
  [' \n\t', 'key_empty'],
  ['a'.repeat(513), 'key_too_long'],
  ['clé-0123', 'key_characters'],
  ['key\u0000', 'key_characters'],
  ['••••1234', 'key_characters'],
])('%j contains no key', (pasted, code) => {
  expect(() => checkAccessKey(pasted)).toThrow(expect.objectContaining({ code, retryable: false }));
});

test('the error for a refused key does not repeat it', () => {
  expect(() => checkAccessKey('sécret')).not.toThrow(/cret/);
});
