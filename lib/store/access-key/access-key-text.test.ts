import { expect, test } from 'vitest';
import { maskAccessKey } from './access-key-text.ts';

test('a mask shows four characters of a long key and none of a short one [SY-22]', () => {
  expect(maskAccessKey('fp_live_0123456789')).toBe('••••6789');
  expect(maskAccessKey('short-key')).toBe('••••');
});
