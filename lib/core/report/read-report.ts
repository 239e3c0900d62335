import { canonicalDecimal, readAmount } from '../identity/read-amount.ts';
import { type DateOrder, readDate } from '../identity/read-date.ts';
import type { RecordType } from '../records/record-types.ts';
import {
  findHeader,
  type Header,
  kindOf,
  missingColumn,
  nameColumnOf,
  openColumnOf,
  type Preamble,
  rangeOf,
  readPreamble,
} from './find-header.ts';
import { readMoment } from './read-range.ts';
import type { RawTable, ReadReport, Refusal, Report, ReportKind, ReportRow } from './report.ts';
import { basisOf, type Column, isVoidedMemo, lineKindOf, typeOfWord } from './report-words.ts';
import { fromThousandths, inThousandths } from './thousandths.ts';

type Line = readonly string[];
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Ends reading with a refusal. */
class Refused {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

function refuse(
  reason: 'broken_row' | 'bad_date' | 'bad_amount' | 'two_orders' | 'broken_quotes',
  at: number,
  text: string,
): never {
  throw new Refused({ reason, line: at + 1, text: text.slice(0, 80) });
}

/**
 * Reads a table that QuickBooks has exported.
 * @param company the name of the company that it is compared with, to tell it among the first lines
 * @param order the order of day and month as a person says it; `null` to infer it
 * @param decimals as many as the company's currency has
 */
export function readReport(
  table: RawTable,
  company: string,
  order: DateOrder | null,
  decimals = 2,
): ReadReport {
  try {
    return readOrRefuse(table, company, order, decimals);
  } catch (error) {
    if (error instanceof Refused) return { status: 'refused', refusal: error.refusal };
    throw error;
  }
}

function readOrRefuse(
  { cells, is_text, ends_with_line }: RawTable,
  company: string,
  order: DateOrder | null,
  decimals: number,
): ReadReport {
  if (cells.every(isBlank)) throw new Refused({ reason: 'empty' });
  const header = findHeader(cells);
  if (!header) throw new Refused({ reason: 'no_header' });
  const preamble = readPreamble(cells.slice(0, header.at), company);
  const kind = kindOf(header);
  const implied = preamble.titleKind === 'invoices' ? 'invoice' : null;
  const missing = missingColumn(header, kind, implied);
  if (missing) throw new Refused(missing);
  const end = endOf(cells, header, ends_with_line);
  const isCut = end.whole === null && !ends_with_line;
  // The last line of a file that is cut off may be part of one.
  const lines = isCut ? cells.slice(0, -1) : cells;
  const reader = new RowReader(header, kind, implied, preamble.titleKind === 'paid');
  const known =
    kind === 'customers' || kind === 'accounts' ? 'month_first' : dateOrderOf(lines, header, preamble, order);
  if (typeof known === 'object') return known;
  reader.order = known;
  reader.decimals = decimals;
  reader.mayBeShort = !is_text;
  for (let at = header.at + 1; at < lines.length; at += 1) reader.read(lines[at] ?? [], at);
  const rows = reader.end(end.whole !== null);
  if (rows.length === 0 && reader.unknown === 0 && end.whole === null)
    throw new Refused({ reason: 'no_rows' });
  return {
    status: 'read',
    report: reportOf({ header, preamble, kind, implied, end, reader, rows, order: known }),
  };
}

function reportOf({
  header,
  preamble,
  kind,
  implied,
  end,
  reader,
  rows,
  order,
}: {
  header: Header;
  preamble: Preamble;
  kind: ReportKind;
  implied: RecordType | null;
  end: ReturnType<typeof endOf>;
  reader: RowReader;
  rows: readonly ReportRow[];
  order: DateOrder;
}): Report {
  const { title, company, range_text, titleKind } = preamble;
  const types = new Set<RecordType>(implied ? [implied] : []);
  if (kind === 'customers') types.add('customer');
  else if (kind === 'accounts') types.add('account');
  for (const { type } of rows) types.add(type);
  const openAlone = openColumnOf(header) !== null && header.places.amount === undefined;
  const oneAccount = kind === 'lines' && header.places.quantity === undefined && reader.groups.size < 2;
  const shows_only =
    titleKind === 'paid'
      ? 'paid'
      : titleKind === 'open' || (kind === 'documents' && openAlone)
        ? 'open'
        : oneAccount
          ? 'one_account'
          : null;
  return {
    kind,
    title,
    company,
    range_text,
    range: rangeOf(range_text, order),
    basis: end.basis ?? preamble.basis,
    exported_at: end.exported_at,
    whole: end.whole,
    sums_differ: shows_only !== 'paid' && reader.sumsDiffer(),
    shows_only,
    types: [...types],
    rows,
    unknown_types: reader.unknown,
  };
}

function isBlank(line: Line): boolean {
  return line.every((cell) => cell.trim() === '');
}

/** The first text of a line, and whether it is its only one. */
function firstOf(line: Line): { readonly text: string; readonly alone: boolean } {
  let text = '';
  let count = 0;
  for (const cell of line) {
    const bare = cell.trim();
    if (bare === '') continue;
    count += 1;
    if (count === 1) text = bare;
  }
  return { text, alone: count === 1 };
}

/** The text of a line outside the table, which a comma may have divided. */
function textOf(line: Line): string {
  return line
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(', ');
}

/** A line below all rows: the basis, or the moment of the export. */
function isFooter(text: string): boolean {
  return basisOf(text) !== null || (/\b20\d{2}\b/.test(text) && readMoment(text) !== null);
}

/** Looks at the end of a file: what proves that it is whole, the basis, and when it was exported. */
function endOf(cells: readonly Line[], header: Header, ends_with_line: boolean) {
  let whole: Report['whole'] = null;
  let basis: Report['basis'] = null;
  let exported_at: number | null = null;
  for (let at = cells.length - 1; at > header.at; at -= 1) {
    const { text } = firstOf(cells[at] ?? []);
    if (text === '') continue;
    const wholeText = textOf(cells[at] ?? []);
    if (isFooter(wholeText)) {
      whole ??= 'footer';
      basis ??= basisOf(wholeText);
      exported_at ??= readMoment(wholeText)?.at ?? null;
    } else {
      // Without its line end, it may be the beginning of a group's total.
      if (lineKindOf(text) === 'total' && (at < cells.length - 1 || ends_with_line)) whole ??= 'total';
      break;
    }
  }
  return { whole, basis, exported_at };
}

/** A date in figures, and which of its parts is above 12. */
const FIGURES = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2,4})\s*$/;

