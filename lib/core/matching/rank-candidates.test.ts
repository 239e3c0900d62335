import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate } from '../records/suggestion.ts';
import { clearMatch, rankCandidates } from './rank-candidates.ts';
import { readName } from './read-name.ts';

function candidate(name: string, more: Partial<Candidate> = {}): Candidate {
  return { quickbooks_id: name, name, kind: 'customer', active: true, linked_to: null, ...more };
}
const ranked = (name: string, names: readonly string[], typed: string | null = null) =>
  rankCandidates(
    name,
    typed,
    names.map((each) => candidate(each)),
  );
const order = (name: string, names: readonly string[]) =>
  ranked(name, names).map((each) => each.candidate.name);

test.each([
  ['Birch & Sons', 'Birch and Sons', 'same_but_writing'],
  ['Birch & Sons', 'Birch & Sons Ltd', 'same_but_legal_form'],
  ['Érablière Côté & Fils', 'ERABLIERE COTE ET FILS', 'same_but_writing'],
  ['Érablière Côté & Fils inc.', 'Erabliere Cote et Fils Ltée', 'same_but_legal_form'],
  ['L’Atelier d’Anne', 'Atelier Anne', 'same_but_writing'],
  ['O’Brien Plumbing', 'OBrien Plumbing', 'same_but_writing'],
  ['J.B. Hunt', 'JB Hunt', 'same_but_writing'],
  ['Smith, Mary', 'Mary Smith', 'same_words'],
  ['Cedar Grove HOA', 'Cedar Grove HOA', 'same_name'],
  ['Harbour Street Clinic', 'Harbor Street Clinic', 'shares_words'],
] as const)('%s and %s: %s', (name, found, kind) => {
  expect(ranked(name, [found])[0]?.reasons[0]?.kind).toBe(kind);
});

test('where all names share a word, the distinctive word decides the rank', () => {
  const [first, second] = ranked('Acme Group', ['Beta Group', 'Acme Holdings', 'Gamma Group', 'Delta Group']);
  expect(first?.candidate.name).toBe('Acme Holdings');
  expect(first?.reasons).toEqual([{ kind: 'shares_words', words: ['Acme'] }]);
  expect((first?.score ?? 0) - (second?.score ?? 0)).toBeGreaterThan(0.2);
});

test('legal forms alone make no names alike, and a name that is a legal form keeps its words', () => {
  expect(ranked('Acme Ltd', ['Beta Ltd'])[0]?.score).toBe(0);
  expect(readName('Company').words).toEqual(['company']);
  expect(readName('Granite Co. Ltd').words).toEqual(['granite']);
});

test('better matches come first [TD-23]', () => {
  expect(
    order('Willow Court Apartments', [
      'Court Street Bakery',
      'Willow Court',
      'Willow Court Apartments LLC',
      'Wilow Court Apartments',
    ]),
  ).toEqual(['Willow Court Apartments LLC', 'Wilow Court Apartments', 'Willow Court', 'Court Street Bakery']);
});

test('a candidate that cannot be chosen says why and keeps its rank [TD-27]', () => {
  const suggestions = rankCandidates('Birch & Sons', 'birch', [
    candidate('Birch & Sons Ltd', { linked_to: { id: 'cus_190', name: 'Birch Holdings' } }),
    candidate('Birch and Sons'),
    candidate('Birch, Anne', { kind: 'employee' }),
    candidate('Birch Supply', { kind: 'vendor' }),
    candidate('Birch Lane', { active: false }),
  ]);
  expect(suggestions[0]?.candidate.name).toBe('Birch and Sons');
  expect(Object.fromEntries(suggestions.map((each) => [each.candidate.name, each.unavailable]))).toEqual({
    'Birch and Sons': null,
    'Birch & Sons Ltd': 'linked',
    'Birch, Anne': 'employee',
    'Birch Supply': 'vendor',
    'Birch Lane': 'inactive',
  });
  expect(clearMatch(suggestions)?.candidate.name).toBe('Birch and Sons');
});

test('the beginning of a word finds the word while the user types', () => {
  const [first] = ranked('C-202', ['Granite Yard', 'Birch and Sons'], 'bir');
  expect(first?.candidate.name).toBe('Birch and Sons');
  expect(first?.score).toBeGreaterThan(0.3);
});

test('two equally good matches leave the choice to the user', () => {
  expect(clearMatch(ranked('Birch & Sons', ['Birch and Sons', 'Birch + Sons']))).toBeNull();
  expect(clearMatch(ranked('Birch & Sons', ['Beech & Sons']))).toBeNull();
  expect(clearMatch([])).toBeNull();
});

test('for any names, scores stay in bounds, input order does not matter, and an equal name wins', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      'Acme Group',
      'Acme Group Ltd',
      '<b>Acme</b>',
      'عيادة الميناء',
      '🌿🌿',
      '   ',
      'Ltd',
      '株式会社 テスト',
    ),
  );
  fc.assert(
    fc.property(anyName, fc.uniqueArray(anyName, { maxLength: 8 }), fc.nat(), (name, others, seed) => {
      const found = [...others, name].map((each, at) => candidate(each, { quickbooks_id: String(at) }));
      const suggestions = rankCandidates(name, null, found);
      for (const { score } of suggestions) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
      const at = seed % found.length;
      const turned = rankCandidates(name, null, [...found.slice(at), ...found.slice(0, at)]);
      expect(turned).toEqual(suggestions);
      if (name.trim() !== '') expect(suggestions[0]?.score).toBe(1);
    }),
  );
});

test('a name of ten thousand characters is compared like any other', () => {
  const long = 'birch '.repeat(1_700);
  const [first] = ranked(long, ['Granite Yard', `${long}Ltd`], long);
  expect(first?.candidate.name).toBe(`${long}Ltd`);
});
