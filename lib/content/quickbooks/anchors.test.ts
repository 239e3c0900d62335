import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const HOME = 'lib/content/quickbooks/anchors.ts';

/**
 * Selectors that do not belong to QuickBooks: of Tickmark's own elements, and of states that HTML and ARIA define for
 * every page.
 */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'lib/content/card/frame-page.tsx': ['dialog', '.card button', '.card', ':hover', 'button, a', 'button, a'],
  'lib/content/card/open-frames.ts': ['a[href], button:not(:disabled), input[type=checkbox]:not(:disabled)'],
  'lib/content/overlay/badge.ts': ['button'],
  'lib/content/overlay/frame.ts': [':hover', ':popover-open'],
  'lib/content/overlay/tip.ts': [':focus-visible', ':hover', 'tickmark-card'],
  'lib/content/quickbooks/shown-number.ts': ['input'],
  'lib/content/quickbooks/is-visible.ts': ['[aria-hidden="true"], [hidden], [inert]'],
  'lib/content/visit/start-visit.ts': [':focus-visible'],
  'lib/content/visit/answer-layout.ts': ['[aria-hidden="true"], [hidden], [inert]'],
};
const ASKS: ReadonlySet<string> = new Set(['querySelector', 'querySelectorAll', 'closest', 'matches']);
/** An attribute, a class or a part of a table in selector syntax, or the name of QuickBooks' own attribute. */
const SELECTOR =
  /\[[a-z][\w-]*(?:[*^$~|]?=|\])|^\.[A-Za-z]|[ ,>]\.[A-Za-z][\w-]+ |\b(?:tbody|thead|tr|td|th)\b *[,>:]|^data-(?:[a-z]+-)?id$|^thead$/;

/** The texts of a file that are selectors: by their syntax, or because they are passed to a query. */
function selectorsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const isAsked = ({ parent }: ts.Node) =>
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    ASKS.has(parent.expression.name.text);
  const visit = (node: ts.Node): void => {
    // Tickmark's own styles are long texts, not selectors of the page.
    if (
      ts.isStringLiteralLike(node) &&
      !node.text.includes('{') &&
      (isAsked(node) || SELECTOR.test(node.text))
    )
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('one file contains all selectors of QuickBooks’ markup', () => {
  const files = globSync('lib/content/**/*.{ts,tsx}').filter((path) => !/\.(?:test|fixture)\./.test(path));
  const elsewhere = files
    .filter((path) => path !== HOME)
    .flatMap((path) => selectorsIn(path).map((selector) => ({ path, selector })))
    .filter(({ path, selector }) => !OTHERS[path]?.includes(selector));
  expect(elsewhere).toEqual([]);
  // The same search finds the existing ones.
  expect(selectorsIn(HOME).length).toBeGreaterThan(25);
  for (const [path, selectors] of Object.entries(OTHERS)) expect(selectorsIn(path)).toEqual(selectors);
});
