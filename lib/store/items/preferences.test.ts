import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_PREFERENCES, preferencesSchema } from './preferences.ts';

test('for any stored value, each preference reads as itself or as its default [SY-12]', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_PREFERENCES)), fc.anything()),
      (stored) => {
        const read = z.parse(preferencesSchema, stored);
        expect(Object.keys(read).sort()).toEqual(Object.keys(DEFAULT_PREFERENCES).sort());
        expect(['auto', 'en', 'fr-CA']).toContain(read.language);
        expect(read.batch_size).toBeGreaterThanOrEqual(50);
        expect(read.batch_size).toBeLessThanOrEqual(200);
      },
    ),
  );
});

test('one damaged value does not affect the others', () => {
  const stored = { ...DEFAULT_PREFERENCES, language: 'fr-CA', batch_size: 'many' };
  expect(z.parse(preferencesSchema, stored)).toEqual({ ...DEFAULT_PREFERENCES, language: 'fr-CA' });
});
