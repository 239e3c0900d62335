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

/**
 * How much of a badge has room behind the content of a cell, so that it covers nothing that is written there. Reads the
 * layout: to be called for several cells before anything is written.
 * @param host the badge's host where the cell already has one; it does not count as content
 */
export function roomIn(cell: Element, words: string, host: Element | null): BadgeFit {
  const { display, paddingRight } = getComputedStyle(cell);
  const box = cell.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(cell);
  if (host) range.setEndBefore(host);
  const content = range.getBoundingClientRect();
  const free = box.right - Number.parseFloat(paddingRight) - Math.max(content.right, box.left);
  // A block that fills the cell says nothing of its text: then the text itself is measured.
  const room = free >= 24 ? free : box.right - Number.parseFloat(paddingRight) - textRight(cell, box.left);
  if (display.includes('flex') && room < 24) return 'tail';
  return room >= badgeWidth(words) + 4 ? 'words' : 'glyph';
}

function textRight(cell: Element, least: number): number {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let right = least;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    range.selectNodeContents(text);
    right = Math.max(right, range.getBoundingClientRect().right);
  }
  return right;
}
