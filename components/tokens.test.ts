import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const TOKENS = readFileSync('components/tokens.css', 'utf8');
const SHEETS = ['components', 'entrypoints']
  .flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css') && file !== 'tokens.css')
      .map((file) => `${root}/${file}`),
  )
  .map((file) => [file, readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '')] as const);

/** The values of a property, or of those that begin with it, in a style sheet. */
function valuesOf(css: string, property: string): string[] {
  return [...css.matchAll(new RegExp(`(?<=[\\s{;])${property}: ([^;]+);`, 'g'))].map(
    ([, value]) => value ?? '',
  );
}

test.each(SHEETS)('%s takes radii, text sizes, elevations and motion from the tokens', (_, css) => {
  const radii = valuesOf(css, 'border-radius').flatMap((value) => value.split(' '));
  expect(radii.filter((value) => !/^(0|var\(--radius(-\w+)?\))$/.test(value))).toEqual([]);
  const sizes = valuesOf(css, 'font-size');
  expect(sizes.filter((value) => !/^(inherit|var\(--text(-\w+)?\))$/.test(value))).toEqual([]);
  const lifts = valuesOf(css, 'box-shadow');
  // Lines that take no space are drawn as shadows without blur.
  expect(
    lifts.filter((value) => !/^(none|var\(--lift(-\w+)?\))$/.test(value) && /\d+px \d+px \d+px/.test(value)),
  ).toEqual([]);
  const motions = [...valuesOf(css, 'transition'), ...valuesOf(css, 'animation')];
  expect(motions.filter((value) => value !== 'none' && !value.includes('var(--pace)'))).toEqual([]);
});

test.each(SHEETS)('%s draws no control in a way in which a press on it would not count', (_, css) => {
  // The browser calls nothing visible that has any of these, and what is not visible does not act (lib/content/overlay/seen.ts).
  const unseen = [
    'filter',
    'backdrop-filter',
    'transform',
    'rotate',
    'scale',
    'perspective',
    'mix-blend-mode',
  ];
  expect(unseen.flatMap((property) => valuesOf(css, property)).filter((value) => value !== 'none')).toEqual(
    [],
  );
  const faint = valuesOf(css, 'opacity').filter((value) => value !== '0' && value !== '1');
  expect(faint).toEqual([]);
});

test.each(SHEETS)('%s keeps its spaces on a grid of 4 px', (_, css) => {
  const spaces = ['padding[a-z-]*', 'margin[a-z-]*', 'gap', 'row-gap', 'column-gap'].flatMap((each) =>
    valuesOf(css, each),
  );
  const off = spaces.filter((value) =>
    [...value.matchAll(/(?<![\w.(-])(\d+(?:\.\d+)?)px/g)].some(
      ([, n]) => Number(n) % 4 !== 0 && Number(n) !== 2,
    ),
  );
  expect(off).toEqual([]);
});

/** What stands in braces after `@media (forced-colors: active)`, and the rest of the sheet. */
function partForced(css: string): { forced: string; rest: string } {
  const block = /@media \(forced-colors: active\) \{((?:[^{}]+\{[^{}]*\})*)\s*\}/g;
  return {
    forced: [...css.matchAll(block)].map(([, rules]) => rules).join(''),
    rest: css.replace(block, ''),
  };
}

/** The selectors of all rules that set the width of a border on every side. */
function selectorsWithBorder(css: string): string[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) =>
    /(?<![\w-])border(-width)?:/.test(body) ? selectors.split(',').map((each) => each.trim()) : [],
  );
}

test.each(SHEETS)('%s has no border in forced colours that a closer rule takes away', (_, css) => {
  const { forced, rest } = partForced(css);
  const closer = selectorsWithBorder(rest);
  const lost = selectorsWithBorder(forced).filter((selector) =>
    closer.some((each) => each.endsWith(` ${selector}`)),
  );
  expect(lost).toEqual([]);
});

test.each(SHEETS)('%s uses only tokens that exist', (_, css) => {
  const own = new Set([...`${TOKENS}${css}`.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  // A list's measures are set by the component that measures them.
  const measured = new Set([
    '--columns',
    '--row',
    '--scrollbar',
    '--place',
    '--head',
    '--sides',
    '--edge',
    '--most-wide',
    '--most-high',
  ]);
  const used = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? '');
  expect(used.filter((name) => !own.has(name) && !measured.has(name))).toEqual([]);
});

test('every disabled button has a solid border', () => {
  expect(SHEETS.filter(([, css]) => /disabled[^{]*\{[^}]*dashed/.test(css)).map(([file]) => file)).toEqual(
    [],
  );
});
