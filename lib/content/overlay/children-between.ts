/** So many siblings are looked at one by one; among more, those in view are searched for by their order. */
const FEW = 200;
/** Siblings without a box that are passed over, in a row, before a search gives up. */
const MOST_BOXLESS = 50;

/**
 * The children of an element that stand between two heights. Reads the layout; to be called when it is clean. Where there
 * are many, they are taken to stand below one another in the order of the document.
 * @param top in the viewport's pixels
 */
export function childrenBetween(parent: Element, top: number, bottom: number): Element[] {
  const { children } = parent;
  const found: Element[] = [];
  const many = children.length > FEW;
  for (
    let child = many ? firstReaching(children, top) : (children[0] ?? null);
    child;
    child = child.nextElementSibling
  ) {
    const box = child.getBoundingClientRect();
    if (box.height === 0) continue;
    if (box.top > bottom) {
      if (many) break;
    } else if (box.bottom >= top) found.push(child);
  }
  return found;
}

/** The first child that does not end above a height. */
function firstReaching(children: HTMLCollection, top: number): Element | null {
  let from = 0;
  let to = children.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const bottom = bottomFrom(children[middle] ?? null);
    if (bottom !== null && bottom < top) from = middle + 1;
    else to = middle;
  }
  return children[from] ?? null;
}

/** Where a child, or the first after it that has a box, ends. */
function bottomFrom(child: Element | null): number | null {
  let each = child;
  for (let passed = 0; each && passed < MOST_BOXLESS; passed++) {
    const { height, bottom } = each.getBoundingClientRect();
    if (height > 0) return bottom;
    each = each.nextElementSibling;
  }
  return null;
}
