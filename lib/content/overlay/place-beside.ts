const GAP = 8;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
