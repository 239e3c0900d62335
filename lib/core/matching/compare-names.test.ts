import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLEAR_SCORE, compareNames, LIKELY_SCORE } from './compare-names.ts';
import { type LabelledPair, measurePairs, readPairs } from './measure-pairs.fixture.ts';
import { DEVELOP_DIFFERENT, DEVELOP_SAME } from './name-pairs.develop.fixture.ts';
import { HELD_OUT_DIFFERENT, HELD_OUT_SAME } from './name-pairs.held-out.fixture.ts';
import { readName } from './read-name.ts';
import { weighWords } from './weigh-words.ts';

const scoreOf = (one: string, other: string, known: readonly string[] = []) =>
  compareNames(readName(one), readName(other), weighWords(known.map(readName))).score;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const listed = (pairs: readonly (LabelledPair & { score: number })[]) =>
  pairs.map(({ kind, one, other, score }) => `  ${score.toFixed(2)} ${kind}: ${one} | ${other}`).join('\n');

describe.each([
  ['to develop on', DEVELOP_SAME, DEVELOP_DIFFERENT],
  ['held out', HELD_OUT_SAME, HELD_OUT_DIFFERENT],
])('labelled pairs of names, %s', (half, same, different) => {
  const pairs = [...readPairs(same, true), ...readPairs(different, false)];
  const measured = measurePairs(pairs);

  test('names reach the targets: F1 0.90 at precision 0.95, and 60 % of true pairs clear at precision 0.98', () => {
    const { precision, recall, f1, clearPrecision, clearShare, missed, mistaken } = measured;
    console.log(
      `${half}, ${pairs.length} pairs: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}; ` +
        `clear: precision ${percent(clearPrecision)}, ${percent(clearShare)} of true pairs\n` +
        `missed:\n${listed(missed)}\nmistaken:\n${listed(mistaken)}`,
    );
    expect(pairs.length).toBeGreaterThanOrEqual(200);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(f1).toBeGreaterThanOrEqual(0.9);
    expect(clearPrecision).toBeGreaterThanOrEqual(0.98);
    expect(clearShare).toBeGreaterThanOrEqual(0.6);
  });

  test('no kind of pair fails completely', () => {
    for (const kind of new Set(pairs.map((pair) => pair.kind))) {
      const ofKind = pairs.filter((pair) => pair.kind === kind);
      const wrong = [...measured.missed, ...measured.mistaken].filter((pair) => pair.kind === kind);
      expect(wrong.length / ofKind.length, kind).toBeLessThanOrEqual(0.25);
    }
  });

  test('the comparison is symmetric', () => {
    for (const { one, other } of pairs) expect(scoreOf(one, other), one).toBeCloseTo(scoreOf(other, one), 6);
  });
});

test('the two halves share no pair', () => {
  const texts = [DEVELOP_SAME, DEVELOP_DIFFERENT, HELD_OUT_SAME, HELD_OUT_DIFFERENT].flatMap((list) =>
    list.split('\n').filter((line) => line.includes(' | ')),
  );
  expect(new Set(texts).size).toBe(texts.length);
});

test.each([
  ['another initial', 'J. Castonguay', 'K. Castonguay'],
  ['another branch', 'Fieldmark #112', 'Fieldmark #121'],
  ['another generation', 'Arthur Quill Jr.', 'Arthur Quill Sr.'],
  ['another relation', 'Ashdown Brothers Paving', 'Ashdown Sisters Paving'],
  ['another trade', 'Quillfeather Plumbing', 'Quillfeather Roofing'],
  ['another place', 'Fieldmark Halifax', 'Fieldmark Moncton'],
  ['two brackets of one brand', 'Fieldmark (Halifax)', 'Fieldmark (Moncton)'],
])('%s is another name', (_, one, other) => {
  expect(scoreOf(one, other)).toBeLessThan(LIKELY_SCORE);
});

test.each([
  ['an initial for a name', 'J. Castonguay', 'Jacques Castonguay'],
  ['a nickname', 'Bill Ostrander', 'William Ostrander'],
  ['words in another order', 'Quillfeather Harbour', 'Harbour Quillfeather'],
  ['one bracket', 'Fieldmark (Halifax)', 'Fieldmark'],
  ['a legal form of another family', 'Quillfeather LLC', 'Quillfeather Inc.'],
  ['a generation that one leaves out', 'Arthur Quill Jr.', 'Arthur Quill'],
  ['a sub-customer', 'Quillfeather:Harbour House', 'Harbour House'],
  ['three first letters', 'Royal Bank of Canada', 'RBC'],
])('%s is left to the user', (_, one, other) => {
  expect(scoreOf(one, other)).toBeGreaterThanOrEqual(LIKELY_SCORE);
  expect(scoreOf(one, other)).toBeLessThan(CLEAR_SCORE);
});

test('a typo counts for less where both words are known names', () => {
  const known = [
    'Halberd Foods',
    'Halberd Paving',
    'Halbird Motors',
    'Halbird Farms',
    'Halberd Inn',
    'Halbird Spa',
  ];
  expect(scoreOf('Halberd Glass', 'Halbird Glass', known)).toBeLessThan(
    scoreOf('Halberd Glass', 'Halbird Glass'),
  );
});

const rareWord = fc
  .array(fc.constantFrom('ka', 'vor', 'lin', 'tesh', 'mur', 'dop', 'zel', 'gran'), {
    minLength: 3,
    maxLength: 4,
  })
  .map((parts) => parts.join(''))
  .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
const trade = fc.constantFrom('Plumbing', 'Roofing', 'Bakery', 'Dental Clinic', 'Landscaping', 'Électrique');

test('a name matches clearly in any spelling, with or without a legal form', () => {
  const writings: ((name: string) => string)[] = [
    (name) => name.toUpperCase(),
    (name) => name.normalize('NFD'),
    (name) => name.replace(' ', '\u00a0 '),
    (name) => `The ${name}`,
    (name) => `${name} Inc.`,
    (name) => `${name}, ltée`,
    (name) => `${name} S.E.N.C.`,
    (name) => `${name} GmbH`,
    (name) => `${name} S.à r.l.`,
    (name) => `${name} (deleted)`,
    (name) => `1234567 Ontario Inc. o/a ${name}`,
  ];
  fc.assert(
    fc.property(rareWord, trade, fc.constantFrom(...writings), (word, what, write) => {
      expect(scoreOf(`${word} ${what}`, write(`${word} ${what}`))).toBeGreaterThanOrEqual(CLEAR_SCORE);
    }),
  );
});

test('names of one trade with different distinctive words are never suggested', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(rareWord, { minLength: 2, maxLength: 2 }),
      trade,
      ([one = '', other = ''], what) => {
        fc.pre(one.slice(0, 3) !== other.slice(0, 3) && one.slice(-3) !== other.slice(-3));
        expect(scoreOf(`${one} ${what}`, `${other} ${what}`)).toBeLessThan(LIKELY_SCORE);
      },
    ),
  );
});

test('numbers match in words and figures, and different numbers are different names', () => {
  const words = ['two', 'three', 'seven', 'twelve', 'twenty-one', 'forty two'];
  const figures = ['2', '3', '7', '12', '21', '42'];
  for (const [at, word] of words.entries()) {
    for (const [place, figure] of figures.entries()) {
      const score = scoreOf(`Quillfeather ${word}`, `Quillfeather ${figure}`);
      if (at === place) expect(score, word).toBeGreaterThanOrEqual(CLEAR_SCORE);
      else expect(score, `${word} ${figure}`).toBeLessThan(LIKELY_SCORE);
    }
  }
});
