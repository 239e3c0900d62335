import type { ListRow } from './list.ts';

/** Where the badges of a list stand: the same in all its rows. Measures are in pixels. */
export interface Spot {
  /** The index of the cell among the candidates of a row. */
  readonly place: number;
  /** From the left edge of the cell's content to that of the badge; negative. */
  readonly left: number;
  /** The width that can be pressed. */
  readonly width: number;
  /** The diameter of what is drawn. */
  readonly size: number;
  /** The cell lays out its content itself: from its middle, or from its top. */
  readonly flow: '' | 'middle' | 'top';
}

/** What can be pressed is as wide as that where it can be, and what is drawn in it; and the least that its glyph needs. */
const WIDTH = 24;
const SIZE = { usual: 16, least: 14 } as const;
/** Free space that a badge of usual size leaves on both sides, so that it touches neither a box to tick nor a value. */
const CLEAR = 6;
/** Rows that are looked at: what stands before a cell without a text is alike in all rows. */
const LOOKED_AT = 5;

interface Gap extends Pick<Spot, 'flow'> {
  /** The free space before the content of the cell, in pixels. */
  readonly room: number;
}

const pixels = (length: string) => Number.parseFloat(length) || 0;

/** The space at the end of a cell that its content never takes, whatever the texts of other rows are. */
function endOf(cell: Element): number {
  const { position, paddingRight } = getComputedStyle(cell);
  // What sticks to the edge is drawn over its neighbours.
  if (position === 'sticky') return 0;
  if (cell.textContent?.trim()) return pixels(paddingRight);
  const content = document.createRange();
  content.selectNodeContents(cell);
  const { width, right } = content.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  return width > 0 ? Math.max(0, box.right - right) : box.width;
}

function gapBefore(cell: Element): Gap {
  const { paddingLeft, overflowX, display, columnGap, alignItems } = getComputedStyle(cell);
  const before = cell.previousElementSibling;
  const isFlexible = display.includes('flex');
  const flow = !isFlexible ? '' : alignItems === 'center' ? 'middle' : 'top';
  // A further item would move the others by the gap between items.
  if (isFlexible && pixels(columnGap) > 0) return { room: 0, flow };
  const outside = before && overflowX === 'visible' ? endOf(before) : 0;
  return { room: pixels(paddingLeft) + outside, flow };
}

/** Where a list's badges stand. */
export interface BadgeSpace {
  /**
   * Chooses the place for all rows: the first one whose free space does not depend on texts, so that no badge covers a value or
   * moves between pages of the list or widths of the window. Does nothing once chosen. Reads the layout.
   * @returns whether existing badges have to move
   */
  choose(rows: readonly ListRow<unknown>[]): boolean;
  /** The place; `undefined` until it is chosen. */
  readonly spot: Spot | undefined;
  cellOf(row: ListRow<unknown>): Element;
  /** The space has to be measured again. */
  forget(): void;
}

/** @param gaps for each candidate cell, the space before its content; at least one */
export function chooseSpot(gaps: readonly Gap[]): Spot {
  const rooms = gaps.map(({ room }) => room);
  const fits = rooms.findIndex((room) => room >= SIZE.least);
  const place = fits >= 0 ? fits : rooms.indexOf(Math.max(...rooms));
  const { room = 0, flow = '' } = gaps[place] ?? {};
  // A little of what can be pressed may reach over the beginning of a text, nothing that is drawn.
  const width = room >= WIDTH - 2 ? WIDTH : Math.max(SIZE.least, room);
  const size = room >= SIZE.usual + 2 * CLEAR ? SIZE.usual : SIZE.least;
  return {
    place,
    left: -Math.round(room < width ? Math.max(SIZE.least, room) : (room + width) / 2),
    width,
    size,
    flow,
  };
}

export function makeBadgeSpace(): BadgeSpace {
  let spot: Spot | undefined;
  let isMeasured = false;
  return {
    get spot() {
      return spot;
    },
    cellOf: ({ cells }) => cells[spot?.place ?? 0] ?? cells[0],
    choose(rows) {
      const [first, ...others] = rows.slice(0, LOOKED_AT);
      if (isMeasured || !first) return false;
      isMeasured = true;
      const before = spot;
      // All rows of a list have the same columns.
      const gaps = first.cells.map((cell, at) => {
        const gap = gapBefore(cell);
        const rooms = others.flatMap(({ cells }) => (cells[at] ? gapBefore(cells[at]).room : []));
        return { ...gap, room: Math.min(gap.room, ...rooms) };
      });
      spot = chooseSpot(gaps);
      return JSON.stringify(before) !== JSON.stringify(spot);
    },
    forget() {
      isMeasured = false;
    },
  };
}