/**
 * Infers the order of day and month from all dates, else from the range that the report tells.
 * @returns the question if both orders fit
 */
function dateOrderOf(
  lines: readonly Line[],
  header: Header,
  { range_text }: Preamble,
  told: DateOrder | null,
): DateOrder | Extract<ReadReport, { status: 'ask_order' }> {
  const place = header.places.date ?? -1;
  const open = new Set<string>();
  const seen = new Set<string>();
  let dayFirst = -1;
  let monthFirst = -1;
  for (let at = header.at + 1; at < lines.length; at += 1) {
    const text = lines[at]?.[place];
    // A report has few days.
    if (!text || seen.has(text)) continue;
    seen.add(text);
    const parts = FIGURES.exec(text);
    if (!parts) continue;
    const [a, b] = [Number(parts[1]), Number(parts[2])];
    if (a > 12 && b <= 12) dayFirst = at;
    else if (b > 12 && a <= 12) monthFirst = at;
    else if (a !== b) open.add(text.trim());
    if (dayFirst >= 0 && monthFirst >= 0) refuse('two_orders', at, text);
  }
  if (dayFirst >= 0) return 'day_first';
  if (monthFirst >= 0) return 'month_first';
  if (told !== null || open.size === 0) return told ?? 'month_first';
  const fitting = (['month_first', 'day_first'] as const).filter((order) => {
    const range = rangeOf(range_text, order);
    if (!range || (range.from === null && range.to === null)) return true;
    return [...open].every((text) => {
      const [day = ''] = readDate(text, order);
      return (range.from === null || day >= range.from) && (range.to === null || day <= range.to);
    });
  });
  const [only, other] = fitting;
  if (only !== undefined && other === undefined) return only;
  const [sample = ''] = open;
  return { status: 'ask_order', sample, days: readDate(sample, null) };
}

