import type { Confidence } from '../../core/identity/record-routes.ts';

/* All knowledge of QuickBooks' own markup: no other file contains its selectors. Newer markup comes before older, and
   older stays as long as a user may have it. */

/** The evidence for an entry. */
interface Known {
  /** When public code last relied on it: a year, a month or a day. */
  readonly seen: string;
  /** As for routes; `I` is an untested inference. */
  readonly sure: Confidence | 'I';
}

/** A part of a page. */
export interface Mark extends Known {
  readonly selector: string;
}

/** An element beside which a badge may be placed. */
export interface Anchor extends Mark {
  /** The name under which a miss is reported. */
  readonly name: string;
}

/** A column of a list, recognized by its id or heading; never by its position, because users move columns. */
export interface Column extends Known {
  /** Values of the attribute `COLUMN_ID`. */
  readonly ids: readonly string[];
  /** In lower case, English and Canadian French. */
  readonly headings: readonly string[];
}

/** Transaction forms of both generations; the title first, then the number. */
const TRANSACTION_FORM: readonly Anchor[] = [
  { name: 'trowser-title', selector: 'h2[class*="TrowserHeader-headerTitleText"]', seen: '2026', sure: 'A' },
  { name: 'form-title', selector: '[class*="txp-capability-formTitle"]', seen: '2026', sure: 'A' },
  {
    name: 'rethink-header-title',
    selector: '[data-automation-id="RethinkLayout_header"] :is(h1, h2, h3, [role="heading"])',
    seen: '2026-02',
    sure: 'A',
  },
  {
    name: 'rethink-header',
    selector: '[data-automation-id="RethinkLayout_header"]',
    seen: '2026-02',
    sure: 'A',
  },
  { name: 'dialog-title', selector: '[role="dialog"] h2', seen: '2026', sure: 'B' },
  {
    name: 'dojo-trowser-title',
    selector: '.trowser-view .trowserHeader :is(h1, h2, h3, [role="heading"], .title)',
    seen: '2025',
    sure: 'B',
  },
  { name: 'dojo-number', selector: '[data-qbo-bind="text: referenceNumber"]', seen: '2025', sure: 'A' },
  {
    name: 'dojo-trowser-header',
    selector: '.trowser-view .header.stretch.trowserHeader',
    seen: '2025',
    sure: 'A',
  },
  {
    name: 'number-read-only',
    selector: '[data-automation-id="readonly_reference_number"]',
    seen: '2026',
    sure: 'B',
  },
  { name: 'number', selector: '[data-automation-id="reference_number"]', seen: '2026', sure: 'A' },
  {
    name: 'dojo-number-field',
    selector: '[data-automation-id="input-ref-number-sales"]',
    seen: '2026-01',
    sure: 'A',
  },
];

/** What shows the number of a transaction on its form: fields, then titles that end with it. */
export const NUMBER_FIELDS: readonly Anchor[] = TRANSACTION_FORM.filter(({ name }) =>
  name.includes('number'),
);
export const TITLES: readonly Anchor[] = TRANSACTION_FORM.filter(({ name }) => name.includes('title'));

/** The page of one customer, vendor or employee; production and sandbox differed on the same day. */
const NAME_PAGE: readonly Anchor[] = [
  { name: 'stage-name', selector: '[data-testid="stageData-name"]', seen: '2026-02-24', sure: 'B' },
  { name: 'stage-name-class', selector: '[class*="StageDataV2__Name-"]', seen: '2026-02-24', sure: 'B' },
  { name: 'stage-name-sandbox', selector: '[class*="StageData__Name"]', seen: '2026-02-24', sure: 'B' },
  {
    name: 'stage-header-sandbox',
    selector: '[class*="StageData__HeaderWrapper"]',
    seen: '2026-02-24',
    sure: 'B',
  },
];

/** Any other page of one object: no markup is published, but a page's heading names the object. */
const PLAIN_PAGE: readonly Anchor[] = [
  {
    name: 'main-heading',
    selector: ':is([data-id="bodyNode"], [role="main"], main) h1',
    seen: '2026',
    sure: 'I',
  },
];

const NAME_ROUTES: ReadonlySet<string> = new Set(['customerdetail', 'vendordetail', 'employeedetail']);
const PLAIN_ROUTES: ReadonlySet<string> = new Set(['register', 'item']);

