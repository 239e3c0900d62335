import type { Spot } from './badge-space.ts';
import { makeHost, part } from './shadow.ts';

const STYLE = `
:host {
  all: initial !important; color-scheme: inherit !important; font: inherit !important; display: block !important;
  position: relative !important; height: 0 !important; --tm-mark: #1d5b7c;
}
@supports (color: light-dark(#000, #fff)) { :host { --tm-mark: light-dark(#1d5b7c, #8fc7e4); } }
.mark {
  position: absolute; bottom: 0; display: flex; align-items: center; justify-content: center; height: 1lh; min-height: 20px;
  color: var(--tm-mark);
}
svg { width: 13px; height: 13px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
@media (forced-colors: active) { .mark { color: CanvasText; } }
@media print { :host { display: none !important; } }
`;
const DRAWING = [
  'M4 2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z',
  'M5 8.2 7.2 10.5 11.2 5.6',
];
const SVG = 'http://www.w3.org/2000/svg';

/** The small mark in the head of a list, above its badges. */
export function makeHeadMark() {
  const { host, root } = makeHost('tickmark-mark', STYLE);
  const mark = part('div', 'mark');
  const svg = document.createElementNS(SVG, 'svg');
  host.setAttribute('aria-hidden', 'true');
  svg.setAttribute('viewBox', '0 0 16 16');
  for (const d of DRAWING) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  mark.append(svg);
  root.append(mark);
  return {
    /** @param head the cell of the head that stands above the badges, or `null` without one */
    put(head: Element | null, { left, width }: Spot): void {
      mark.style.cssText = `left: ${left}px; width: ${width}px`;
      if (!head) host.remove();
      else if (host.parentElement !== head) head.append(host);
    },
    takeOff: () => host.remove(),
  };
}