/** Days of spreadsheets are counted from here. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const PLAIN_AMOUNT = /^-?\d{1,3}(?:,?\d{3})*\.\d\d$/;

/** Reads the rows of one table, line by line. */
class RowReader {
  order: DateOrder = 'month_first';
  decimals = 2;
  /** Empty cells at the end of a line are left out. */
  mayBeShort = false;
  /** The cells of each row of a text file: all have as many. */
  private cellsOfRow: number | null = null;
  unknown = 0;
  readonly groups = new Set<string>();
  private readonly rows: Mutable<ReportRow>[] = [];
  /** Rows of one document on several lines, by what they have in common. */
  private readonly merged = new Map<string, { readonly row: Mutable<ReportRow>; group: string }>();
  private readonly days = new Map<string, string | null>();
  private readonly sums = { amount: 0, open: 0 };
  private readonly totals: { amount: number | null; open: number | null } = { amount: null, open: null };
  private group = '';
  /** A payment has a row below each invoice that it pays, with the amount applied to it. */
  private readonly appliesPayments: boolean;
  private journal: {
    readonly row: Mutable<ReportRow>;
    readonly group: string;
    readonly first: string;
    debit: number;
    credit: number;
  } | null = null;
  private readonly header: Header;
  private readonly kind: ReportKind;
  private readonly implied: RecordType | null;
  private readonly place: Readonly<
    Record<
      'date' | 'type' | 'number' | 'name' | 'memo' | 'amount' | 'open' | 'debit' | 'credit' | 'account',
      number
    >
  >;

  constructor(header: Header, kind: ReportKind, implied: RecordType | null, appliesPayments: boolean) {
    this.appliesPayments = appliesPayments;
    this.header = header;
    this.kind = kind;
    this.implied = implied;
    const placeOf = (...columns: readonly (Column | null)[]) =>
      columns
        .map((column) => (column === null ? undefined : header.places[column]))
        .find((each) => each !== undefined) ?? -1;
    this.place = {
      date: placeOf('date'),
      type: placeOf('type'),
      number: placeOf('number'),
      name: placeOf(...nameColumnOf(kind)),
      memo: placeOf('memo'),
      amount: placeOf('amount'),
      open: placeOf(kind === 'documents' ? openColumnOf(header) : null),
      debit: placeOf('debit'),
      credit: placeOf('credit'),
      account: placeOf('account'),
    };
  }

  read(line: Line, at: number): void {
    const { place } = this;
    const date = (line[place.date] ?? '').trim();
    const type = (line[place.type] ?? '').trim();
    const isRow = date !== '' && (place.type < 0 || type !== '') && place.date >= 0;
    const isFigure = date.charCodeAt(0) <= 0x39;
    // A footer without quotes has been divided at its commas.
    if (!isRow || (!isFigure && (lineKindOf(date) !== null || isFooter(textOf(line))))) {
      this.readOther(line, at);
      return;
    }
    const last = Math.max(place.amount, place.credit);
    // A cell that is lost moves the others out of their columns.
    this.cellsOfRow ??= line.length;
    const isShort = line.length <= last || line.length !== this.cellsOfRow;
    if (line.length > this.header.width || (!this.mayBeShort && isShort)) {
      refuse('broken_row', at, line.join(','));
    }
    const number = (line[place.number] ?? '').trim();
    if (hasBreak(type) || hasBreak(number) || hasBreak(date)) refuse('broken_quotes', at, line.join(','));
    const day = this.dayOf(date, at);
    const record = this.implied !== null && place.type < 0 ? this.implied : typeOfWord(type);
    if (this.kind === 'journal') {
      this.readJournal(line, at, { record, number, day });
      return;
    }
    const amount = this.amountOf(line, place.amount, at);
    const open = this.amountOf(line, place.open, at);
    this.sums.amount += inThousandths(amount);
    this.sums.open += inThousandths(open);
    if (record === null) {
      this.unknown += 1;
      return;
    }
    const name = this.nameOf(line);
    const row = rowOf({ line: at + 1, type: record, number, date: day, name, amount, open });
    if (place.memo >= 0 && isZero(amount)) row.voided = isVoidedMemo(line[place.memo] ?? '');
    if (this.kind === 'lines' || (this.appliesPayments && record === 'payment')) this.merge(row);
    else this.rows.push(row);
  }

  /** Whether the rows do not add up to the total of the file. */
  sumsDiffer(): boolean {
    if (this.kind !== 'documents') return false;
    return (['amount', 'open'] as const).some((column) => {
      const total = this.totals[column];
      return total !== null && Math.round(total) !== Math.round(this.sums[column]);
    });
  }

  /** The rows; of a file that may be cut off, without the document at its end that may be part of one. */
  end(isWhole: boolean): readonly ReportRow[] {
    this.closeJournal();
    if (!isWhole && (this.kind === 'journal' || this.kind === 'lines')) this.rows.pop();
    return this.rows;
  }

