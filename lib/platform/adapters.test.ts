import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  const { fields, readCredentials } = adapterOf('source_platform');
  expect(Object.entries(fields).map(([name, { input }]) => [name, input])).toEqual([
    ['address', 'address'],
    ['access_key', 'secret'],
  ]);
  expect(readCredentials({ address: ' https://api.fieldpro.example/v1 ', access_key: ' key-1\n' })).toEqual({
    address: 'https://api.fieldpro.example/v1/',
    secret: 'key-1',
  });
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
