import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaveOutNames } from './leave-out-names.ts';

const word = fc.constantFrom(
  'Birch',
  "O'Neil",
  'Söhne',
  'HOA',
  '(North)',
  'A.B.',
  'C++',
  'Zoë',
  'Élan',
  '3rd',
  '[old]',
  'clean-up',
  'A/C',
);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

test('a name is removed in any spelling of spaces, case, accents and apostrophes', () => {
  const written = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.normalize('NFD'),
    (text: string) => text.replaceAll(' ', '\u00a0 '),
    (text: string) => text.replaceAll("'", '\u2019'),
  );
  fc.assert(
    fc.property(name, written, (customer, write) => {
      const text = `Another customer is called ${write(customer)}, id 12.`;
      expect(leaveOutNames(text, [null, '', customer])).toBe('Another customer is called (name), id 12.');
    }),
  );
});

test('parents and children of a name are removed too, and only as whole words', () => {
  expect(leaveOutNames('Cedar: roof of Cedar Grove, cedarwood', ['Cedar Grove:Cedar'])).toBe(
    '(name): roof of (name), cedarwood',
  );
  expect(leaveOutNames('a b', ['a'])).toBe('a b');
});

test('text that is labelled as a name is removed; its codes and numbers stay', () => {
  expect(leaveOutNames('Duplicate: DisplayName=Birch & Sons; Id=12', [])).toBe(
    'Duplicate: DisplayName=(name); Id=12',
  );
  expect(leaveOutNames('{"customer name":"Birch", "DocNumber":"1043"}', [])).toBe(
    '{"customer name":"(name)", "DocNumber":"1043"}',
  );
});
