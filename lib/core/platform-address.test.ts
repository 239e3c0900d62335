import { expect, test } from 'vitest';
import { readTypedAddress } from './platform-address.ts';

test.each([
  [
    'https://api.fieldpro.example/quickbooks-sync/v1',
    'https://api.fieldpro.example/*',
    'api.fieldpro.example',
  ],
  ['  https://api.fieldpro.example:8443/v1 ', 'https://api.fieldpro.example/*', 'api.fieldpro.example:8443'],
  ['http://127.0.0.1:4100/v1', 'http://127.0.0.1/*', '127.0.0.1:4100'],
  ['http://localhost/v1', 'http://localhost/*', 'localhost'],
])('%s needs %s', (typed, pattern, host) => {
  expect(readTypedAddress(typed)).toEqual({ ok: true, address: typed.trim(), pattern, host });
});

test.each([
  ['', 'missing'],
  ['   ', 'missing'],
  ['fieldpro', 'invalid'],
  ['http://fieldpro.example', 'invalid'],
  ['http://127.0.0.1.evil.example', 'invalid'],
  ['https://user:secret@fieldpro.example', 'invalid'],
  ['javascript:alert(1)', 'invalid'],
])('%j is %s', (typed, why) => {
  expect(readTypedAddress(typed)).toEqual({ ok: false, why });
});
