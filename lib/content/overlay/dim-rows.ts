import { paced } from './idle.ts';
import type { Box } from './place-beside.ts';
import { makeHost, part } from './shadow.ts';

const STYLE = `
:host {
  all: initial !important; color-scheme: inherit !important; display: block !important; position: relative !important;
  height: 0 !important; pointer-events: none !important; z-index: 2 !important;
}
.veil { position: absolute; pointer-events: none; forced-color-adjust: none; --tm-veil: color-mix(in srgb, Canvas 78%, transparent); }
@media print { :host { display: none !important; } }
`;

/**
 * The background of a veil over a list that leaves rows clear. It is one element over all rows alike: what lies over a row tells a
 * script of the page nothing about it.
 * @param clear the boxes of the rows that stay as they are
 */
export function veilOver(
  { top, bottom }: Pick<Box, 'top' | 'bottom'>,
  clear: readonly Pick<Box, 'top' | 'bottom'>[],
): string {
  const stops: string[] = [];
  let at = top;
  const band = (colour: string, from: number, to: number) =>
    stops.push(`${colour} ${Math.round(from - top)}px ${Math.round(to - top)}px`);
  for (const row of clear.toSorted((a, b) => a.top - b.top)) {
    if (row.bottom <= at || row.top >= bottom) continue;
    if (row.top > at) band('var(--tm-veil)', at, row.top);
    band('transparent', Math.max(at, row.top), Math.min(bottom, row.bottom));
    at = Math.min(bottom, row.bottom);
  }
  if (at < bottom) band('var(--tm-veil)', at, bottom);
  return `linear-gradient(to bottom, ${stops.join(', ')})`;
}

/** How often a changing list is measured, in milliseconds. */
const MEASURE_MS = 50;

/**
 * Dims the rows of a list but for some, without touching QuickBooks' own filter or any element of the page.
 * @param rows the rows that stand out, as they are now
 * @param areaOf finds the box of all rows of a list
 */
export function dimRows(
  list: () => Element | null,
  rows: () => readonly Element[],
  areaOf: (list: Element) => Box | null,
) {
  const { host, root } = makeHost('tickmark-veil', STYLE);
  const veil = part('div', 'veil');
  const life = new AbortController();
  root.append(veil);

  const draw = paced(() => {
    const element = list();
    const area = element && areaOf(element);
    const clear = rows().map((each) => each.getBoundingClientRect());
    const origin =
      host.isConnected && host.previousElementSibling === element ? host.getBoundingClientRect() : null;
    return () => {
      if (!area) {
        veil.style.cssText = '';
        return;
      }
      if (!origin) {
        // After it: before it stands the line, which keeps that place.
        element.after(host);
        draw(0);
        return;
      }
      const { left, top, right, bottom } = area;
      veil.style.cssText = `left: ${left - origin.left}px; top: ${top - origin.top}px; width: ${right - left}px; height: ${bottom - top}px; background: ${veilOver({ top, bottom }, clear)}`;
    };
  }, life.signal);
  const update = () => draw(MEASURE_MS);
  const changed = new MutationObserver(() => draw(0));
  const resized = new ResizeObserver(update);
  let watched: Element | null = null;
  const watch = () => {
    const element = list();
    if (element === watched) return;
    watched = element;
    changed.disconnect();
    resized.disconnect();
    if (!element) return;
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    resized.observe(element);
  };
  const timer = setInterval(() => {
    watch();
    update();
  }, 1_000);
  watch();
  draw(0);
  return {
    update() {
      watch();
      draw(0);
    },
    close() {
      life.abort();
      clearInterval(timer);
      changed.disconnect();
      resized.disconnect();
      host.remove();
    },
  };
}
