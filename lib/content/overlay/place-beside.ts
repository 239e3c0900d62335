const GAP = 8;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Where a box goes that belongs to something on the screen: below it or, where there is more space, above it; moved so
 * that it lies in view.
 * @returns left and top in the viewport's pixels
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
