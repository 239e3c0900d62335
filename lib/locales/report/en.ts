import type { Column } from '../../core/report/report-words.ts';
import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

const many = (n: number, one: string, other: string) =>
  `${formatNumber(n, 'en')} ${plural('en', n, { one, other })}`;
const records = (n: number) => many(n, 'record', 'records');
const rows = (n: number) => many(n, 'row', 'rows');

/** QuickBooks' names of the columns, as a person looks for them. */
const COLUMN: Partial<Record<Column, string>> = {
  date: 'Date',
  type: 'Transaction type',
  number: 'Num',
  name: 'Name',
  amount: 'Amount',
  debit: 'Debit',
  credit: 'Credit',
};

/** Words of the check of a report. */
export const report = {
  shared,
  intro: (platform: string) =>
    `Compare a report exported from QuickBooks with ${platform}. The file is read on this computer: it is not stored and not sent anywhere.`,
  file: 'QuickBooks report (CSV or Excel)',
  drop: 'or drop the file here',
  example: 'Check a report of the example',
  how: 'How to export it',
  steps: [
    'In QuickBooks, open Reports and choose Invoice List by Date, or Transaction List by Date for every type.',
    'Choose the period, and keep the columns Date, Transaction type, Num, Name, Amount and Open balance.',
    'Choose Export, then Export to CSV or Export to Excel, and choose the saved file here.',
  ],
  step: {
    reading: (file: string) => `Reading ${file}…`,
    records: (n: number) => `Reading ${records(n)}…`,
    comparing: 'Comparing…',
  },
  cancel: 'Cancel',
  ask_order: (sample: string) =>
    `Which day is ${sample}? The report does not show whether the day or the month comes first.`,
  not_ready: (platform: string) =>
    `${platform}’s records have not all been read yet. Check the report again once the first sync is done.`,
  failed: (file: string) => `${file} could not be checked.`,
  refused: {
    empty: 'The file is empty.',
    not_a_table: 'This is neither CSV nor an Excel workbook.',
    old_excel:
      'This is an Excel file of the old kind (.xls). Save it as .xlsx or CSV, or export the report again.',
    pdf: 'This is a PDF. Export the report to CSV or Excel instead.',
    web_page: 'This is a web page, not a report. Sign in to QuickBooks and export the report again.',
    too_large: 'The file is too large. Choose a shorter period in QuickBooks.',
    damaged: 'The Excel file is damaged or incomplete. Export the report again.',
    no_header: 'The first 12 lines have no column names of a QuickBooks report.',
    no_rows: 'The report has no rows.',
  },
  missing_column: (column: Column) =>
    `The report has no column ${COLUMN[column] ?? column}. In QuickBooks, open the report, choose Customize, add the column ${COLUMN[column] ?? column}, and export the report again.`,
  broken: {
    broken_quotes: 'a quotation mark is missing',
    broken_row: 'its cells are not below their column names',
    bad_date: 'its date cannot be read',
    bad_amount: 'its amount cannot be read',
    two_orders: 'day and month are in another order than before',
  },
  broken_line: (line: number, why: string, text: string) =>
    `Line ${line} of the file is damaged: ${why} (${text}). Export the report again, and do not change the file.`,
  nothing_compared: 'Nothing was compared.',
  another: 'Check another report',
  save: 'Save differences (CSV)',
  print: 'Print',
  result: 'Result',
  rows_in_report: (n: number) => `${rows(n)} in the report`,
  saved: (time: string) => `file of ${time}`,
  made: (time: string) => `made ${time}`,
  basis: { accrual: 'accrual basis', cash: 'cash basis' },
  other_company: (report: string, company: string) =>
    `The report is of ${report}, but it was compared with the records of ${company}. Its differences say nothing if these are two companies.`,
  no_company: 'The report does not name its company.',
  cut: 'The report has neither a total nor a last line, so it may be cut off: no record is called missing.',
  sums_differ:
    'The rows do not add up to the total of the report, so some may be missing from it: no record is called missing.',
  lines:
    'This report shows lines of transactions. Amounts are compared only where the lines show the whole amount.',
  shows_only: {
    open: 'This report shows open transactions only: no record is called missing.',
    paid: 'This report shows paid invoices and their payments only: no record is called missing.',
    one_account: 'This report shows one account only: no record is called missing.',
  },
  no_range: 'The report does not show its period: only the days between its first and last row are compared.',
  verdict: {
    agree: (_platform: string) => 'Agree',
    amount_differs: (_platform: string) => 'Amount differs',
    open_differs: (_platform: string) => 'Open balance differs',
    details_differ: (_platform: string) => 'Date or name differs',
    only_quickbooks: (_platform: string) => 'Only in QuickBooks',
    only_platform: (platform: string) => `Only on ${platform}`,
    synced_missing: (platform: string) => `Synced on ${platform}, not in this report`,
    failed_present: (platform: string) => `Failed on ${platform}, but in this report`,
    number_twice: (_platform: string) => 'Number used twice',
    cannot_tell: (_platform: string) => 'Cannot be told apart',
  },
  how_many: (n: number) => `(${formatNumber(n, 'en')})`,
  show: 'Show',
  hide: 'Hide',
  all_agree: 'No differences.',
  list: 'Findings',
  columns: {
    verdict: 'Finding',
    type: 'Type',
    number: 'Number',
    name: 'Name',
    date: 'Date',
    amount: 'Amount',
    record: 'Record',
    difference: 'Difference',
    open: 'Open balance',
    note: 'Note',
    line: 'Line of the file',
    id: 'Record id',
  },
  /** The same column on one side. */
  on_side: (column: string, side: string) => `${column}, ${side}`,
  count: 'Number',
  differs: {
    open: (report: string, own: string) => `Open balance: ${report} in QuickBooks, ${own} by the payments`,
    date: (report: string, own: string) => `Date: ${report} in QuickBooks, ${own}`,
    name: (report: string, own: string) => `Name: ${report} in QuickBooks, ${own}`,
    number: (report: string, own: string) => `Number: ${report} in QuickBooks, ${own}`,
  },
  no_number: 'none',
  would_double: 'Resync would duplicate it',
  would_double_line: (platform: string) =>
    `QuickBooks’ report has this record already, and ${platform} does not know it. A resync would make a second copy: link it to the one in QuickBooks instead.`,
  would_double_many: (n: number) =>
    `${records(n)} already in QuickBooks’ report: a resync would make a second copy.`,
  changed_since: 'Changed after the report was made',
  voided: 'Voided in QuickBooks',
  maybe: 'Perhaps the same: date, amount and name agree',
  uncounted: (n: number) => `${n} without a comparable amount`,
  left_out_title: (n: number) => `${formatNumber(n, 'en')} not compared`,
  left_out: {
    cut: (n: number) => `${records(n)} not in the report: it may be cut off`,
    range: (n: number) => `${records(n)} outside the report’s period`,
    type: (n: number) => `${records(n)} of types that the report does not show`,
    filter: (n: number) => `${records(n)} that the report may leave out by its filter`,
    undated: (n: number) => `${records(n)} without a date`,
    after_export: (n: number) => `${records(n)} created or synced after the report was made`,
    voided: (n: number) => `${records(n)} voided or inactive in QuickBooks`,
    unknown_type: (n: number) => `${rows(n)} of types that Tickmark does not know`,
    platform_has_none: (n: number) => `${rows(n)} of types that the platform has no records of`,
    before_first: (n: number) => `${rows(n)} from before the platform’s first record`,
  },
  print_cut: (n: number) => `The first ${formatNumber(n, 'en')} differences. The CSV file has all of them.`,
  checked: (time: string) => `Checked ${time}`,
};

export type ReportWords = typeof report;
