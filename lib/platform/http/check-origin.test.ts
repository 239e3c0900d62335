import { expect, test } from 'vitest';
import { checkOrigin } from './check-origin.ts';

test.each([
  ['https://invoicing.co', 'https://invoicing.co'],
  [' https://books.example/#/invoices/1 ', 'https://books.example'],
  ['https://books.example/api/v1/?x=1', 'https://books.example'],
  ['books.example/login', 'https://books.example'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
])('of %j the origin is %s', (typed, origin) => {
  expect(checkOrigin(typed)).toBe(origin);
});

test.each([
  ['', 'address_invalid'],
  ['   ', 'address_invalid'],
  ['/invoices', 'address_invalid'],
  ['ftp://books.example', 'address_invalid'],
  ['http://books.example', 'address_insecure'],
  ['https://user:pass@books.example', 'address_invalid'],
  ['https://qbo.intuit.com/app', 'address_invalid'],
])('%j is refused as %s', (typed, code) => {
  expect(() => checkOrigin(typed)).toThrow(expect.objectContaining({ code }));
});
