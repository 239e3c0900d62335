import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSmallWord, splitWords } from './split-words.ts';

test.each([
  ['L’Atelier d’Anne', ['Atelier', 'Anne']],
  ["O'Brien & Sons", ['OBrien', 'Sons']],
  ['Érablière Côté S.E.N.C.', ['Érablière', 'Côté', 'SENC']],
  ['J. B. Hunt', ['JB', 'Hunt']],
  ['P&G', ['PG']],
  ['A and B Plumbing', ['AB', 'Plumbing']],
  ['CedarGrove', ['Cedar', 'Grove']],
  ['McDonald', ['McDonald']],
  ['acmegroup.com', ['acmegroup']],
  ['Birch (deleted)', ['Birch']],
  ['Bouleau (supprimé)', ['Bouleau']],
  ['Har\u00adbour\u200b Street', ['Harbour', 'Street']],
  ['  ', []],
])('%s is split into %j', (name, words) => {
  expect(splitWords(name).map(({ written }) => written)).toEqual(words);
});

test('a small word is one that people leave out, and no initial', () => {
  const small = (name: string) =>
    splitWords(name)
      .filter(isSmallWord)
      .map(({ written }) => written);
  expect(small('The Bank of Nova Scotia')).toEqual(['The', 'of']);
  expect(small('Plomberie de la Montagne')).toEqual(['de', 'la']);
  expect(small('Building A')).toEqual([]);
  expect(small('A Plus Roofing')).toEqual(['A']);
});

test('for any name, words hold no space or mark, are short, and their number is bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 5_000 }), (name) => {
      const words = splitWords(name);
      expect(words.length).toBeLessThanOrEqual(60);
      for (const { written, folded } of words) {
        expect(written).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
        expect(folded).not.toBe('');
      }
    }),
  );
});