/** The anchors to try on a record page, in order. */
export function anchorsOf(route: string): readonly Anchor[] {
  if (NAME_ROUTES.has(route)) return NAME_PAGE;
  return PLAIN_ROUTES.has(route) ? PLAIN_PAGE : TRANSACTION_FORM;
}

/** A click inside opens it: nothing is inserted there. */
export const COMBOBOX: Mark = {
  selector: '[role="combobox"], [data-cy="quickfill-contact"], .QuickfillsContainer, [class*="Combobox"]',
  seen: '2026-02-24',
  sure: 'A',
};

/** The container of a form or page: wrappers of a title are inside it. */
export const FORM: Mark = {
  selector: 'body, [role="dialog"], [role="main"], main, .trowser-view, [data-automation-id="RethinkLayout"]',
  seen: '2026',
  sure: 'A',
};

/** Controls beside a title, which a badge must not cover. */
export const CONTROL: Mark = {
  selector: 'button, a[href], input, select, textarea, [role="button"], [role="combobox"]',
  seen: '2026',
  sure: 'A',
};

/** Tables and grids; a list without a known selector is found by its columns. */
export const LISTS: readonly Mark[] = [
  // The invoices list.
  { selector: '[data-morpheus-pluginid="sales-widgets-ui"] table', seen: '2024', sure: 'A' },
  // The virtual table of the newer design system.
  { selector: '.ids-table__virtualized-container table', seen: '2026', sure: 'A' },
  { selector: ':is([data-id="bodyNode"], [role="main"], main, body) table', seen: '2026', sure: 'I' },
  { selector: '[role="grid"], [role="treegrid"]', seen: '2026', sure: 'I' },
];

/** Any list that contains a row. */
export const LIST: Mark = { selector: 'table, [role="grid"], [role="treegrid"]', seen: '2026', sure: 'A' };
export const ROW: Mark = { selector: 'tbody > tr, [role="row"]', seen: '2026', sure: 'A' };
export const CELL: Mark = {
  selector: 'td, th, [role="cell"], [role="gridcell"], [role="rowheader"]',
  seen: '2026',
  sure: 'A',
};
export const HEAD: Mark = { selector: 'thead', seen: '2026', sure: 'A' };
export const HEAD_CELL: Mark = {
  selector: 'thead tr:last-of-type > *, [role="row"] > [role="columnheader"]',
  seen: '2026',
  sure: 'A',
};

/** The attribute that names a cell's column, in lists that have it (2026, A). */
export const COLUMN_ID = 'data-column-id';

/** The columns that are searched for, by content. */
export const COLUMNS = {
  number: {
    ids: ['referenceNumber', 'refNumber', 'docNumber', 'number', 'allsales-no'],
    headings: [
      'no.',
      'no',
      'number',
      'invoice no.',
      'invoice no',
      'bill no.',
      'bill no',
      'estimate no.',
      'ref no.',
      'nº',
      'n°',
      'n o',
      'numéro',
      'nº de facture',
      'n° de facture',
      'nº de référence',
    ],
    seen: '2024',
    sure: 'A',
  },
  name: {
    ids: ['name', 'displayName', 'customerName', 'vendorName'],
    headings: [
      'name',
      'customer',
      'customer / project',
      'vendor',
      'vendor / company',
      'product/service',
      'account',
      'class',
      'location',
      'employee',
      'nom',
      'client',
      'fournisseur',
      'produit ou service',
      'compte',
      'catégorie',
      'lieu',
      'employé',
    ],
    seen: '2026',
    sure: 'I',
  },
  type: { ids: ['type', 'transactionType', 'allsales-type'], headings: ['type'], seen: '2026-04', sure: 'B' },
  status: { ids: ['status'], headings: ['status', 'état', 'statut'], seen: '2026', sure: 'B' },
  party: {
    ids: ['customer', 'vendor', 'payee'],
    headings: ['customer', 'vendor', 'payee', 'client', 'fournisseur', 'bénéficiaire'],
    seen: '2026',
    sure: 'B',
  },
  amount: { ids: ['amount', 'total'], headings: ['amount', 'total', 'montant'], seen: '2026', sure: 'B' },
  date: {
    ids: ['date', 'txnDate', 'txn_date', 'allsales-date'],
    headings: ['date', 'invoice date', 'bill date', 'date de facturation', 'date de la facture'],
    seen: '2026',
    sure: 'B',
  },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
