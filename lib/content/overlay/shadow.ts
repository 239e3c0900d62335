const HOSTS = [
  'tickmark-badge',
  'tickmark-mark',
  'tickmark-tip',
  'tickmark-veil',
  'tickmark-banner',
  'tickmark-pill',
  'tickmark-live',
  'tickmark-card',
] as const;
export type HostName = (typeof HOSTS)[number];

const sheets = new Map<string, CSSStyleSheet>();

/**
 * Adds a style to a closed root. Firefox rejects constructed sheets in content scripts, so a style element is used
 * there.
 */
function style(root: ShadowRoot, css: string): void {
  try {
    let sheet = sheets.get(css);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(css, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = css;
    root.append(element);
  }
}

/** Events that pages listen to on rows and forms; those inside a badge do not reach them. */
const KEPT = [
  'click',
  'dblclick',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
];

const keep = (event: Event) => event.stopPropagation();

/** Creates a host element with a closed root; events inside do not reach the page's own handlers. */
export function makeHost(name: HostName, css: string): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'closed' });
  style(root, css);
  for (const type of KEPT) host.addEventListener(type, keep);
  return { host, root };
}

/** Creates an element of a closed root. */
export function part<T extends 'div' | 'button' | 'section' | 'span'>(
  tag: T,
  name: string,
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.className = name;
  // Otherwise a button inside a form of the page would submit it.
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}

/** Whether an element is a host of Tickmark's. */
export function isTickmark(target: EventTarget | null): boolean {
  return target instanceof Element && target.localName.startsWith('tickmark-');
}

/** Removes elements of an earlier instance of the extension, which can no longer be updated. */
export function removeLeftovers(page: Document): void {
  for (const left of page.querySelectorAll(HOSTS.join())) left.remove();
}
