/** The files of an Excel workbook by their path, as text; `null` for one that it has not. */
export type WorkbookFiles = (path: string) => string | null;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The texts of all runs in a piece of a workbook, without their formats and without phonetic guides. */
function textOf(xml: string): string {
  let text = '';
  for (const [, run = ''] of xml
    .replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs, '')
    .matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g)) {
    text += run;
  }
  // `_x000D_` is how workbooks write a character that XML cannot hold.
  return decodeEntities(text).replace(/_x([\dA-F]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The path of the first sheet. */
function firstSheet(files: WorkbookFiles): string | null {
  const workbook = files('xl/workbook.xml') ?? '';
  const id = /<(?:\w+:)?sheet\b[^>]*\b\w+:id="([^"]+)"/.exec(workbook)?.[1];
  const relations = files('xl/_rels/workbook.xml.rels') ?? '';
  for (const [relation] of relations.matchAll(/<Relationship\b[^>]*>/g)) {
    if (!relation.includes(`Id="${id}"`)) continue;
    const target = /Target="([^"]+)"/.exec(relation)?.[1] ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return files('xl/worksheets/sheet1.xml') === null ? null : 'xl/worksheets/sheet1.xml';
}

/** The index of a column, from 0: `A` → 0, `AB` → 27. */
function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of reference.match(/^[A-Z]{1,3}/)?.[0] ?? 'A')
    index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A number as a text that no reader takes for a grouped one in a currency with so many decimals. */
function numberText(text: string, decimals: number): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  return Number.isInteger(value) ? String(value) : value.toFixed(decimals);
}

const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs;
const ROW = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?row>)/gs;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?v>/;
/** More columns than any report has. */
const MOST_COLUMNS = 200;

/**
 * Reads the first sheet of an Excel workbook as a table of texts; dates that are numbers stay numbers of days.
 * @param most the highest number of rows
 * @param decimals to how many a number that is not whole is rounded: as many as the company's currency has
 * @returns `null` if it has no sheet, or one whose end is missing
 */
export function readSheet(files: WorkbookFiles, most: number, decimals = 2): string[][] | null {
  const path = firstSheet(files);
  const sheet = path === null ? null : files(path);
  if (sheet === null || !/<\/(?:\w+:)?worksheet>\s*$/.test(sheet)) return null;
  const strings: string[] = [];
  for (const [, string = ''] of (files('xl/sharedStrings.xml') ?? '').matchAll(
    /<(?:\w+:)?si>(.*?)<\/(?:\w+:)?si>/gs,
  )) {
    strings.push(textOf(string));
  }
  const rows: string[][] = [];
  for (const [, attributes = '', content = ''] of sheet.matchAll(ROW)) {
    const number = /\br="(\d+)"/.exec(attributes)?.[1];
    const at = number === undefined ? rows.length : Number(number) - 1;
    // A row beyond the limit, or before the last one, is damage.
    if (at >= most || at < rows.length) return null;
    while (rows.length < at) rows.push(['']);
    const cells: string[] = [];
    for (const [, about = '', inside = ''] of content.matchAll(CELL)) {
      const reference = /\br="([A-Z]+)\d+"/.exec(about)?.[1];
      const place = reference === undefined ? cells.length : columnIndex(reference);
      if (place >= MOST_COLUMNS) return null;
      while (cells.length < place) cells.push('');
      cells[place] = cellText(about, inside, strings, decimals);
    }
    while (cells.length > 1 && cells.at(-1) === '') cells.pop();
    rows.push(cells.length === 0 ? [''] : cells);
  }
  return rows;
}

function cellText(about: string, inside: string, strings: readonly string[], decimals: number): string {
  const type = /\bt="(\w+)"/.exec(about)?.[1] ?? 'n';
  if (type === 'inlineStr') return textOf(inside);
  const value = VALUE.exec(inside)?.[1];
  if (value === undefined) return '';
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'n') return numberText(value, decimals);
  // A date in ISO form.
  return type === 'd' ? value.slice(0, 10) : decodeEntities(value);
}
