import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordLikeness } from './word-likeness.ts';

test.each([
  ['schumacher', 'schumaker'],
  ['aleksey', 'alexei'],
  ['landscaping', 'landscapng'],
  ['plumbing', 'plubming'],
  ['philips', 'phillips'],
])('%s and %s may be the same word', (a, b) => {
  expect(wordLikeness(a, b)).toBeGreaterThanOrEqual(0.6);
  expect(wordLikeness(a, b)).toBeLessThan(1);
});

test.each([
  ['birch', 'beech'],
  ['cedar', 'grove'],
  ['ace', 'acf'],
  ['route66', 'route67'],
  ['', 'birch'],
])('%s and %s are different words', (a, b) => {
  expect(wordLikeness(a, b)).toBe(0);
});

test('while somebody types, the beginning of a word counts, but not one letter alone', () => {
  expect(wordLikeness('pl', 'plumbing', true)).toBe(0.9);
  expect(wordLikeness('p', 'plumbing', true)).toBe(0);
  expect(wordLikeness('pl', 'plumbing')).toBe(0);
});

test('for any two words, the likeness is between 0 and 1, is 1 for the same word alone, and has no direction', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdehiklmnoprstuxyz1'), maxLength: 14 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const likeness = wordLikeness(a, b);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(likeness === 1).toBe(a === b);
      expect(wordLikeness(b, a)).toBeCloseTo(likeness, 10);
    }),
  );
});
