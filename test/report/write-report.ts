import { zipSync } from 'fflate';
import type { Random } from '../sandbox/world/random.ts';
import { COMPANY, type Doc, RANGE } from './books.ts';

/** The reports that QuickBooks exports, in both generations of their headers. */
export const VARIANTS = [
  'invoice_list',
  'transactions_new',
  'transactions_classic',
  'journal_ids',
  'journal_full',
  'journal_classic',
  'open_invoices',
  'received_payments',
  'sales_detail',
  'account_detail',
  'ledger',
] as const;
export type Variant = (typeof VARIANTS)[number];

/** How a file is written. */
export interface Style {
  readonly language: 'en' | 'fr';
  readonly dates: 'month_first' | 'day_first' | 'iso' | 'iso_slashes';
  readonly format: 'csv' | 'semicolons' | 'tabs' | 'utf16' | 'xlsx';
  readonly bom: boolean;
  readonly lineEnd: '\r\n' | '\n';
  readonly titleFirst: boolean;
  readonly blank: 'empty' | 'comma' | 'commas';
  readonly parentheses: boolean;
  readonly footer: 'zone' | 'plain' | 'none';
  readonly total: boolean;
  /** Seeds the order of columns that were moved; `null` leaves them. */
  readonly moved: readonly number[] | null;
}

/** Any style; one of those that prove that the file is whole. */
export function randomStyle(random: Random): Style {
  const format = random.pick<Style['format']>(['csv', 'csv', 'semicolons', 'tabs', 'utf16', 'xlsx']);
  const footer = random.pick<Style['footer']>(['zone', 'zone', 'plain', 'none']);
  return {
    language: random.pick(['en', 'en', 'fr']),
    dates: random.pick(['month_first', 'day_first', 'iso', 'iso_slashes']),
    format,
    bom: random.next() < 0.3,
    lineEnd: random.pick(['\r\n', '\r\n', '\n']),
    titleFirst: random.next() < 0.5,
    blank: random.pick(['empty', 'comma', 'commas']),
    parentheses: random.next() < 0.3,
    footer,
    total: footer === 'none' || random.next() < 0.5,
    moved: random.next() < 0.3 ? Array.from({ length: 12 }, () => random.next()) : null,
  };
}

type Cell = string | number;
type Column =
  | 'date'
  | 'type'
  | 'number'
  | 'name'
  | 'memo'
  | 'due'
  | 'amount'
  | 'open'
  | 'posting'
  | 'account'
  | 'split'
  | 'debit'
  | 'credit'
  | 'term'
  | 'item'
  | 'quantity'
  | 'price'
  | 'balance';

interface Layout {
  readonly title: readonly [en: string, fr: string];
  /** The number of empty columns before the first one. */
  readonly leading: number;
  readonly columns: readonly (readonly [Column, en: string, fr: string])[];
}

const DATE = ['date', 'Date', 'Date'] as const;
const TYPE = ['type', 'Transaction type', 'Type d’opération'] as const;
const NUM = ['number', 'Num', 'Nº'] as const;
const NAME = ['name', 'Name', 'Nom'] as const;
const DESCRIPTION = ['memo', 'Description', 'Description'] as const;
const MEMO = ['memo', 'Memo', 'Mémo'] as const;
const AMOUNT = ['amount', 'Amount', 'Montant'] as const;
const OPEN = ['open', 'Open balance', 'Solde impayé'] as const;
const BALANCE = ['balance', 'Balance', 'Solde'] as const;
const DUE = ['due', 'Due date', 'Date d’échéance'] as const;
const FULL_DATE = ['date', 'Transaction date', 'Date de l’opération'] as const;

