import type { Badge, BadgeFit } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import type { ListRow } from './list.ts';

const widths = new Map<string, number>();
let pen: OffscreenCanvasRenderingContext2D | null | undefined;

/** The width of a badge with these words, in pixels. */
function badgeWidth(words: string): number {
  let width = widths.get(words);
  if (width === undefined) {
    pen ??= new OffscreenCanvas(1, 1).getContext('2d');
    if (pen) pen.font = "500 12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
    width = (pen?.measureText(words).width ?? words.length * 7) + 32;
    widths.set(words, width);
  }
  return width;
}

const range = () => {
  reused ??= document.createRange();
  return reused;
};
let reused: Range | undefined;

/** The space that a badge without words needs, in pixels. */
const GLYPH = 24;
/** How far a badge without space beside the content extends into the cell's padding (`edge` in badge-style.ts). */
const EDGE = 12;

interface CellStyle {
  readonly padding: number;
  /** The cell lays out its content itself, and may have no width of its own. */
  readonly flexible: boolean;
}

/** Cells of one class are alike; reading the style of a thousand cells costs more than everything else. */
const styles = new Map<string, CellStyle>();

/**
 * The style of a cell.
 * @param clean the layout may be read
 * @returns `undefined` if only the layout can tell
 */
function styleOf(cell: Element, clean: boolean): CellStyle | undefined {
  const key = `${cell.localName} ${cell.className}`;
  const known = styles.get(key);
  if (known || !clean) return known;
  const { display, paddingRight } = getComputedStyle(cell);
  const style = { padding: Number.parseFloat(paddingRight) || 0, flexible: display.includes('flex') };
  styles.set(key, style);
  return style;
}

/** Reads styles again, because the page's density may have changed. */
function forgetStyles(): void {
  styles.clear();
}

/**
 * Measures which form of a badge fits after the content of a cell without covering it. Reads the layout: call it for
 * several cells before writing.
 * @param host the badge's existing host in the cell, which does not count as content
 */
function spaceIn(cell: Element, words: string, host: Element | null): BadgeFit {
  const style = styleOf(cell, true);
  const box = cell.getBoundingClientRect();
  const end = box.right - (style?.padding ?? 0);
  const content = range();
  content.selectNodeContents(cell);
  if (host) content.setEndBefore(host);
  const needed = badgeWidth(words) + 4;
  let space = end - Math.max(content.getBoundingClientRect().right, box.left);
  // A block as wide as the cell hides the width of its text, so the text itself is measured.
  if (space < needed) space = end - textRight(cell, box.left);
  if (space >= needed) return 'words';
  if (space >= GLYPH) return 'glyph';
  if (style?.flexible) return 'tail';
  return (style?.padding ?? 0) >= EDGE ? 'edge' : 'glyph';
}

function textRight(cell: Element, least: number): number {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let right = least;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    range().selectNodeContents(text);
    right = Math.max(right, range().getBoundingClientRect().right);
  }
  return right;
}

/** A row with the face of its existing or future badge. */
export interface FacedRow {
  readonly row: ListRow<unknown>;
  readonly face: BadgeFace;
  /** The badge in the row, which does not count as content. */
  readonly badge: Badge | null;
}

/** The cell that holds a list's badges, and the form that fits there. */
export interface BadgeSpace {
  cellOf(row: ListRow<unknown>): Element;
  /**
   * The form of the badge that fits.
   * @param clean the layout may be read
   * @returns `undefined` if only the layout can tell
   */
  fit(faced: FacedRow, clean: boolean): BadgeFit | undefined;
  /**
   * Chooses the cell in which most badges with words fit, one for all rows: the first one that is good enough. Does
   * nothing once chosen. Badges without words are aligned: if one of them has no space beside the content, all are at
   * the edge. Reads the layout.
   * @returns whether existing badges have to move
   */
  choose(shown: readonly FacedRow[]): boolean;
  /** Whether this row's cell has a different position than at the previous call. Reads the layout. */
  hasMoved(row: ListRow<unknown>): boolean;
  /** Everything has to be measured and chosen again. */
  forget(): void;
}

/** A cell is good enough if this share of the badges fits. */
const ENOUGH = 0.8;
/** The maximum number of cached measurements; the oldest are measured again. */
const MOST_KEPT = 500;

export function makeBadgeSpace(): BadgeSpace {
  const fits = new Map<string, BadgeFit>();
  /** The index of the cell among the candidates of a row. */
  let place = 0;
  let isChosen = false;
  /** The position of badges without words, once one was measured. */
  let ticks: 'glyph' | 'edge' | undefined;
  /** The cell's position at the previous call. */
  let edges = '';

  const cellOf = ({ cells }: ListRow<unknown>): Element => cells[place] ?? cells[0];
  const roomAt = (cell: Element, { face, badge }: FacedRow) =>
    spaceIn(cell, face.words, badge?.host.parentElement === cell ? badge.host : null);

  /** @returns whether the cell has changed */
  function chooseCell(spoken: readonly FacedRow[]): boolean {
    // Without any badge with words, nothing can be measured.
    const [first] = spoken;
    if (isChosen || !first) return false;
    isChosen = true;
    const before = place;
    let best = -1;
    // All rows of a list have the same columns.
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
  }

  return {
    cellOf,
    fit(faced, clean) {
      const { row, face } = faced;
      const cell = cellOf(row);
      if (face.quiet && styleOf(cell, clean)?.flexible === false) return ticks;
      const key = `${row.key}\u0000${face.words}`;
      const known = fits.get(key);
      if (known || !clean) return known;
      if (fits.size >= MOST_KEPT) fits.clear();
      const fit = roomAt(cell, faced);
      fits.set(key, fit);
      return fit;
    },
    choose(shown) {
      const moved = chooseCell(shown.filter(({ face }) => !face.quiet));
      if (moved) ticks = undefined;
      const before = ticks;
      if (before !== 'edge') {
        const quiet = shown.filter(({ face }) => face.quiet);
        if (quiet.some((faced) => roomAt(cellOf(faced.row), faced) === 'edge')) ticks = 'edge';
        else if (quiet.length > 0) ticks = 'glyph';
      }
      return moved || (before === 'glyph' && ticks === 'edge');
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
      ticks = undefined;
    },
  };
}
