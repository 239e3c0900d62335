import type { DateOrder } from '../identity/read-date.ts';
import { isSameParty } from '../identity/same-party.ts';
import type { RecordType } from '../records/record-types.ts';
import { readMoment, readRange } from './read-range.ts';
import type { DayRange, Refusal, Report, ReportKind } from './report.ts';
import { basisOf, type Column, columnOf, titleKindOf } from './report-words.ts';

/** The header is looked for on this many lines. */
const HEADER_LINES = 12;

/** Where the columns of a table stand. */
export interface Header {
  /** The index of its line. */
  readonly at: number;
  /** The number of cells on its line. */
  readonly width: number;
  readonly places: Readonly<Partial<Record<Column, number>>>;
}

/** What the lines above a header tell. */
export interface Preamble extends Pick<Report, 'title' | 'company' | 'range_text' | 'basis'> {
  readonly titleKind: ReturnType<typeof titleKindOf>;
}

/** The line that names most columns among the first twelve; `null` if none names two. */
export function findHeader(cells: readonly (readonly string[])[]): Header | null {
  let best: Header | null = null;
  let most = 1;
  for (const [at, line] of cells.slice(0, HEADER_LINES).entries()) {
    const places: Partial<Record<Column, number>> = {};
    for (const [place, cell] of line.entries()) {
      const column = cell.trim() === '' ? null : columnOf(cell);
      if (column !== null) places[column] ??= place;
    }
    const found = Object.keys(places).length;
    if (found <= most) continue;
    most = found;
    best = { at, width: line.length, places };
  }
  return best;
}

/**
 * Reads the lines above a header: company, title and range, in any order.
 * @param company the name of the company that the report is compared with
 */
export function readPreamble(above: readonly (readonly string[])[], company: string): Preamble {
  let [title, range_text, titleKind]: [string | null, string | null, Preamble['titleKind']] = [
    null,
    null,
    null,
  ];
  let basis: Preamble['basis'] = null;
  const others: string[] = [];
  for (const line of above) {
    // A comma in a text without quotes has divided it.
    const text = line
      .map((cell) => cell.trim())
      .filter(Boolean)
      .join(', ');
    if (text === '' || /^sep=/.test(text)) continue;
    if (isSameParty(text, company)) {
      others.unshift(text);
      continue;
    }
    const kind: Preamble['titleKind'] = title === null ? titleKindOf(text) : null;
    basis ??= basisOf(text);
    if (kind) [title, titleKind] = [text, kind];
    else if (range_text === null && isRangeText(text)) range_text = text;
    else if (basisOf(text) === null && readMoment(text) === null) others.push(text);
  }
  // The only line beside an unknown title is the company's or the title: only its equality with the company tells.
  const isTold =
    title !== null || others.length > 1 || (others[0] !== undefined && isSameParty(others[0], company));
  return {
    title: title ?? (others.length > 1 ? (others[1] ?? null) : null),
    company: isTold ? (others[0] ?? null) : null,
    range_text,
    basis,
    titleKind,
  };
}

function isRangeText(text: string): boolean {
  return readRange(text, 'month_first') !== null || readRange(text, 'day_first') !== null;
}

/** The range that a line tells; day and month in figures are read in the order of the dates. */
export function rangeOf(text: string | null, order: DateOrder | null): DayRange | null {
  return text === null ? null : readRange(text, order);
}

/** What kind of report has these columns. */
export function kindOf({ places }: Header): ReportKind {
  const has = (...columns: Column[]) => columns.some((column) => places[column] !== undefined);
  if (!has('date')) {
    if (has('detail_type') && has('full_name', 'name')) return 'accounts';
    if (has('contact') && has('name', 'full_name')) return 'customers';
  }
  if (has('debit', 'credit')) return 'journal';
  // A balance beside an account or an item runs from line to line.
  if (has('quantity', 'item') || (has('balance') && has('split', 'account'))) return 'lines';
  return 'documents';
}

/** The column of a name: of list entries their own, of documents the customer's or vendor's. */
export function nameColumnOf(kind: ReportKind): readonly Column[] {
  return kind === 'accounts' ? ['full_name', 'name'] : ['name', 'full_name'];
}

/** The column of an open balance. A balance is one only where nothing says that it runs. */
export function openColumnOf({ places }: Header): Column | null {
  if (places.open !== undefined) return 'open';
  return places.balance !== undefined && places.due !== undefined ? 'balance' : null;
}

/**
 * The first column that is missing, without which no document can be told from another.
 * @param type what all rows are, where the title tells it
 */
export function missingColumn(header: Header, kind: ReportKind, type: RecordType | null): Refusal | null {
  const { places } = header;
  if (kind === 'customers' || kind === 'accounts') return null;
  const missing = (column: Column): Refusal => ({ reason: 'missing_column', column });
  if (places.date === undefined) return missing('date');
  if (places.type === undefined && type === null) return missing('type');
  if (places.number === undefined) return missing('number');
  const amounts: Column[] = kind === 'journal' ? ['debit', 'credit'] : ['amount'];
  const open = kind === 'documents' ? openColumnOf(header) : null;
  const lacking = amounts.find((column) => places[column] === undefined);
  return lacking && (kind === 'journal' || open === null) ? missing(lacking) : null;
}
