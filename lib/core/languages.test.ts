import { expect, test } from 'vitest';
import { chooseLanguage } from './languages.ts';

test.each([
  ['auto', 'fr-CA', 'fr-CA'],
  ['auto', 'fr', 'fr-CA'],
  ['auto', 'FR-fr', 'fr-CA'],
  ['auto', 'en-CA', 'en'],
  ['auto', 'frr', 'en'],
  ['auto', '', 'en'],
  ['en', 'fr-CA', 'en'],
  ['fr-CA', 'en-US', 'fr-CA'],
] as const)('%s in a browser of %s is %s', (choice, browser, language) => {
  expect(chooseLanguage(choice, browser)).toBe(language);
});