const LAYOUTS: Record<Variant, Layout> = {
  invoice_list: {
    title: ['Invoice List by Date', 'Liste des factures par date'],
    leading: 0,
    columns: [DATE, TYPE, NUM, NAME, MEMO, DUE, AMOUNT, OPEN],
  },
  transactions_new: {
    title: ['Transaction List by Date', 'Liste des opérations par date'],
    leading: 0,
    columns: [
      ...[DATE, TYPE, NUM, ['posting', 'Posting (Y/N)', 'Report (O/N)'] as const, NAME, MEMO],
      ...[
        ['account', 'Account name', 'Nom du compte'] as const,
        ['split', 'Split', 'Répartition'] as const,
        AMOUNT,
      ],
    ],
  },
  transactions_classic: {
    title: ['Transaction List by Date', 'Liste des transactions par date'],
    leading: 1,
    columns: [
      ...[DATE, ['type', 'Transaction Type', 'Type de transaction'] as const, NUM],
      ...[
        ['posting', 'Posting', 'Report'] as const,
        NAME,
        ['memo', 'Memo/Description', 'Mémo/Description'] as const,
      ],
      ...[['account', 'Account', 'Compte'] as const, ['split', 'Split', 'Répartition'] as const, AMOUNT],
    ],
  },
  journal_ids: {
    title: ['Journal', 'Journal'],
    leading: 1,
    columns: [
      ...[FULL_DATE, TYPE, NUM, NAME, DESCRIPTION, ['account', 'Account Name', 'Nom du compte'] as const],
      ...[['debit', 'Debit', 'Débit'] as const, ['credit', 'Credit', 'Crédit'] as const],
    ],
  },
  journal_full: {
    title: ['Journal', 'Journal'],
    leading: 0,
    columns: [
      ...[FULL_DATE, TYPE, NUM, NAME, ['memo', 'Memo/Description', 'Mémo/Description'] as const],
      ['account', 'Account full name', 'Nom complet du compte'],
      ...[['debit', 'Debit', 'Débit'] as const, ['credit', 'Credit', 'Crédit'] as const],
    ],
  },
  journal_classic: {
    title: ['Journal', 'Journal'],
    leading: 1,
    columns: [
      ...[DATE, TYPE, NUM, NAME, MEMO, ['account', 'Account', 'Compte'] as const],
      ...[['debit', 'Debit', 'Débit'] as const, ['credit', 'Credit', 'Crédit'] as const],
    ],
  },
  open_invoices: {
    title: ['Open Invoices', 'Factures impayées'],
    leading: 1,
    columns: [DATE, TYPE, NUM, ['term', 'Term', 'Modalité'], DUE, OPEN],
  },
  received_payments: {
    title: ['Invoices and Received Payments', 'Factures et paiements reçus'],
    leading: 1,
    columns: [
      ...[DATE, TYPE, ['memo', 'Memo/Description', 'Mémo/Description'] as const],
      ...[['number', 'Transaction number', 'Numéro de transaction'] as const, AMOUNT],
    ],
  },
  sales_detail: {
    title: ['Sales by Customer Detail', 'Ventes par client détaillées'],
    leading: 1,
    columns: [
      ...[
        FULL_DATE,
        TYPE,
        NUM,
        ['item', 'Product/Service full name', 'Produit/Service'] as const,
        DESCRIPTION,
      ],
      ...[['quantity', 'Quantity', 'Quantité'] as const, ['price', 'Sales price', 'Prix de vente'] as const],
      ...[AMOUNT, BALANCE],
    ],
  },
  account_detail: {
    title: ['Transaction Detail by Account', 'Détail des transactions par compte'],
    leading: 1,
    columns: [FULL_DATE, TYPE, NUM, NAME, DESCRIPTION, ['split', 'Split', 'Répartition'], AMOUNT, BALANCE],
  },
  ledger: {
    title: ['General Ledger', 'Grand livre'],
    leading: 1,
    columns: [
      ['account', 'Distribution account', 'Compte de répartition'],
      ...[FULL_DATE, TYPE, NUM, NAME, ['memo', 'Memo/Description', 'Mémo/Description'] as const],
      ...[['split', 'Split account', 'Compte de contrepartie'] as const, AMOUNT, BALANCE],
    ],
  },
};

const TYPES = { invoice: ['Invoice', 'Facture'], payment: ['Payment', 'Paiement'] } as const;
const EXPORT_LINE = {
  en: { zone: 'Accrual Basis Tuesday, September 29, 2026 09:30 PM GMT-04:00', plain: 'Cash Basis' },
  fr: {
    zone: 'Comptabilité d’exercice mardi 29 septembre 2026 21:30 GMT-04:00',
    plain: 'Comptabilité de caisse',
  },
};
const RANGE_LINE = { en: 'July 25-September 29, 2026', fr: '25 juillet au 29 septembre 2026' };

