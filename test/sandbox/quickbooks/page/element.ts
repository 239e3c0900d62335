import { site } from './site.ts';

type Handler = (event: Event, element: HTMLElement) => void;
export type Child = Node | string | null | false | undefined;

const own = new WeakSet<Node>();
const handlers = new WeakMap<Node, ReadonlyMap<string, Handler>>();
const facts = new WeakMap<Node, unknown>();

// Names that identify the real site to outsiders; the unknown layout has none of them.
const KNOWN_BY =
  /^(id|role|data-(automation-id|testid|cy|id|column-id|morpheus-.*|qbo-bind|props|smart-table-body))$/;

function setOwnAttribute(element: Element, name: string, value: string): void {
  if (site.settings.layout === 'unknown') {
    if (KNOWN_BY.test(name)) return;
    if (name === 'class') {
      element.setAttribute(
        'class',
        value
          .split(' ')
          .filter((each) => each.startsWith('sb-'))
          .join(' '),
      );
      return;
    }
  }
  element.setAttribute(name, value);
}

/**
 * Makes an element of the site. Attributes that are functions are handlers, called through one listener on the
 * document as React and dojo do; `value` also sets the property of a field.
 */
export function h(
  tag: string,
  attributes: Readonly<Record<string, string | boolean | null | undefined | Handler>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const element = document.createElement(tag);
  own.add(element);
  const handling = new Map<string, Handler>();
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') handling.set(name.replace(/^on/, ''), value);
    else if (value === true) setOwnAttribute(element, name, '');
    else if (value !== null && value !== undefined && value !== false) setOwnAttribute(element, name, value);
    if (name === 'value' && typeof value === 'string') (element as HTMLInputElement).value = value;
  }
  if (handling.size > 0) handlers.set(element, handling);
  element.append(...children.map(ownNode).filter((child) => child !== null));
  return element;
}

function ownNode(child: Child): Node | null {
  if (child === null || child === undefined || child === false) return null;
  const node = typeof child === 'string' ? document.createTextNode(child) : child;
  own.add(node);
  return node;
}

/** A class name like the real site's: a readable part and a hash that changes with each release. */
export function hashed(name: string): string {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return `${name}-${hash.toString(36).slice(0, 6)}`;
}

const ICONS: Readonly<Record<string, string>> = {
  home: 'M3 11 12 4l9 7v9h-6v-6H9v6H3z',
  sales: 'M5 3h11l3 3v15H5zM8 10h8M8 14h8M8 18h5',
  expenses: 'M3 7h18v12H3zM3 11h18M7 15h4',
  customers:
    'M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-3.5 2.6-6 6-6s6 2.5 6 6M16 5a3 3 0 0 1 0 6M17 14c3 .4 5 2.8 5 6',
  accounting: 'M5 3h14v18H5zM8 7h8M8 12h2M12 12h.5M15 12h1M8 16h2M12 16h.5M15 16h1',
  payroll: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3',
  reports: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  banking: 'M3 9 12 4l9 5zM5 10v7M10 10v7M14 10v7M19 10v7M3 20h18',
  audit: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21',
  close: 'M5 5l14 14M19 5 5 19',
  history: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4M12 8v4l3 2',
  more: 'M5 11v2M12 11v2M19 11v2',
  down: 'M6 9l6 6 6-6',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21',
  plus: 'M12 5v14M5 12h14',
};

/** A line drawing of 20 by 20 pixels; decoration only. */
export function icon(name: string): Element {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'sb-icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', ICONS[name] ?? '');
  svg.append(path);
  own.add(svg);
  own.add(path);
  return svg;
}

/** Attaches a value to an element of the site; a redraw copies it. */
export function remember(element: Element, value: unknown): void {
  facts.set(element, value);
}

export function recall(element: Element | null): unknown {
  return element ? facts.get(element) : undefined;
}

/** Sets text as React does: in the only text node, or else by removing all children. */
export function setText(element: Element, text: string): void {
  const first = element.firstChild;
  if (first && first === element.lastChild && first.nodeType === Node.TEXT_NODE) {
    if (first.nodeValue !== text) first.nodeValue = text;
    return;
  }
  element.textContent = text;
  if (element.firstChild) own.add(element.firstChild);
}

/** A copy of a node of the site, without foreign children. `null` for a foreign node. */
export function twin(node: Node): Node | null {
  if (!own.has(node)) return null;
  const copy = node.cloneNode(false);
  own.add(copy);
  const handling = handlers.get(node);
  if (handling) handlers.set(copy, handling);
  if (facts.has(node)) facts.set(copy, facts.get(node));
  for (const child of node.childNodes) {
    const childTwin = twin(child);
    if (childTwin) copy.appendChild(childTwin);
  }
  return copy;
}

/** Calls the site's handlers for an event from the innermost element outwards, until one stops it. */
function dispatch(event: Event): void {
  for (const target of event.composedPath()) {
    if (!(target instanceof HTMLElement)) continue;
    handlers.get(target)?.get(event.type)?.(event, target);
    if (event.cancelBubble) return;
  }
}

/** Starts listening: once per document. */
export function listen(): void {
  for (const type of ['click', 'input', 'change', 'keydown', 'mouseover', 'mouseout', 'submit']) {
    document.addEventListener(type, dispatch);
  }
  // Scrolling does not bubble.
  document.addEventListener('scroll', dispatch, { capture: true });
}
