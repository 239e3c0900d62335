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

/** Cells of one class have one padding; asking for the style of each of a thousand cells costs more than all the rest. */
const styles = new Map<string, { readonly padding: number; readonly flexible: boolean }>();

function styleOf(cell: Element): { readonly padding: number; readonly flexible: boolean } {
  const key = `${cell.localName} ${cell.className}`;
  let style = styles.get(key);
  if (!style) {
    const { display, paddingRight } = getComputedStyle(cell);
    style = { padding: Number.parseFloat(paddingRight) || 0, flexible: display.includes('flex') };
    styles.set(key, style);
    // Densities and themes change classes or nothing; what is kept does not outlive a moment.
    queueMicrotask(() => styles.clear());
  }
  return style;
}

const flexible = new Map<string, boolean>();

/** Whether a cell lays out its content by itself and may have no width of its own; cells of one class are alike. */
export function isFlexible(cell: Element): boolean {
  const key = `${cell.localName} ${cell.className}`;
  let known = flexible.get(key);
  if (known === undefined) {
    known = styleOf(cell).flexible;
    flexible.set(key, known);
  }
  return known;
}

/**
 * How much of a badge has room behind the content of a cell, so that it covers nothing that is written there. Reads the
 * layout: to be called for several cells before anything is written.
 * @param host the badge's host where the cell already has one; it does not count as content
 */
export function roomIn(cell: Element, words: string, host: Element | null): BadgeFit {
  const { padding, flexible } = styleOf(cell);
  const box = cell.getBoundingClientRect();
  const end = box.right - padding;
  const content = range();
  content.selectNodeContents(cell);
  if (host) content.setEndBefore(host);
  const needed = badgeWidth(words) + 4;
  let room = end - Math.max(content.getBoundingClientRect().right, box.left);
  // A block that fills the cell says nothing of its text: then the text itself is measured.
  if (room < needed) room = end - textRight(cell, box.left);
  if (flexible && room < 24) return 'tail';
  return room >= needed ? 'words' : 'glyph';
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
