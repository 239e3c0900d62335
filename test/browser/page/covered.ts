/** A part of a page, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Texts are a little taller than their letters. */
const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom - 1.5 && b.top + 1.5 < a.bottom;

/** The boxes that lie over what a page shows, each with what lies under it. */
export const coveredBy = (boxes: readonly Box[], values: readonly Box[]) =>
  boxes.flatMap((box) => values.filter((value) => overlap(box, value)).map((value) => [box, value]));
