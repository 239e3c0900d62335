import { expect, test } from 'vitest';
import { englishTexts, foreignIn } from './foreign-words.ts';

test('a text of three words or more from any English catalogue is known as English', () => {
  const longer = englishTexts.filter((text) => (text.match(/\p{L}{2,}/gu) ?? []).length >= 3);
  expect(longer.length).toBeGreaterThan(2000);
  const unknown = new Set(longer.filter((text) => foreignIn(text).length === 0));
  expect([...unknown].filter((text) => !/undefined|null|invoice/.test(text))).toEqual([]);
});

test('names of products and words that both languages write alike are no English', () => {
  expect(foreignIn('Invoice Ninja · Options · 12 actions · Date')).toEqual([]);
  expect(foreignIn('La facture 1043 agree, https://fieldpro.example/learn/sync')).toEqual(['agree']);
});
