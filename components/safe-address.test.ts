import { expect, test } from 'vitest';
import { safeAddress } from './safe-address.ts';

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'nothing',
  '',
])('%j becomes no link', (address) => {
  expect(safeAddress(address)).toBeNull();
});

test('a web address becomes a link', () => {
  expect(safeAddress('https://fieldpro.example/invoices/1043')).toBe(
    'https://fieldpro.example/invoices/1043',
  );
  expect(safeAddress(null)).toBeNull();
});
