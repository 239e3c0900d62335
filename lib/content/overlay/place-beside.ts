const GAP = 8;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether two boxes have some area in common. */
const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Chooses the first of some places where a box stays clear of another one.
 * @param size of the box
 * @returns the first place, if there is none
 */
export function placeClearOf<Place extends { readonly left: number; readonly top: number }>(
  other: Box | null,
  size: { readonly width: number; readonly height: number },
  first: Place,
  ...others: readonly Place[]
): Place {
  const isClear = ({ left, top }: Place) =>
    !other || !overlap(other, { left, top, right: left + size.width, bottom: top + size.height });
  return [first, ...others].find(isClear) ?? first;
}

/** How high a box may be to find room below or above an element, within the view. */
export function roomBeside(near: Box, view: { readonly height: number }): number {
  return Math.max(view.height - near.bottom, near.top) - 2 * GAP;
}

/**
 * Positions a box next to an element: below it or, if there is more space, above it, and within the view.
 * @returns left and top in pixels of the viewport
 */
export function placeBeside(
  near: Box,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const below = view.height - near.bottom - GAP;
  const above = near.top - GAP;
  const top = size.height <= below || below >= above ? near.bottom + GAP : near.top - GAP - size.height;
  return {
    left: Math.max(GAP, Math.min(near.left, view.width - size.width - GAP)),
    top: Math.max(GAP, Math.min(top, view.height - size.height - GAP)),
  };
}
