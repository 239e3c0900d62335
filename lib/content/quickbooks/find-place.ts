import { type Anchor, anchorsOf, COMBOBOX, FORM } from './anchors.ts';
import { isVisible } from './is-visible.ts';

/** The place of a record page's badge. */
export interface FoundPlace {
  /** The element beside which the badge is placed. */
  readonly anchor: Element;
  /** The element after which the badge's host is inserted: the anchor, or a wrapper around it that must not change. */
  readonly after: Element;
  /** The name of the anchor that fits. */
  readonly name: string;
}

/** The maximum number of wrappers between a title and its block. */
const MOST_WRAPPERS = 5;

/** Finds the first visible anchor of a record page, or `null` if none fits. */
export function findPlace(page: Document, route: string): FoundPlace | null {
  for (const { name, selector } of anchorsOf(route)) {
    // The last visible one is on top: trowsers and dialogs come after what they cover.
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
 * The outermost wrapper into which nothing may be inserted: a new item would break a flexible row (seen in 2026-02 on
 * customer pages), and a click inside a combobox opens it.
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
