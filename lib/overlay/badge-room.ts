import type { Badge, BadgeFit } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import type { ListRow } from './list.ts';
import { forgetStyles, roomIn, styleOf } from './row-room.ts';

/** A row with the face that its badge has or is to have. */
export interface FacedRow {
  readonly row: ListRow<unknown>;
  readonly face: BadgeFace;
  /** The badge in the row now, which does not count as its content. */
  readonly badge: Badge | null;
}

/** Which cell of a row the badges of a list stand in, and how much of them has room there. */
export interface BadgeRoom {
  cellOf(row: ListRow<unknown>): Element;
  /**
   * How much of a badge has room.
   * @param clean the layout may be read
   * @returns `undefined` where only the layout tells
   */
  fit(faced: FacedRow, clean: boolean): BadgeFit | undefined;
  /**
   * Chooses the cell that most badges with words have room in, the same for all rows: the first one that is good enough.
   * Does nothing where it was chosen already. Reads the layout.
   * @returns whether it is another one than before
   */
  choose(shown: readonly FacedRow[]): boolean;
  /** Whether the cell of this row stands elsewhere than the one that was asked about before. Reads the layout. */
  hasMoved(row: ListRow<unknown>): boolean;
  /** All has to be measured and chosen again. */
  forget(): void;
}

/** A cell that this share of the badges have room in is good enough. */
const ENOUGH = 0.8;
/** So many measures are kept: what has not been seen for long is measured again. */
const MOST_KEPT = 500;

export function makeBadgeRoom(): BadgeRoom {
  const fits = new Map<string, BadgeFit>();
  /** The place of the cell among those that a row offers. */
  let place = 0;
  let isChosen = false;
  /** Where the cell stood when that was asked last. */
  let edges = '';

  const cellOf = ({ cells }: ListRow<unknown>): Element => cells[place] ?? cells[0];
  const roomAt = (cell: Element, { face, badge }: FacedRow) =>
    roomIn(cell, face.words, badge?.host.parentElement === cell ? badge.host : null);

  return {
    cellOf,
    fit(faced, clean) {
      const { row, face } = faced;
      const cell = cellOf(row);
      // A tick without words has room everywhere but in cells that have no width of their own.
      if (face.quiet && styleOf(cell, clean)?.flexible === false) return 'glyph';
      const key = `${row.key}\u0000${face.words}`;
      const known = fits.get(key);
      if (known || !clean) return known;
      if (fits.size >= MOST_KEPT) fits.clear();
      const fit = roomAt(cell, faced);
      fits.set(key, fit);
      return fit;
    },
    choose(shown) {
      const spoken = shown.filter(({ face }) => !face.quiet);
      // Where no badge shows words, nothing can be told.
      const [first] = spoken;
      if (isChosen || !first) return false;
      isChosen = true;
      const before = place;
      let best = -1;
      // The rows of a list have the same columns.
      for (let tried = 0; tried < first.row.cells.length && best < spoken.length * ENOUGH; tried++) {
        const fitting = spoken.filter((faced) => {
          const cell = faced.row.cells[tried];
          return cell && roomAt(cell, faced) === 'words';
        }).length;
        if (fitting <= best) continue;
        best = fitting;
        place = tried;
      }
      return place !== before;
    },
    hasMoved(row) {
      const { left, right } = cellOf(row).getBoundingClientRect();
      const before = edges;
      edges = `${left} ${right}`;
      return before !== '' && before !== edges;
    },
    forget() {
      fits.clear();
      forgetStyles();
      isChosen = false;
    },
  };
}
