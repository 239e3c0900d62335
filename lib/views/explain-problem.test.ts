import { expect, test } from 'vitest';
import { problems as en, type ProblemCode, unnamed as unnamedEn } from '../locales/problems/en.ts';
import { problems as fr, unnamed as unnamedFr } from '../locales/problems/fr-ca.ts';
import { explainProblem } from './explain-problem.ts';

const english = { problems: en, unnamed: unnamedEn };
const french = { problems: fr, unnamed: unnamedFr };

const codes = Object.keys(en) as ProblemCode[];

test('both languages explain the same problems', () => {
  expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
});

test.each(codes)('%s says what happened and what to do, with and without facts', (code) => {
  for (const language of [english, french]) {
    for (const facts of [
      {},
      { platform: 'FieldPro', company: 'Maple Inc.', other_company: 'B Ltd', who: 'X', since: 'Tue 09:10' },
    ]) {
      const { what, steps, otherwise } = explainProblem(code, language, facts);
      expect(what.length).toBeGreaterThan(10);
      expect(steps.length).toBeGreaterThan(0);
      for (const text of [what, ...steps, otherwise ?? 'none']) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/undefined|null|\.\.$| {2}/);
      }
    }
  }
});

test('a code without words is explained as an internal error, with the code in the details', () => {
  const explained = explainProblem('flux_low', english, {}, 'capacitor');
  expect(explained.what).toBe('Something went wrong inside Tickmark.');
  expect(explained.details).toBe('flux_low: capacitor');
});

test('any text from a platform becomes a sentence with a capital and a full stop', () => {
  const said = (detail: string) => explainProblem('refused', english, { detail }).what;
  expect(said("something you're trying to use has been made inactive")).toBe(
    "Something you're trying to use has been made inactive.",
  );
  expect(said('Who is that?')).toBe('Who is that?');
  for (const code of codes) {
    for (const language of [english, french]) {
      const { what, steps, otherwise } = explainProblem(code, language, {
        ...{ platform: 'fieldpro inc.', company: 'maple inc.', other_company: 'b ltd.', who: 'jane r.' },
        ...{ since: 'Tue 09:10', detail: 'object not found' },
      });
      for (const text of [what, ...steps, otherwise ?? 'None.']) {
        expect(text, code).toMatch(/^[“«]?[\p{Lu}\p{N}].*[.?!…]$/su);
        expect(text, code).not.toMatch(/\.\./);
      }
    }
  }
});

test('a company name that ends with a full stop does not double it', () => {
  const facts = { company: 'Maple Landscaping Inc.', other_company: 'Bluebird Dental LLC' };
  expect(explainProblem('other_company', english, facts).what).toBe(
    'This key is for Bluebird Dental LLC, but this connection belongs to Maple Landscaping Inc.',
  );
});
