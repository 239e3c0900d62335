import type { CheckedReport, CheckStep } from '../../lib/core/report/checked-report.ts';
import type { Findings } from '../../lib/core/report/pack-findings.ts';
import type { Refusal } from '../../lib/core/report/report.ts';

/** A result, with the file that it is of. */
export interface ReportResult {
  readonly file: { readonly name: string; readonly saved_at: number };
  readonly checked_at: number;
  readonly checked: CheckedReport;
  readonly findings: Findings;
}

/** What the view shows: nothing yet, a check under way, a question, a refusal, or the result. */
export type ShownCheck =
  | { readonly status: 'none' }
  | { readonly status: 'busy'; readonly file: string; readonly step: CheckStep; readonly done: number | null }
  | {
      readonly status: 'ask_order';
      readonly file: string;
      readonly sample: string;
      readonly days: readonly string[];
    }
  | { readonly status: 'refused'; readonly file: string; readonly refusal: Refusal }
  | { readonly status: 'not_ready'; readonly file: string }
  | { readonly status: 'failed'; readonly file: string; readonly reason: string }
  | ({ readonly status: 'done' } & ReportResult);

/** The check of reports, as the view uses it. */
export interface ReportCheck {
  readonly now: () => ShownCheck;
  readonly check: (file: File) => void;
  /** Checks a CSV file that is made here. */
  readonly checkMade: (name: string, make: () => Promise<string>) => void;
  readonly answerOrder: (order: 'day_first' | 'month_first') => void;
  /** Ends the check under way and shows what was shown before. */
  readonly cancel: () => void;
  /** Whether sending this record would make a second copy of what the report has. */
  readonly wouldDouble: (recordId: string) => boolean;
}
