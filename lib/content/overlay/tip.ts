import type { Box } from './place-beside.ts';
import { makeHost, part } from './shadow.ts';

export interface TipOptions {
  readonly badge: Box;
  readonly row: Element;
  readonly words: string;
  readonly language: string;
}

/** Words are generated content, because a script of the page can search the text of closed roots. */
const STYLE = `
:host {
  all: initial !important;
  color-scheme: inherit !important;
  position: fixed !important;
  width: 0 !important;
  height: 0 !important;
  --tm-paper: #ffffff; --tm-ink: #1c2733;
}
@supports (color: light-dark(#000, #fff)) {
  :host { --tm-paper: light-dark(#ffffff, #1b2027); --tm-ink: light-dark(#1c2733, #e6ebf1); }
}
.tip {
  position: fixed; inset: auto; box-sizing: border-box; width: max-content; max-width: min(560px, calc(100vw - 12px));
  margin: 0; padding: 1px 6px; border: 0; border-radius: 4px; overflow: hidden; background: var(--tm-ink); color: var(--tm-paper);
  font: 500 11px/14px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  text-overflow: ellipsis; white-space: nowrap; pointer-events: none;
}
.tip::before { content: attr(data-words); }
@media (forced-colors: active) { .tip { padding: 0 5px; border: 1px solid CanvasText; background: Canvas; color: CanvasText; } }
@media print { :host { display: none !important; } }
`;

/** The distance of a tooltip from the window's edges and from what stands beside it in the row, in pixels. */
const GAP = 6;
/** A text's box is taller than its letters by this on each side, in pixels. */
const SLACK = 1;

/**
 * Finds a place for a tooltip that covers no value: on the line below its row or above it, else in the row's widest gap that is
 * near, else where it covers least.
 * @param badge what the tooltip belongs to
 * @param values the boxes of all texts in the row and its neighbours
 * @returns left and top in pixels of the viewport
 */
export function placeTip(
  badge: Box,
  row: Box,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  values: readonly Box[],
): { left: number; top: number } {
  const inside = (left: number) => Math.max(GAP, Math.min(left, view.width - size.width - GAP));
  const middle = (row.top + row.bottom - size.height) / 2;
  const places = [
    { left: inside(badge.left), top: row.bottom - size.height / 2 },
    { left: inside(badge.left), top: row.top - size.height / 2 },
    ...values
      .filter(({ top, bottom }) => top < row.bottom && bottom > row.top)
      .map(({ right }) => ({ left: inside(right + GAP), top: middle }))
      .toSorted((a, b) => Math.abs(a.left - badge.left) - Math.abs(b.left - badge.left)),
  ];
  const covered = ({ left, top }: { left: number; top: number }) =>
    top < GAP || top + size.height > view.height - GAP
      ? Number.POSITIVE_INFINITY
      : [badge, ...values].reduce((sum, each) => {
          const wide = Math.min(left + size.width, each.right) - Math.max(left, each.left);
          const high = Math.min(top + size.height, each.bottom - SLACK) - Math.max(top, each.top + SLACK);
          return wide > 0 && high > 0 ? sum + wide * high : sum;
        }, 0);
  let best = places[0] ?? { left: inside(badge.left), top: row.bottom };
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const sum = covered(place);
    if (sum < least) [best, least] = [place, sum];
  }
  return best;
}

/** The boxes of all texts in a row and its neighbours. */
function valuesNear(row: Element): Box[] {
  const range = document.createRange();
  const boxes: Box[] = [];
  for (const each of [row.previousElementSibling, row, row.nextElementSibling]) {
    if (!each) continue;
    const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!text.nodeValue?.trim()) continue;
      range.selectNodeContents(text);
      boxes.push(...range.getClientRects());
    }
  }
  return boxes;
}

/**
 * Shows what a badge in a row means, beside the values around it.
 * @param badge the box of what is pointed at
 * @returns removes it; so does scrolling
 */
export function openTip({ badge, row, words, language }: TipOptions): () => void {
  const { host, root } = makeHost('tickmark-tip', STYLE);
  const tip = part('span', 'tip');
  host.lang = language;
  host.setAttribute('aria-hidden', 'true');
  tip.setAttribute('data-words', words);
  root.append(tip);
  document.body.append(host);
  if ('popover' in tip) {
    tip.popover = 'manual';
    tip.showPopover();
  }
  const view = { width: innerWidth, height: innerHeight };
  const size = tip.getBoundingClientRect();
  const { left, top } = placeTip(badge, row.getBoundingClientRect(), size, view, valuesNear(row));
  tip.style.cssText = `left: ${left}px; top: ${top}px`;
  const close = () => {
    host.remove();
    document.removeEventListener('scroll', close, true);
  };
  document.addEventListener('scroll', close, { capture: true, passive: true });
  return close;
}
