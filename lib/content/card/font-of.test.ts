import { expect, test } from 'vitest';
import { fontOf } from './font-of.ts';

test('the page’s fonts are taken by their names, before the browser’s', () => {
  expect(fontOf('"Avenir Next forINTUIT", Arial, -apple-system, sans-serif')).toBe(
    '"Avenir Next forINTUIT", Arial, -apple-system, sans-serif, system-ui, sans-serif',
  );
});

test.each([
  'x; background: red',
  'url(https://example.com/x)',
  'var(--x)',
  'a } * { color: red',
  '\\75rl',
  '',
  'a'.repeat(301),
])('nothing but names is taken: %s', (families) => {
  expect(fontOf(families)).toBeNull();
});