/** Writes the documents as a report. */
export function writeReport(docs: readonly Doc[], variant: Variant, style: Style): Uint8Array {
  const { title, leading, columns } = LAYOUTS[variant];
  const at = style.language === 'en' ? 1 : 2;
  const order = columns.map((column, place) => ({ column, by: style.moved?.[place] ?? place }));
  const moved = order.sort((a, b) => a.by - b.by).map(({ column }) => column);
  const width = leading + moved.length;
  const pad = (cells: Cell[]) => [...cells, ...Array<Cell>(Math.max(0, width - cells.length)).fill('')];
  const heading = [[title[at - 1] ?? ''], [COMPANY]];
  const lines: Cell[][] = [
    ...(style.titleFirst ? heading : heading.reverse()),
    [RANGE_LINE[style.language]],
  ].map(pad);
  lines.push(style.blank === 'empty' ? [] : pad([]).slice(0, style.blank === 'comma' ? 2 : width));
  const row = (values: Partial<Record<Column, Cell>>) => [
    ...Array<Cell>(leading).fill(''),
    ...moved.map(([column]) => values[column] ?? ''),
  ];
  lines.push([...Array<Cell>(leading).fill(''), ...moved.map((column) => column[at] ?? '')]);
  const writer = { docs, style, row, pad, line: (cells: Cell[]) => lines.push(cells) };
  WRITERS[variant](writer);
  if (style.total) {
    const sum = (pick: (doc: Doc) => number) => docs.reduce((all, doc) => all + pick(doc), 0);
    const shown = row(
      ['invoice_list', 'open_invoices', 'transactions_new', 'transactions_classic'].includes(variant)
        ? {
            amount: sum((doc) => Number(doc.amount) * 100) / 100,
            open: sum((doc) => Number(doc.open) * 100) / 100,
          }
        : {},
    );
    // The word stands in the first column, whatever that is.
    lines.push(['TOTAL', ...shown.slice(1)]);
  }
  for (let n = 0; n < 3; n += 1) lines.push(style.blank === 'empty' ? [] : pad([]));
  if (style.footer !== 'none') lines.push(pad([EXPORT_LINE[style.language][style.footer]]));
  return encode(lines, style);
}

interface Writer {
  readonly docs: readonly Doc[];
  readonly style: Style;
  readonly row: (values: Partial<Record<Column, Cell>>) => Cell[];
  readonly pad: (cells: Cell[]) => Cell[];
  readonly line: (cells: Cell[]) => void;
}

function valuesOf(doc: Doc, { language, dates }: Style): Partial<Record<Column, Cell>> {
  const [year = '', month = '', day = ''] = doc.date.split('-');
  const shown = {
    month_first: `${month}/${day}/${year}`,
    day_first: `${day}/${month}/${year}`,
    iso: doc.date,
    iso_slashes: `${year}/${month}/${day}`,
  }[dates];
  return {
    ...{ date: shown, due: shown, type: TYPES[doc.type][language === 'en' ? 0 : 1], number: doc.number },
    ...{
      name: doc.party,
      amount: Number(doc.amount),
      open: Number(doc.open),
      posting: language === 'en' ? 'Y' : 'O',
    },
    ...{
      account: 'Accounts Receivable (A/R)',
      split: '-Split-',
      memo: 'Thank you, and see you',
      term: 'Net 30',
    },
  };
}

function byKey(docs: readonly Doc[], keyOf: (doc: Doc) => string): [string, Doc[]][] {
  const groups = new Map<string, Doc[]>();
  for (const doc of docs) groups.set(keyOf(doc), [...(groups.get(keyOf(doc)) ?? []), doc]);
  return [...groups];
}

function flat({ docs, style, row, line }: Writer): void {
  for (const doc of docs) line(row(valuesOf(doc, style)));
}

/** Groups under their name, with their total. */
function grouped(
  { docs, style, row, pad, line }: Writer,
  each: (doc: Doc) => Cell[][] = (doc) => [row(valuesOf(doc, style))],
): void {
  for (const [name, some] of byKey(docs, ({ party }) => party)) {
    line(pad([name]));
    for (const doc of some) for (const cells of each(doc)) line(cells);
    const total = row({ amount: some.reduce((sum, doc) => sum + Number(doc.amount), 0) });
    line([`${style.language === 'en' ? 'Total for' : 'Total pour'} ${name}`, ...total.slice(1)]);
  }
}

function journal({ docs, style, row, pad, line }: Writer, how: 'ids' | 'repeated' | 'continued'): void {
  for (const doc of docs) {
    const values = valuesOf(doc, style);
    const { amount = 0, open: _open, ...rest } = values;
    const [debit, credit] = [
      { debit: amount, credit: '' },
      { debit: '', credit: amount },
    ];
    if (how === 'ids') line(pad([doc.id]));
    line(row({ ...rest, ...(doc.type === 'invoice' ? debit : credit) }));
    const second = how === 'continued' ? { memo: rest.memo ?? '' } : rest;
    const other = doc.type === 'invoice' ? 'Landscaping Services' : 'Undeposited Funds';
    line(row({ ...second, account: other, ...(doc.type === 'invoice' ? credit : debit) }));
    if (how === 'continued') line(row({ debit: amount, credit: amount }));
    if (how === 'ids') line([`Total for ${doc.id}`, ...row({ debit: amount, credit: amount }).slice(1)]);
  }
}

