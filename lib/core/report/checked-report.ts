import type { DateOrder } from '../identity/read-date.ts';
import type { PackedFindings } from './pack-findings.ts';
import type { Refusal, Report } from './report.ts';
import type { LeftOut, Verdict, VerdictSum } from './verdicts.ts';

/** A report without its rows: what is told about it. */
export type ReportAbout = Omit<Report, 'rows'> & { readonly row_count: number };

/** What the comparison of a report found. */
export interface CheckedReport {
  readonly about: ReportAbout;
  /** Whether it names the company that it was compared with; `null` if it names none. */
  readonly is_of_company: boolean | null;
  /** The moment from which on changes are later than the report, milliseconds since the epoch. */
  readonly exported_at: number;
  readonly sums: Readonly<Record<Verdict, VerdictSum>>;
  readonly left_out: Readonly<Partial<Record<LeftOut, number>>>;
  /** The company's own currency; `null` if unknown. */
  readonly currency: string | null;
}

/** What is asked of the thread that checks a report. */
export interface CheckRequest {
  readonly file: File;
  readonly company_key: string;
  readonly company_name: string;
  /** The order of day and month, once a person has told it. */
  readonly order: DateOrder | null;
}

/** The steps of a check, in order. */
export type CheckStep = 'reading' | 'records' | 'comparing';

/** What the thread tells. Findings come in parts, so that the page stays responsive. */
export type CheckMessage =
  | { readonly kind: 'step'; readonly step: CheckStep; readonly done: number | null }
  | { readonly kind: 'ask_order'; readonly sample: string; readonly days: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The platform's records have not all been read yet. */
  | { readonly kind: 'not_ready' }
  | { readonly kind: 'checked'; readonly checked: CheckedReport }
  | ({ readonly kind: 'findings' } & PackedFindings)
  | { readonly kind: 'end' };
