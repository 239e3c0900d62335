import { expect, test } from 'vitest';
import { checkAddress } from './check-address.ts';

test.each([
  ['https://api.fieldpro.example/quickbooks-sync/v1', 'https://api.fieldpro.example/quickbooks-sync/v1/'],
  ['  https://api.fieldpro.example/v1//\n', 'https://api.fieldpro.example/v1/'],
  ['https://api.fieldpro.example', 'https://api.fieldpro.example/'],
  ['HTTPS://API.FieldPro.example:8443/V1', 'https://api.fieldpro.example:8443/V1/'],
  ['http://127.0.0.1:4000/v1', 'http://127.0.0.1:4000/v1/'],
  ['http://localhost/v1/', 'http://localhost/v1/'],
  ['https://notintuit.com/v1', 'https://notintuit.com/v1/'],
])('%s is usable', (typed, address) => {
  expect(checkAddress(typed).href).toBe(address);
});

test.each([
  ['', 'address_invalid'],
  ['api.fieldpro.example/v1', 'address_invalid'],
  ['localhost:4000', 'address_invalid'],
  ['ftp://api.fieldpro.example', 'address_invalid'],
  ['javascript:alert(1)', 'address_invalid'],
  ['https://user:secret@api.fieldpro.example', 'address_invalid'],
  ['https://api.fieldpro.example/?a=1', 'address_invalid'],
  ['https://api.fieldpro.example/?', 'address_invalid'],
  ['https://api.fieldpro.example/#x', 'address_invalid'],
  [`https://api.fieldpro.example/${'a'.repeat(2_000)}`, 'address_invalid'],
  ['https://app.qbo.intuit.com/app', 'address_invalid'],
  ['https://Quickbooks.API.Intuit.com./v3', 'address_invalid'],
  ['http://api.fieldpro.example', 'address_insecure'],
  ['http://127.0.0.1.example', 'address_insecure'],
  ['http://localhost.example', 'address_insecure'],
  ['http://192.168.1.5/v1', 'address_insecure'],
  // Forms of this computer that the manifest does not name: the browser would let nothing through.
  ['http://[::1]:4000', 'address_insecure'],
  ['http://127.0.0.2', 'address_insecure'],
  ['http://localhost.', 'address_insecure'],
  ['http://app.localhost', 'address_insecure'],
])('%s is refused as %s', (typed, code) => {
  expect(() => checkAddress(typed)).toThrow(expect.objectContaining({ code, retryable: false }));
});

test('an address with a sign-in in it is refused without repeating it', () => {
  expect(() => checkAddress('https://user:secret@api.fieldpro.example')).not.toThrow(/secret/);
});
