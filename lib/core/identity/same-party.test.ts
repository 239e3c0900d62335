import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPairs } from '../matching/measure-pairs.fixture.ts';
import { DEVELOP_DIFFERENT } from '../matching/name-pairs.develop.fixture.ts';
import { HELD_OUT_DIFFERENT } from '../matching/name-pairs.held-out.fixture.ts';
import { isSameParty } from './same-party.ts';

test.each([
  ['Birch & Sons', 'Birch and Sons'],
  ['Birch & Sons', 'BIRCH  &\u00a0SONS '],
  ['Birch & Sons', 'Birch & Sons (deleted)'],
  ['Birch & Sons', 'Birch\u200b & Sons'],
  ['Érablière Côté', 'Érablière Côté'.normalize('NFD')],
  ['Lac à l’Épaule', "Lac à l'Épaule"],
  ['Œuvres du Cœur', 'OEUVRES DU COEUR'],
  ['Hauptstraße 5 GmbH', 'HAUPTSTRASSE 5 GmbH'],
  ['Ærø', 'AErø'],
  ['Cedar Grove:Phase 2', 'Cedar Grove'],
  ['Cedar Grove:Phase 2', 'Phase 2'],
])('%s and %s are one party', (one, other) => {
  expect(isSameParty(one, other)).toBe(true);
  expect(isSameParty(other, one)).toBe(true);
});

test.each([
  ['Birch & Sons', 'Cedar Grove HOA'],
  ['Birch', 'Birch & Sons'],
  ['Art', 'Martin Art Supply'],
  ['Birch Ltd', 'Birch LLC'],
  ['Cedar Grove:Phase 2', 'Cedar Grove:Phase 3'],
  ['Cedar Grove:Phase 2', 'Grove'],
  ['', ''],
  ['—', '…'],
  ['Store 12', 'Store 21'],
  ['Møller', 'Moller'],
  ['Анна', 'Anna'],
])('%s and %s are not', (one, other) => {
  expect(isSameParty(one, other)).toBe(false);
});

test('no labelled pair of different names is one party', () => {
  for (const { one, other } of readPairs(DEVELOP_DIFFERENT + HELD_OUT_DIFFERENT, false)) {
    expect(isSameParty(one, other), `${one} | ${other}`).toBe(false);
  }
});

test('for any names, the order does not matter and a name with a letter equals itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(isSameParty(one, other)).toBe(isSameParty(other, one));
      expect(isSameParty(`Birch ${one}`, `Birch ${one}`)).toBe(true);
    }),
  );
});
