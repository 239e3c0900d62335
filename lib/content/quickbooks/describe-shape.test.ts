import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeShape, type ShapeOptions } from './describe-shape.ts';

/** A node of a test page; texts are among the children. */
interface Built {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Built | string)[];
  readonly shadow?: readonly Built[];
}

/** The few members of an element that the description reads. */
function element({ name, attributes = {}, children = [], shadow }: Built): Element {
  const nodes = children.map((child) =>
    typeof child === 'string' ? { nodeType: 3, nodeValue: child } : { nodeType: 1, element: element(child) },
  );
  return {
    localName: name,
    getAttributeNames: () => Object.keys(attributes),
    getAttribute: (wanted: string) => attributes[wanted] ?? null,
    childNodes: nodes,
    children: nodes.flatMap((node) => ('element' in node ? [node.element] : [])),
    shadowRoot: shadow ? { children: shadow.map(element) } : null,
  } as unknown as Element;
}

const shapeOf = (root: Element, options: Partial<ShapeOptions> = {}) =>
  describeShape(root, { marks: new Map(), isHidden: () => false, ...options }).split('\n');

test('a list of any length is one line per kind of row', () => {
  const row = (number: string, more: readonly Built[] = []): Built => ({
    name: 'tr',
    attributes: { class: `row-${number}`, role: 'row' },
    children: [{ name: 'td', attributes: { 'data-column-id': 'no' }, children: [number] }, ...more],
  });
  const late = [{ name: 'td', children: ['Overdue'] }];
  const list = element({
    name: 'tbody',
    children: [row('1041'), row('1042', late), row('1043'), row('1044', late)],
  });
  expect(shapeOf(list)).toEqual([
    'tbody',
    ' tr[class role=row] +',
    '  td[data-column-id] ~',
    ' tr[class role=row] +',
    '  td[data-column-id] ~',
    '  td ~',
  ]);
});

test('marks, hidden parts and shadow roots are written; content of a hidden part is not checked again', () => {
  const page = element({
    name: 'body',
    children: [
      { name: 'h2', children: ['Invoice 1041'] },
      { name: 'div', attributes: { id: 'old' }, children: [{ name: 'p', attributes: { id: 'below' } }] },
      { name: 'ids-card', shadow: [{ name: 'slot', attributes: { name: 'head' } }] },
    ],
  });
  const [title] = page.children;
  const asked: string[] = [];
  const isHidden = (each: Element) => {
    asked.push(each.localName);
    return each.getAttribute('id') === 'old';
  };
  expect(shapeOf(page, { marks: new Map(title ? [[title, 'title']] : []), isHidden })).toEqual([
    'body',
    ' h2 {title} ~',
    ' div[id] (hidden)',
    '  p[id]',
    ' …',
    '  #shadow',
    '   slot[name]',
  ]);
  expect(asked).not.toContain('p');
});

test('scripts, styles and Tickmark’s elements are omitted, as is the content of drawings', () => {
  const page = element({
    name: 'body',
    children: [
      { name: 'script', children: ['var realm = 9341450122330011'] },
      { name: 'tickmark-badge', attributes: { 'data-record': 'Invoice:145' } },
      { name: 'svg', children: [{ name: 'path', attributes: { d: 'M0 0' } }] },
    ],
  });
  expect(shapeOf(page)).toEqual(['body', ' svg']);
});

test.each([
  ['an element that is a text taken for markup', { name: 'cedar@grove.example' }, '…'],
  ['an element that is a word taken for markup', { name: 'cedar' }, '…'],
  ['an attribute that is a word taken for markup', { name: 'p', attributes: { grove: '' } }, 'p[…]'],
  ['an attribute with an id in its name', { name: 'p', attributes: { 'data-row-145': '' } }, 'p[…]'],
  ['an element of the page’s own', { name: 'mary-jane' }, '…'],
  ['a role that no standard knows', { name: 'p', attributes: { role: 'cedar' } }, 'p[role]'],
])('%s is not written', (_, built, line) => {
  expect(shapeOf(element(built))).toEqual([line]);
});

/** Every text, value and name of the page starts with this: none may occur in the description. */
const SECRET = 'zq';
const secret = fc
  .string({ unit: fc.constantFrom(...'abc019-_ .@é<>"\n'), maxLength: 12 })
  .map((rest) => `${SECRET}${rest}`);
const attributeName = fc.oneof(
  fc.constantFrom(
    'class',
    'id',
    'role',
    'href',
    'value',
    'title',
    'aria-label',
    'data-id',
    'onclick',
    'style',
  ),
  secret,
  secret.map((rest) => `data-${rest}7`),
);
const { tree } = fc.letrec<{ tree: Built }>((tie) => ({
  tree: fc.record({
    name: fc.oneof(
      fc.constantFrom('div', 'td', 'input', 'svg', 'script', 'title', 'textarea', 'option', 'ids-table'),
      secret,
    ),
    attributes: fc.dictionary(attributeName, secret, { maxKeys: 4 }),
    children: fc.array(fc.oneof({ maxDepth: 5, depthSize: 'small' }, secret, tie('tree')), { maxLength: 5 }),
    shadow: fc.array(fc.oneof({ maxDepth: 5 }, fc.constant({ name: 'b' }), tie('tree')), { maxLength: 2 }),
  }),
}));

/** The allowed characters of a line. */
const LINE = /^ *(?:…|#shadow|[a-z]+)(?:\[[a-z=… -]+\])?(?: ~)?(?: \+)?$/;

test('no text, no value and no name derived from them gets out of any page', () => {
  fc.assert(
    fc.property(tree, (built) => {
      const lines = shapeOf(element(built));
      expect(lines.join('\n').toLowerCase()).not.toContain(SECRET);
      expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
