import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinSecrets, splitSecrets } from './adapter.ts';
import { ADAPTERS, adapterOf } from './adapters.ts';

test('a connection stored without a kind is a Source Platform API connection', () => {
  expect(adapterOf(undefined)).toBe(ADAPTERS.source_platform);
});

test.each(Object.entries(ADAPTERS))('the registry finds %s by its kind', (kind, adapter) => {
  expect(adapterOf(kind)).toBe(adapter);
});

test('the registry refuses every other kind, also names that objects inherit', () => {
  const other = fc.oneof(fc.string(), fc.constantFrom('toString', '__proto__', 'constructor', ''));
  fc.assert(
    fc.property(
      other.filter((kind) => !Object.hasOwn(ADAPTERS, kind)),
      (kind) => {
        expect(() => adapterOf(kind)).toThrow(
          expect.objectContaining({ code: 'adapter_unknown', retryable: false }),
        );
      },
    ),
  );
});

test('the Source Platform API asks for an address and a key, and stores both as checked', () => {
  const { readCredentials } = adapterOf('source_platform');
  expect(readCredentials({ address: ' https://api.fieldpro.example/v1 ', access_key: ' key-1\n' })).toEqual({
    address: 'https://api.fieldpro.example/v1/',
    secret: 'key-1',
    shown: 'key-1',
  });
});

test.each([
  ['key_refused', 'access_key'],
  ['no_right', 'access_key'],
  ['other_company', 'access_key'],
  ['unreachable', 'address'],
  ['not_a_platform', 'address'],
])('%s is shown beside the field %s', (code, field) => {
  expect(adapterOf('source_platform').fieldOf(code)).toBe(field);
});

test('a refused field is named, and its text is not repeated', () => {
  const typed = { address: 'https://books.example', api_token: 'secret\u00e9' };
  expect(() => adapterOf('invoice_ninja').readCredentials(typed)).toThrow(
    expect.objectContaining({
      code: 'key_characters',
      facts: expect.objectContaining({ field: 'api_token' }),
    }),
  );
  expect(() => adapterOf('invoice_ninja').readCredentials(typed)).not.toThrow(/secret/);
});

test.each([
  ['https://books.example/#/dashboard', 'https://books.example'],
  ['https://books.example/settings/integrations?tab=1', 'https://books.example'],
  ['books.example', 'https://books.example'],
  ['http://127.0.0.1:4000/api/v1', 'http://127.0.0.1:4000'],
])('of the Invoice Ninja address %s the origin is kept, and its secrets together', (address, origin) => {
  const { readCredentials } = adapterOf('invoice_ninja');
  expect(readCredentials({ address, api_token: ' token-1 ', api_secret: '' })).toEqual({
    address: origin,
    secret: JSON.stringify({ api_token: 'token-1', api_secret: '' }),
    shown: 'token-1',
  });
});

test('no file outside the registry asks which kind a platform is', () => {
  const asks = /\bkind\s*[!=]==?\s*['"](?:source_platform|invoice_ninja|fyle|example)/;
  const files = ['lib', 'components', 'entrypoints'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)),
  );
  const code = files.filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  expect(code.length).toBeGreaterThan(300);
  expect(code.filter((file) => asks.test(readFileSync(file, 'utf8')))).toEqual([]);
  expect("if (kind === 'fyle')").toMatch(asks);
});

test('an address that is too long is refused as an address, and beside its field', () => {
  const typed = { address: `https://api.fieldpro.example/${'a'.repeat(9_000)}`, access_key: 'k' };
  expect(() => adapterOf('source_platform').readCredentials(typed)).toThrow(
    expect.objectContaining({
      code: 'address_invalid',
      facts: expect.objectContaining({ field: 'address' }),
    }),
  );
});

test('a stored secret that is not several secrets holds none of them', () => {
  expect(splitSecrets('token-1')).toEqual({});
  expect(splitSecrets(joinSecrets({ api_token: 'token-1' }))).toEqual({ api_token: 'token-1' });
});

test.each([
  [{}, 'address_invalid'],
  [{ address: 'http://api.fieldpro.example', access_key: 'k' }, 'address_insecure'],
  [{ address: 'https://api.fieldpro.example' }, 'key_empty'],
])('credentials %j are refused as %s', (typed, code) => {
  expect(() => adapterOf('source_platform').readCredentials(typed)).toThrow(
    expect.objectContaining({ code }),
  );
});