function accounts({ docs, style, row, pad, line }: Writer): void {
  for (const account of ['Accounts Receivable (A/R)', 'Landscaping Services']) {
    line(pad([account]));
    line(
      row({ ...{ date: '' }, ...{}, balance: 0 }).map((cell, at) => (at === 1 ? 'Beginning Balance' : cell)),
    );
    for (const doc of docs) {
      if (account !== 'Accounts Receivable (A/R)' && doc.type === 'payment') continue;
      const { amount = 0, ...rest } = valuesOf(doc, style);
      const parts =
        account === 'Landscaping Services'
          ? [Number(amount) / 2, Number(amount) - Number(amount) / 2]
          : [amount];
      for (const part of parts) line(row({ ...rest, account, amount: part, balance: 100 }));
    }
    line([`Total for ${account}`, ...row({ amount: 1 }).slice(1)]);
  }
}

const WRITERS: Record<Variant, (writer: Writer) => void> = {
  invoice_list: flat,
  transactions_new: flat,
  transactions_classic: flat,
  journal_ids: (writer) => journal(writer, 'ids'),
  journal_full: (writer) => journal(writer, 'repeated'),
  journal_classic: (writer) => journal(writer, 'continued'),
  open_invoices: grouped,
  received_payments: grouped,
  sales_detail: (writer) =>
    grouped(writer, (doc) => {
      const { amount = 0, ...rest } = valuesOf(doc, writer.style);
      const half = Math.round(Number(amount) * 50) / 100;
      return [half, Number((Number(amount) - half).toFixed(2))].map((part) =>
        writer.row({ ...rest, item: 'Lawn care', quantity: 1, price: part, amount: part, balance: part }),
      );
    }),
  account_detail: accounts,
  ledger: accounts,
};

/** A number as the report writes it: two decimals, grouped, negative with a minus or in parentheses. */
function written(value: number, { language, parentheses }: Style): string {
  const bare = Math.abs(value)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, language === 'en' ? ',' : '\u00a0');
  const text = language === 'en' ? bare : bare.replace('.', ',');
  if (value >= 0) return text;
  return parentheses ? `(${text})` : `-${text}`;
}

function encode(lines: readonly Cell[][], style: Style): Uint8Array {
  if (style.format === 'xlsx') return workbook(lines);
  const separator = style.format === 'semicolons' ? ';' : style.format === 'tabs' ? '\t' : ',';
  const quoted = (text: string) =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = lines
    .map((cells) =>
      cells.map((cell) => quoted(typeof cell === 'number' ? written(cell, style) : cell)).join(separator),
    )
    .map((line) => `${line}${style.lineEnd}`)
    .join('');
  if (style.format === 'utf16') {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, true);
    for (let at = 0; at < text.length; at += 1) view.setUint16(2 + at * 2, text.charCodeAt(at), true);
    return bytes;
  }
  return new TextEncoder().encode(style.bom ? `\uFEFF${text}` : text);
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const letters = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : letters(Math.floor(place / 26) - 1) + letters(place % 26);

/** One sheet, with every second text among the shared ones. */
function workbook(lines: readonly Cell[][]): Uint8Array {
  const shared: string[] = [];
  const rows = lines.map((cells, at) => {
    const inside = cells.map((cell, place) => {
      const ref = `r="${letters(place)}${at + 1}"`;
      if (cell === '') return '';
      if (typeof cell === 'number') return `<c ${ref} s="2"><v>${cell}</v></c>`;
      if (place % 2 === 0) return `<c ${ref} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
      shared.push(cell);
      return `<c ${ref} t="s"><v>${shared.length - 1}</v></c>`;
    });
    return inside.join('') === '' ? '' : `<row r="${at + 1}">${inside.join('')}</row>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const files = {
    'xl/workbook.xml': `${head}<workbook xmlns:r="r"><sheets><sheet name="Report" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
    { level: 1 },
  );
}

/** The documents that a report shows. */
export function shownIn(docs: readonly Doc[], variant: Variant): readonly Doc[] {
  const inRange = docs.filter(({ date }) => date >= RANGE.from && date <= RANGE.to);
  const invoices = inRange.filter(({ type }) => type === 'invoice');
  switch (variant) {
    case 'invoice_list':
      return invoices;
    case 'sales_detail':
      return invoices;
    case 'open_invoices':
      return invoices.filter(({ open }) => Number(open) !== 0);
    case 'received_payments': {
      const paid = new Set(inRange.map(({ pays }) => pays));
      return inRange.filter(({ type, number }) => type === 'payment' || paid.has(number));
    }
    default:
      return inRange;
  }
}
