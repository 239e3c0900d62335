/** Where the set of a badge goes beside a title, in the page's pixels. */
export interface Spot {
  readonly left: number;
  readonly middle: number;
  /** The width that is free there. */
  readonly space: number;
}

const GAP = 12;
const CONTROLS = 'button, a[href], input, select, textarea, [role="button"], [role="combobox"]';

/**
 * The free space to the right of what a title says, up to the next control on the same line.
 * @param anchor the title
 * @param after the element behind which the host stands, with the title in it
 */
export function spaceBeside(anchor: Element, after: Element): Spot {
  const range = document.createRange();
  range.selectNodeContents(anchor);
  const text = range.getBoundingClientRect();
  const box = anchor.getBoundingClientRect();
  // A field has no text in the document; a title that is wider than its words ends with its words.
  const shown = text.width > 0 && text.width <= box.width ? text : box;
  const left = shown.right + GAP;
  const middle = shown.top + shown.height / 2;
  let limit = document.documentElement.clientWidth - GAP;
  for (const control of (after.parentElement ?? after).querySelectorAll(CONTROLS)) {
    const rect = control.getBoundingClientRect();
    const sameLine = rect.top < middle + 12 && rect.bottom > middle - 12;
    if (rect.width > 0 && sameLine && rect.left >= shown.right - 1) limit = Math.min(limit, rect.left - GAP);
  }
  return { left, middle, space: limit - left };
}