  /** A line that is no row: a group's name or total, the rest of a journal entry, a list entry, or one of the last lines. */
  private readOther(line: Line, at: number): void {
    const { text, alone } = firstOf(line);
    if (text === '') return;
    const kind = lineKindOf(text);
    if (kind === 'total' && !alone) {
      this.totals.amount = totalOf(line[this.place.amount], this.decimals);
      this.totals.open = totalOf(line[this.place.open], this.decimals);
      return;
    }
    if (kind !== null && (kind !== 'group_total' || !alone)) {
      // What follows a group's end may belong to the group around it.
      if (kind === 'group_total') this.group = '';
      return;
    }
    if (isFooter(textOf(line))) return;
    if (this.kind === 'customers' || this.kind === 'accounts') {
      this.readEntry(line, at);
      return;
    }
    if (alone) {
      this.group = text;
      this.groups.add(text);
      return;
    }
    if (this.kind === 'journal' && this.journal && (line[this.place.date] ?? '').trim() === '') {
      this.addToJournal(line, at);
      return;
    }
    // Texts beside a group's name are harmless; an amount belongs to a row whose date or type is lost.
    const hasAmount = [this.place.amount, this.place.open, this.place.debit].some(
      (place) => place >= 0 && (line[place] ?? '').trim() !== '',
    );
    if (hasAmount) refuse('broken_row', at, line.join(','));
  }

  private readEntry(line: Line, at: number): void {
    if (line.length > this.header.width) refuse('broken_row', at, line.join(','));
    const name = (line[this.place.name] ?? '').trim();
    if (hasBreak(name)) refuse('broken_quotes', at, name);
    if (name === '') return;
    const type = this.kind === 'customers' ? 'customer' : 'account';
    this.rows.push(rowOf({ line: at + 1, type, number: '', date: null, name, amount: null, open: null }));
  }

  private readJournal(
    line: Line,
    at: number,
    { record, number, day }: { record: RecordType | null; number: string; day: string | null },
  ): void {
    const isSame = this.continuesJournal(line, at, { record, number, day });
    if (isSame) {
      this.addToJournal(line, at);
      return;
    }
    this.closeJournal();
    if (record === null) {
      this.unknown += 1;
      return;
    }
    const amount = this.amountOf(line, this.place.debit, at) ?? this.amountOf(line, this.place.credit, at);
    const row = rowOf({
      line: at + 1,
      type: record,
      number,
      date: day,
      name: this.nameOf(line),
      amount,
      open: null,
    });
    if (isId(this.group)) row.id = this.group;
    if (isZero(amount)) row.voided = isVoidedMemo(line[this.place.memo] ?? '');
    this.journal = {
      ...{ row, group: this.group, first: this.lineOf(line, at) },
      debit: inThousandths(this.amountOf(line, this.place.debit, at)),
      credit: inThousandths(this.amountOf(line, this.place.credit, at)),
    };
  }

  /**
   * Whether a line belongs to the document before it. Without an id, its lines follow each other until debits and
   * credits are equal; then only one with a number goes on, and not with its first line again.
   */
  private continuesJournal(
    line: Line,
    at: number,
    { record, number, day }: { record: RecordType | null; number: string; day: string | null },
  ): boolean {
    const { journal } = this;
    if (!journal || journal.group !== this.group) return false;
    if (isId(this.group)) return true;
    const { row, debit, credit, first } = journal;
    if ((row.number ?? '') !== number || row.date !== day || row.type !== record) return false;
    return debit !== credit || (number !== '' && first !== this.lineOf(line, at));
  }

  /** What tells the first line of a document from its others. */
  private lineOf(line: Line, at: number): string {
    const { account, debit, credit } = this.place;
    return `${line[account] ?? ''}|${this.amountOf(line, debit, at)}|${this.amountOf(line, credit, at)}`;
  }

  private addToJournal(line: Line, at: number): void {
    const { journal } = this;
    // A line without an account has the sums of its document.
    if (!journal || !(line[this.place.account] ?? '').trim()) return;
    journal.row.name ??= this.nameOf(line);
    journal.debit += inThousandths(this.amountOf(line, this.place.debit, at));
    journal.credit += inThousandths(this.amountOf(line, this.place.credit, at));
  }

