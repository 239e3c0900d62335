import { expect, test } from 'vitest';
import { readTypedAddress, webLink } from './platform-address.ts';

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

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'nothing',
  '',
  // Another place than it seems, and one that anybody on the way can replace.
  'https://app.qbo.intuit.com@evil.example/',
  'https://user:secret@fieldpro.example/',
  'http://fieldpro.example/invoices/1043',
  'http://127.0.0.2/',
])('%j becomes no link', (address) => {
  expect(webLink(address)).toBeNull();
});

test('a web address becomes a link', () => {
  for (const address of ['https://fieldpro.example/invoices/1043', 'http://127.0.0.1:4000/x']) {
    expect(webLink(address)).toBe(address);
  }
  expect(webLink(null)).toBeNull();
});

test.each([
  'http://127.0.0.2',
  'http://[::1]:4000',
  'http://app.localhost',
  'http://localhost.',
  'http://x.example',
])('%s can neither be typed nor asked', (address) => {
  expect(readTypedAddress(address)).toEqual({ ok: false, why: 'invalid' });
});
