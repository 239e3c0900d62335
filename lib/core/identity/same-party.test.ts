import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLEAR_SCORE, compareNames } from './compare-names.ts';
import { readPairs } from './measure-pairs.fixture.ts';
import { DEVELOP_DIFFERENT, DEVELOP_SAME } from './name-pairs.develop.fixture.ts';
import { HELD_OUT_DIFFERENT, HELD_OUT_SAME } from './name-pairs.held-out.fixture.ts';
import { readName } from './read-name.ts';
import { isSameParty } from './same-party.ts';
import { weighWords } from './weigh-words.ts';

test.each([
  ['Birch & Sons', 'Birch and Sons'],
  ['Birch & Sons', 'BIRCH  &\u00a0SONS '],
  ['Birch & Sons', 'Birch & Sons (deleted)'],
  ['Birch & Sons', 'Birch\u200b & Sons, Ltd.'],
  ['Érablière Côté', 'Érablière Côté'.normalize('NFD')],
  ['Lac à l’Épaule S.E.N.C.', "Lac à l'Épaule"],
  ['Cedar Grove:Phase 2', 'Cedar Grove'],
  ['Cedar Grove:Phase 2', 'Phase 2'],
  ['Cedar Grove:Phase 2:Lot 7', 'Phase 2:Lot 7'],
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
])('%s and %s are not', (one, other) => {
  expect(isSameParty(one, other)).toBe(false);
});

test('of the labelled pairs none that differ is one party, and each that is one is clear to the whole comparer', () => {
  const weights = weighWords([]);
  for (const { one, other } of readPairs(DEVELOP_DIFFERENT + HELD_OUT_DIFFERENT, false)) {
    expect(isSameParty(one, other), `${one} | ${other}`).toBe(false);
  }
  for (const { one, other } of readPairs(DEVELOP_SAME + HELD_OUT_SAME, true)) {
    if (!isSameParty(one, other)) continue;
    const { score } = compareNames(readName(one), readName(other), weights);
    expect(score, `${one} | ${other}`).toBeGreaterThanOrEqual(CLEAR_SCORE);
  }
});

test('whatever the texts are, the order does not matter and a name with a letter agrees with itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(isSameParty(one, other)).toBe(isSameParty(other, one));
      expect(isSameParty(`Birch ${one}`, `Birch ${one}`)).toBe(true);
    }),
  );
});