  private closeJournal(): void {
    const { journal } = this;
    this.journal = null;
    if (!journal) return;
    const { row } = journal;
    if (row.type === 'journal_entry') row.amount = canonicalDecimal(fromThousandths(journal.debit));
    this.rows.push(row);
  }

  /**
   * Adds a line to its document. Its lines of all accounts add up to nothing: the largest one is its total. A total that
   * stands twice below one account is that of two documents.
   */
  private merge(row: Mutable<ReportRow>): void {
    row.whole_amount = false;
    const key = `${row.type}|${row.number ?? ''}|${row.date}|${row.name ?? ''}`;
    const known = this.merged.get(key);
    if (!known) {
      this.addMerged(key, row);
    } else if (this.header.places.quantity !== undefined || this.appliesPayments) {
      known.row.amount = canonicalDecimal(
        fromThousandths(inThousandths(known.row.amount) + inThousandths(row.amount)),
      );
    } else if (Math.abs(inThousandths(row.amount)) > Math.abs(inThousandths(known.row.amount))) {
      known.row.amount = row.amount;
      known.group = this.group;
    } else if (row.amount === known.row.amount && this.group === known.group) this.addMerged(key, row);
  }

  private addMerged(key: string, row: Mutable<ReportRow>): void {
    this.merged.set(key, { row, group: this.group });
    this.rows.push(row);
  }

  private nameOf(line: Line): string | null {
    const { name } = this.place;
    const own = name >= 0 ? (line[name] ?? '').trim() : '';
    if (own !== '' || name >= 0) return own || null;
    // Without the column, rows stand below their customer's name; below an account's in reports of accounts.
    return this.kind === 'journal' || this.header.places.account !== undefined ? null : this.group || null;
  }

  private dayOf(text: string, at: number): string | null {
    let day = this.days.get(text);
    if (day === undefined) {
      const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : null;
      day =
        serial === null
          ? (readDate(text, this.order)[0] ?? null)
          : new Date(SERIAL_ZERO + serial * 86_400_000).toISOString().slice(0, 10);
      if (day === null) refuse('bad_date', at, text);
      this.days.set(text, day);
    }
    return day;
  }

  private amountOf(line: Line, place: number, at: number): string | null {
    const text = place < 0 ? '' : (line[place] ?? '').trim();
    if (text === '') return null;
    if (PLAIN_AMOUNT.test(text)) return canonicalAmount(text);
    const shown = /["\n\p{L}]/u.test(text.replace(/\b[A-Z]{2,3}\$?/g, ''))
      ? null
      : readCell(text, this.decimals);
    if (shown === null) refuse('bad_amount', at, text);
    return shown.value;
  }
}

/** A plain amount with two decimals, `-1,250.50`, in the form of {@link canonicalDecimal}. */
function canonicalAmount(text: string): string {
  let bare = text.replaceAll(',', '');
  if (bare.endsWith('0')) bare = bare.slice(0, bare.endsWith('.00') ? -3 : -1);
  return (bare.startsWith('0') || bare.startsWith('-0') ? canonicalDecimal(bare) : bare) ?? bare;
}

/** Three digits behind the only separator of an amount. */
const THOUSANDTHS = /^[^.,]*[.,]\d{3}(?=[^\d.,]*$)/;

/** Reads an amount; with a fourth decimal, those of a currency with three are not taken for a group of digits. */
function readCell(text: string, decimals: number): ReturnType<typeof readAmount> {
  return readAmount(decimals < 3 ? text : text.replace(THOUSANDTHS, '$&0'));
}

function rowOf(some: {
  line: number;
  type: RecordType;
  number: string;
  date: string | null;
  name: string | null;
  amount: string | null;
  open: string | null;
}): Mutable<ReportRow> {
  const { line, type, number, date, name, amount, open } = some;
  return {
    line,
    type,
    number: number || null,
    id: null,
    date,
    name,
    amount,
    whole_amount: true,
    open,
    voided: false,
  };
}

function hasBreak(text: string): boolean {
  return text.includes('"') || text.includes('\n') || text.includes('\r');
}

function isId(group: string): boolean {
  return /^\d{1,20}$/.test(group);
}

function isZero(amount: string | null): boolean {
  return amount === '0' || amount === null;
}

function totalOf(cell: string | undefined, decimals: number): number | null {
  const shown = cell === undefined || cell.trim() === '' ? null : readCell(cell, decimals);
  return shown && inThousandths(shown.value);
}
