import type { RecordType } from '../records/record-types.ts';
import type { Column } from './report-words.ts';

/** One document or list entry of a report. */
export interface ReportRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly type: RecordType;
  readonly number: string | null;
  /** The QuickBooks id, where the report tells it. */
  readonly id: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** The customer or vendor; of a list entry, its own name. */
  readonly name: string | null;
  /** Decimal text without superfluous zeros; `null` if the report has none. */
  readonly amount: string | null;
  /** The amount is the document's total, not that of some of its lines. */
  readonly whole_amount: boolean;
  /** The open balance, in the same form. */
  readonly open: string | null;
  readonly voided: boolean;
}

/** The reports that are read differently. */
export type ReportKind = 'documents' | 'journal' | 'lines' | 'customers' | 'accounts';

/** First and last day, `YYYY-MM-DD`; `null` for an open end. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** A report of QuickBooks as read from a file. */
export interface Report {
  readonly kind: ReportKind;
  readonly title: string | null;
  /** The company that it names; `null` if no line does. */
  readonly company: string | null;
  readonly range_text: string | null;
  /** `null` if the file does not tell it. */
  readonly range: DayRange | null;
  readonly basis: 'accrual' | 'cash' | null;
  /** When it was exported, milliseconds since the epoch; `null` if the file does not tell it. */
  readonly exported_at: number | null;
  /** What proves that no row is missing at the end; `null`: the file may be cut off. */
  readonly whole: 'total' | 'footer' | null;
  /** The rows do not add up to the total that the file ends with. */
  readonly sums_differ: boolean;
  /** The report shows some documents alone. */
  readonly shows_only: 'open' | 'paid' | 'one_account' | null;
  readonly types: readonly RecordType[];
  readonly rows: readonly ReportRow[];
  /** Rows of a type that Tickmark does not know. */
  readonly unknown_types: number;
}

/** Why a file is not read. */
export type Refusal =
  | {
      readonly reason:
        | 'empty'
        | 'not_a_table'
        | 'old_excel'
        | 'pdf'
        | 'web_page'
        | 'too_large'
        | 'damaged'
        | 'no_header'
        | 'no_rows';
    }
  | { readonly reason: 'missing_column'; readonly column: Column }
  | {
      readonly reason: 'broken_quotes' | 'broken_row' | 'bad_date' | 'bad_amount' | 'two_orders';
      readonly line: number;
      readonly text: string;
    };

/** The outcome of reading: a report, a question, or a refusal. */
export type ReadReport =
  | { readonly status: 'read'; readonly report: Report }
  /** Day and month cannot be told apart. */
  | { readonly status: 'ask_order'; readonly sample: string; readonly days: readonly string[] }
  | { readonly status: 'refused'; readonly refusal: Refusal };

/** A table as the parser gives it. */
export interface RawTable {
  readonly cells: readonly (readonly string[])[];
  /** Of text: a line may be damaged, while a workbook has checksums. */
  readonly is_text: boolean;
  /** The last line has its line end, so that it is no part of one. */
  readonly ends_with_line: boolean;
}

/** A file as a table, or why it is none. */
export type FileRead = { readonly table: RawTable } | { readonly refusal: Refusal };
