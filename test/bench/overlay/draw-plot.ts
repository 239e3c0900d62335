export interface Bar {
  readonly label: string;
  /** Milliseconds. */
  readonly observing: number;
  readonly total: number;
}

export interface Line {
  readonly label: string;
  readonly colour: string;
  /** One value per round, relative to the first. */
  readonly values: readonly number[];
}

const WIDTH = 1_000;
const HEIGHT = 460;
const INK = '#1f2933';

const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${words}</text>`;

function drawBars(bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ total }) => total));
  const width = (value: number) => (value / most) * 250;
  return bars
    .map(({ label, observing, total }, place) => {
      const y = 80 + place * 62;
      return [
        text(20, y + 17, label),
        `<rect x="170" y="${y}" width="${width(total)}" height="26" fill="#9fb3c8"/>`,
        `<rect x="170" y="${y}" width="${width(observing)}" height="26" fill="#2f6f4f"/>`,
        text(176 + width(total), y + 17, `${total.toFixed(0)} ms`),
        text(170, y + 42, `of it in observers of changes ${observing.toFixed(1)} ms`, 'class="small"'),
      ].join('');
    })
    .join('');
}

function drawLines(lines: readonly Line[]): string {
  const left = 590;
  const x = (round: number, rounds: number) => left + (round / Math.max(1, rounds - 1)) * 340;
  const y = (share: number) => 240 - (share - 1) * 800;
  const guides = [0.9, 1, 1.1].map(
    (share) =>
      `<line x1="${left}" x2="${left + 340}" y1="${y(share)}" y2="${y(share)}" stroke="#cbd2d9" stroke-dasharray="${share === 1 ? '' : '4 4'}"/>` +
      text(left - 8, y(share) + 5, `${Math.round(share * 100)} %`, 'text-anchor="end" class="small"'),
  );
  const drawn = lines.map(({ colour, label, values }, place) => {
    const points = values.map((value, round) => `${x(round, values.length)},${y(value)}`).join(' ');
    return (
      `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/>` +
      `<rect x="${left + place * 120}" y="372" width="12" height="12" fill="${colour}"/>` +
      text(left + 18 + place * 120, 383, label, 'class="small"')
    );
  });
  return [...guides, ...drawn].join('');
}

/** Draws the cost of following the rows, and a page's memory after each round of paging, as one SVG picture. */
export function drawPlot(bars: readonly Bar[], lines: readonly Line[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<style>text { font: 14px sans-serif; fill: ${INK}; } .title { font-weight: 600; font-size: 16px; } .small { font-size: 12px; }</style>
<rect width="100%" height="100%" fill="#fff"/>
${text(20, 36, '1,000 rows, 60 × 100 rows replaced', 'class="title"')}
${text(20, 56, 'processor time in callbacks', 'class="small"')}
${drawBars(bars)}
${text(590, 36, 'Held after each round of paging', 'class="title"')}
${text(590, 56, 'share of the first round, after garbage collection', 'class="small"')}
${drawLines(lines)}
</svg>`;
}
