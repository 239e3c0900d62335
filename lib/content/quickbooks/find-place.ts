import { type Anchor, anchorsOf, COMBOBOX, FORM } from './anchors.ts';
import { isVisible } from './is-visible.ts';

/** Where the badge of a record page goes. */
export interface FoundPlace {
  /** What the badge belongs to and stands beside. */
  readonly anchor: Element;
  /** The element after which the badge's host is put: the anchor, or a wrapper around it that must stay as it is. */
  readonly after: Element;
  /** The name of the anchor that fitted. */
  readonly name: string;
}

/** More wrappers than this between a title and its block are no wrappers any more. */
const MOST_WRAPPERS = 5;

/** Finds the first anchor of a record page that can be seen, or `null` where none fits. */
export function findPlace(page: Document, route: string): FoundPlace | null {
  for (const { name, selector } of anchorsOf(route)) {
    // The last one that is visible lies on top: trowsers and dialogs stand behind what they cover.
    const anchor = [...page.querySelectorAll(selector)].filter(isVisible).at(-1);
    if (anchor) return { anchor, after: outsideWrappers(anchor), name };
  }
  return null;
}

/** The names of the anchors tried on a record page, for the report of a miss. */
export function anchorNames(route: string): string[] {
  return anchorsOf(route).map(({ name }: Anchor) => name);
}

/**
 * The outermost of the wrappers that a stranger must not enter: a new item would break a flexible row (seen in 2026-02
 * on customer pages), and a click inside a combobox opens it.
 */
function outsideWrappers(anchor: Element): Element {
  let after = anchor.closest(COMBOBOX.selector) ?? anchor;
  for (let wrappers = 0; wrappers < MOST_WRAPPERS; wrappers++) {
    const parent = after.parentElement;
    if (!parent || parent.matches(FORM.selector) || !laysOutItems(parent)) return after;
    after = parent;
  }
  return after;
}

function laysOutItems(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display.includes('flex') || display.includes('grid');
}
