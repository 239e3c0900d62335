import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { card } from '../lib/locales/card/en.ts';
import { createControls, worded } from './browser/harness/controls.ts';

const BROWSER = fileURLToPath(new URL('browser', import.meta.url));
const files = readdirSync(BROWSER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(`${BROWSER}/${name}`, 'utf8') }));

/** A string, a template or a regular expression, as written in a test. */
const LITERAL = String.raw`(?:'(?:\\.|[^'\\\n])*'|\x60[^\x60]*\x60|/(?![/*])(?:\\.|[^/\\\n])+/\w*)`;

test('an absence needs a control in its own test: the same query has found something', () => {
  const controls = createControls();
  controls.begin();
  controls.absent('button', 'Close');
  controls.absent('button', /^Resync /);
  controls.found({ role: 'link', name: 'Close' });
  expect(controls.end()).toEqual(['button Close', 'button /^Resync /']);

  controls.begin();
  controls.found({ role: 'button', name: 'Close' });
  controls.absent('button', 'Close');
  controls.absent('button', /^Resync /);
  controls.found({ role: 'button', name: 'Resync invoice 1' });
  expect(controls.end()).toEqual([]);

  controls.begin();
  controls.absent('button', 'Close');
  expect(controls.end()).toEqual(['button Close']);
});

test('what is found outside of tests is a control for all of them', () => {
  const controls = createControls();
  controls.found({ role: 'button', name: 'Close' });
  for (let times = 0; times < 2; times += 1) {
    controls.begin();
    controls.absent('button', 'Close');
    expect(controls.end()).toEqual([]);
  }
});

test('alternatives in a name are refused, as each needs a control of its own', () => {
  expect(() => createControls().absent('button', /^(Resync|Clear ID) /)).toThrow(TypeError);
});

test('a name of a catalogue needs no control, and a literal is none', () => {
  expect(worded(card.clear_confirm)).toEqual({ inCatalogue: card.clear_confirm });
  // @ts-expect-error: a literal does not follow the catalogue.
  worded('Clear ID');
});

test('browser tests look for absence with `findNone`, which asks for a control', () => {
  const bare = /findAll\([^()]*(?:\([^()]*\)[^()]*)*\)\)\.(?:toEqual\(\[\]\)|toHaveLength\(0\))/g;
  const found = files.flatMap(({ name, text }) =>
    [...text.matchAll(bare)].map(([each]) => `${name}: ${each}`),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

test('what a text must not say is said elsewhere in the file, or comes from a catalogue', () => {
  const negative = new RegExp(String.raw`\.not\.to(?:Contain|Match)\(\s*(${LITERAL})`, 'g');
  const found = files.flatMap(({ name, text }) =>
    [...text.matchAll(negative)].map(([, literal]) => `${name}: ${literal}`),
  );
  expect(found).toEqual([]);
});

test('an element that a page must not have is looked for elsewhere in the file, by the same selector', () => {
  const negative = [
    String.raw`querySelector\((${LITERAL})\) === null`,
    String.raw`querySelectorAll\((${LITERAL})\)\.length === 0`,
    String.raw`\$\((${LITERAL})\)\)\.toBeNull\(`,
  ].map((source) => new RegExp(source, 'g'));
  const found = files.flatMap(({ name, text }) =>
    negative
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .filter(([, selector = '']) => text.split(selector).length < 3)
      .map(([, selector]) => `${name}: ${selector}`),
  );
  expect(found).toEqual([]);
});
