import { expect, test } from 'vitest';
import { GUIDE_IDS } from '../core/error-guide/guide-entries.ts';
import { guideWords as en } from '../locales/guide/en.ts';
import { guideWords as frCa } from '../locales/guide/fr-ca.ts';
import { searchGuide } from './search-guide.ts';

const ids = (query: string, words = en) => searchGuide(query, words).map(({ id }) => id);

test('by code, leading zeros or not [SS-22]', () => {
  expect(ids('6140')).toEqual(['duplicate-number']);
  expect(ids('006140')).toEqual(['duplicate-number']);
  expect(ids('invalid_grant')).toEqual(['reconnect-needed']);
});

test('by words, in any order, case and accents aside', () => {
  expect(ids('PERIOD closed')).toEqual(['closed-period']);
  expect(ids('periode FERMEE', frCa)).toContain('closed-period');
  expect(ids('no such words at all')).toEqual([]);
});

test('a blank search shows the whole guide, and no blanks in it', () => {
  const all = searchGuide('  ', frCa);
  expect(all.map(({ id }) => id)).toEqual([...GUIDE_IDS]);
  for (const { what, short } of all) expect(`${what}${short}`).not.toMatch(/[{}]/);
});
