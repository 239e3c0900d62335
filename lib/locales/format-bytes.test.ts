import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';

test('storage above zero is never shown as zero', () => {
  expect(formatBytes(12, 'en')).toBe('1 kB');
  expect(formatBytes(18_400_000, 'en')).toBe('18 MB');
  expect(formatBytes(1_500_000, 'fr-CA')).toBe('1,5\u00a0Mo');
});
