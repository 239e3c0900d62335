/** How a cost grows with one quantity. */
export interface Growth {
  readonly title: string;
  /** What is counted, and per what. */
  readonly about: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const WIDTH = 1_000;
const HEIGHT = 560;
const PANEL = { width: 380, height: 150 };

const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));
}

/** Both axes are multiples of the first point, logarithmic; the dashed line is a cost that grows with the quantity. */
function drawPanel({ title, about, points }: Growth, left: number, top: number): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return '';
  const most = last.x / first.x;
  const x = (value: number) => left + (Math.log(value / first.x) / Math.log(most)) * PANEL.width;
  const y = (value: number) => {
    const share = Math.log(Math.max(value / first.y, 0.5)) / Math.log(most);
    return top + 70 + PANEL.height * (1 - share);
  };
  const bottom = top + 70 + PANEL.height;
  return [
    text(left, top + 18, title, 'class="title"'),
    text(left, top + 38, about, 'class="small"'),
    `<line x1="${left}" y1="${bottom}" x2="${left + PANEL.width}" y2="${bottom}" stroke="#cbd2d9"/>`,
    `<line x1="${left}" y1="${bottom}" x2="${left + PANEL.width}" y2="${top + 70}" stroke="#b36b00" stroke-dasharray="4 4"/>`,
    `<polyline points="${points.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ')}" fill="none" stroke="#2f6f4f" stroke-width="2.5"/>`,
    ...points.map(
      (point) =>
        `<circle cx="${x(point.x).toFixed(1)}" cy="${y(point.y).toFixed(1)}" r="4" fill="#2f6f4f"/>` +
        text(x(point.x), y(point.y) - 10, short(point.y), 'text-anchor="middle" class="small"') +
        text(x(point.x), bottom + 18, point.x.toLocaleString('en'), 'text-anchor="middle" class="small"'),
    ),
  ].join('\n');
}

/** Draws four growths as one SVG picture. */
export function drawGrowth(growths: readonly Growth[], footer: string): string {
  const panels = growths.map((growth, place) =>
    drawPanel(growth, 60 + (place % 2) * 490, 20 + Math.floor(place / 2) * 265),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
<title>How cost grows with companies, records, rows and commands</title>
<style>text { font: 14px sans-serif; fill: #1f2933; } .title { font-weight: 600; font-size: 16px; } .small { font-size: 12px; }</style>
<rect width="100%" height="100%" fill="#fff"/>
${panels.join('\n')}
${text(60, HEIGHT - 10, footer, 'class="small"')}
</svg>
`;
}
