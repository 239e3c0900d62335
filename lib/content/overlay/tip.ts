import type { Box } from './place-beside.ts';
import { makeHost, part } from './shadow.ts';

export interface TipOptions {
  /** The badge's element, in a cell of a row. */
  readonly set: HTMLElement;
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

/** How long the pointer rests on a badge before it says what it means, in milliseconds. */
const REST_MS = 150;
/** How often a tooltip looks whether its badge is still there, in milliseconds. */
const LOOK_MS = 100;

/** Whether somebody points at a badge: with the Tab key, or with the pointer. */
const isFocused = (set: Element) => set.querySelector(':focus-visible') !== null;
const isPointedAt = (set: Element) => set.isConnected && (isFocused(set) || set.matches(':hover'));

let close: (() => void) | undefined;

/** Says what a badge in a row means, beside the values around it, until nobody points at it any more, Esc, or scrolling. */
export function openTip(options: TipOptions): void {
  const { set } = options;
  close?.();
  const life = new AbortController();
  const { signal } = life;
  let host: HTMLElement | undefined;
  const opening = setTimeout(
    () => {
      // Over a card it would cover it, and what is covered does nothing when it is pressed.
      const isClear = !document.querySelector('tickmark-card');
      if (!signal.aborted && isClear && isPointedAt(set)) host = drawTip(options);
      else end();
    },
    isFocused(set) ? 0 : REST_MS,
  );
  // A badge that goes with its row tells of no pointer that leaves.
  const looking = setInterval(() => {
    if (host && !isPointedAt(set)) end();
  }, LOOK_MS);
  function end(): void {
    life.abort();
    clearTimeout(opening);
    clearInterval(looking);
    host?.remove();
    // Otherwise it would hold a badge that has gone.
    if (close === end) close = undefined;
  }
  for (const type of ['pointerleave', 'focusout', 'click']) set.addEventListener(type, end, { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal, capture: true });
  document.addEventListener('scroll', end, { signal, capture: true, passive: true });
  close = end;
}

function drawTip({ set, words, language }: TipOptions): HTMLElement | undefined {
  const badge = set.getRootNode();
  const row = badge instanceof ShadowRoot ? badge.host.parentElement?.parentElement : null;
  if (!row) return;
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
  const { left, top } = placeTip(
    set.getBoundingClientRect(),
    row.getBoundingClientRect(),
    tip.getBoundingClientRect(),
    view,
    valuesNear(row),
  );
  tip.style.cssText = `left: ${left}px; top: ${top}px`;
  return host;
}
