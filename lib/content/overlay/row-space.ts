import type { BadgeFit } from './badge.ts';

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
/** So far into the padding of its cell goes a badge that has no space beside the content (`edge` in badge-style.ts). */
const EDGE = 12;

interface CellStyle {
  readonly padding: number;
  /** The cell lays out its content by itself, and may have no width of its own. */
  readonly flexible: boolean;
}

/** Cells of one class are alike; asking for the style of each of a thousand cells costs more than all the rest. */
const styles = new Map<string, CellStyle>();

/**
 * The style of a cell.
 * @param clean the layout may be read
 * @returns `undefined` where only the layout tells
 */
export function styleOf(cell: Element, clean: boolean): CellStyle | undefined {
  const key = `${cell.localName} ${cell.className}`;
  const known = styles.get(key);
  if (known || !clean) return known;
  const { display, paddingRight } = getComputedStyle(cell);
  const style = { padding: Number.parseFloat(paddingRight) || 0, flexible: display.includes('flex') };
  styles.set(key, style);
  return style;
}

/** Styles are read again: the page may have another density now. */
export function forgetStyles(): void {
  styles.clear();
}

/**
 * How much of a badge has space behind the content of a cell, so that it covers nothing that is written there. Reads the
 * layout: to be called for several cells before anything is written.
 * @param host the badge's host where the cell already has one; it does not count as content
 */
export function spaceIn(cell: Element, words: string, host: Element | null): BadgeFit {
  const style = styleOf(cell, true);
  const box = cell.getBoundingClientRect();
  const end = box.right - (style?.padding ?? 0);
  const content = range();
  content.selectNodeContents(cell);
  if (host) content.setEndBefore(host);
  const needed = badgeWidth(words) + 4;
  let space = end - Math.max(content.getBoundingClientRect().right, box.left);
  // A block that fills the cell says nothing of its text: then the text itself is measured.
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
