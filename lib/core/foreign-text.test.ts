import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, isolate } from './foreign-text.ts';

test('what cannot be seen, and what turns a text round, is taken out', () => {
  expect(cleanText('Ce\u0000dar\u202e 00.084$ \u202cGro\u200bve\u2066 x\u2069')).toBe(
    'Cedar 00.084$ Grove x',
  );
  expect(cleanText('one\u2028two\u2029three\u0085four')).toBe('one two three four');
});

test('what scripts and emoji need stays', () => {
  for (const text of ['می‌خواهم', '👩‍🌾', 'Société Béton\tInc.\r\n', 'שלום', '漢字', '\u200fא']) {
    expect(cleanText(text)).toBe(text);
  }
});

test('no text holds an override or an isolate afterwards, and cleaning again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
      expect(clean).not.toMatch(/[\u0000\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029]/);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});

test('only a text from right to left is isolated', () => {
  expect(isolate('Cedar Grove HOA')).toBe('Cedar Grove HOA');
  expect(isolate('אבג')).toBe('\u2068אבג\u2069');
});
