export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The text behind the bar. */
  readonly words: string;
  readonly ours: boolean;
}

export interface Group {
  readonly title: string;
  readonly about: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 1_000;
const ROW = 30;
const LEFT = 270;
const LONGEST = 480;

const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;

function drawGroup({ title, about, bars }: Group, top: number): string {
  const most = Math.max(...bars.map(({ value }) => value), 1e-9);
  const drawn = bars.map(({ label, value, words, ours }, place) => {
    const y = top + 46 + place * ROW;
    const width = Math.max(2, (value / most) * LONGEST);
    return [
      text(LEFT - 12, y + 16, label, 'text-anchor="end"'),
      `<rect x="${LEFT}" y="${y}" width="${width}" height="20" fill="${ours ? '#2f6f4f' : '#9fb3c8'}"/>`,
      text(LEFT + width + 8, y + 16, words),
    ].join('');
  });
  return [
    text(20, top + 18, title, 'class="title"'),
    text(20, top + 36, about, 'class="small"'),
    ...drawn,
  ].join('');
}

function heightOf({ bars }: Group): number {
  return 70 + bars.length * ROW;
}

/** Draws groups of bars, each on its own scale, as one SVG picture. */
export function drawBars(groups: readonly Group[]): string {
  const height = 20 + groups.reduce((sum, group) => sum + heightOf(group), 0);
  let top = 20;
  const drawn = groups.map((group) => {
    const at = top;
    top += heightOf(group);
    return drawGroup(group, at);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">
<style>text { font: 14px sans-serif; fill: #1f2933; } .title { font-weight: 600; font-size: 16px; } .small { font-size: 12px; }</style>
<rect width="100%" height="100%" fill="#fff"/>
${drawn.join('\n')}
</svg>`;
}
