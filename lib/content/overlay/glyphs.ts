/** The glyphs of the badges, on a grid of 16 × 16, as stroked paths. */
const GLYPHS = {
  tick: ['M3 8.6 6.4 12 13 4.6'],
  turn: [
    'M13 7.2A5.2 5.2 0 0 0 3.6 5.2',
    'M3.2 2.4v3.2h3.2',
    'M3 8.8a5.2 5.2 0 0 0 9.4 2',
    'M12.8 13.6v-3.2H9.6',
  ],
  pause: ['M5.8 3.6v8.8', 'M10.2 3.6v8.8'],
  mark: ['M8 3v6.2', 'M8 12.4v.4'],
  cross: ['M4 4l8 8', 'M12 4l-8 8'],
  chain: [
    'M6.6 4.6 8 3.2a2.9 2.9 0 0 1 4.1 0l.7.7a2.9 2.9 0 0 1 0 4.1l-1.4 1.4',
    'M9.4 11.4 8 12.8a2.9 2.9 0 0 1-4.1 0l-.7-.7a2.9 2.9 0 0 1 0-4.1l1.4-1.4',
    'M3 3l1 1',
    'M13 13l-1-1',
  ],
} as const;
export type Glyph = keyof typeof GLYPHS;

const SVG = 'http://www.w3.org/2000/svg';

const drawings = new Map<Glyph, SVGSVGElement>();

/** Creates a glyph, hidden from assistive technology, which reads the badge's name. */
export function drawGlyph(glyph: Glyph): Node {
  let drawing = drawings.get(glyph);
  if (!drawing) {
    drawing = makeDrawing(glyph);
    drawings.set(glyph, drawing);
  }
  // A thousand rows show the same few glyphs, and cloning is faster.
  return drawing.cloneNode(true);
}

function makeDrawing(glyph: Glyph): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', glyph === 'turn' ? 'glyph turn' : 'glyph');
  for (const d of GLYPHS[glyph]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
