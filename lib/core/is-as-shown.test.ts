import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAsShown } from './is-as-shown.ts';

test.each(['INV  2105', 'INV\u00a02105', ' INV \u202f 2105', 'INV\u200b\t2105\ufeff'])(
  'typing "INV 2105" confirms a number that looks like it: %j',
  (number) => {
    expect(isAsShown('INV 2105', number)).toBe(true);
    expect(isAsShown(number, number)).toBe(true);
  },
);

test('another number never confirms, nor do spaces in other places', () => {
  for (const typed of ['', 'INV2105', 'INV 210', 'inv 2105', 'INV 21 05']) {
    expect(isAsShown(typed, 'INV  2105'), typed).toBe(false);
  }
});

test('for any number, typing what is shown confirms it', () => {
  const space = fc.constantFrom(' ', '  ', '\u00a0', '\u2009', '\u202f', '\t', ' \u200b ');
  const parts = fc.array(fc.stringMatching(/^[A-Za-z0-9#/.]{1,6}$/), { minLength: 1, maxLength: 4 });
  const marks = fc.constantFrom(['-', '\u2011'], ["'", '\u2019'], ['"', '\u201d']);
  fc.assert(
    fc.property(parts, space, marks, (words, between, [typed, printed]) => {
      const number = words.join(between) + printed;
      expect(isAsShown(words.join(' ') + typed, number)).toBe(true);
      expect(isAsShown(`${words.join(' ')}${typed}1`, number)).toBe(false);
    }),
  );
});
