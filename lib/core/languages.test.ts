import { expect, test } from 'vitest';
import { chooseLanguage } from './languages.ts';

test.each([
  ['auto', ['fr-CA'], 'fr-CA'],
  ['auto', ['fr'], 'fr-CA'],
  ['auto', ['FR-fr'], 'fr-CA'],
  ['auto', ['en-CA'], 'en'],
  ['auto', ['frr'], 'en'],
  ['auto', [''], 'en'],
  ['auto', [], 'en'],
  ['auto', ['de-CH', 'fr-CH', 'en'], 'fr-CA'],
  ['auto', ['en-CA', 'fr-CA'], 'en'],
  ['en', ['fr-CA'], 'en'],
  ['fr-CA', ['en-US'], 'fr-CA'],
] as const)('%s with %j as the user’s languages selects %s', (choice, read, language) => {
  expect(chooseLanguage(choice, read)).toBe(language);
});
