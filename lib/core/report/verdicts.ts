import type { Money } from '../records/money.ts';
import type { RecordType } from '../records/record-types.ts';
import type { ReportRow } from './report.ts';

/** How a verdict is to be taken: something to look into, or not. */
interface VerdictRow {
  readonly tone: 'good' | 'decide' | 'bad';
}

/** What the comparison of a report with a platform's records can find, in the order in which it is shown. */
const VERDICTS = {
  failed_present: { tone: 'bad' },
  synced_missing: { tone: 'bad' },
  amount_differs: { tone: 'bad' },
  open_differs: { tone: 'decide' },
  details_differ: { tone: 'decide' },
  number_twice: { tone: 'decide' },
  cannot_tell: { tone: 'decide' },
  only_quickbooks: { tone: 'decide' },
  only_platform: { tone: 'decide' },
  agree: { tone: 'good' },
} as const satisfies Record<string, VerdictRow>;

export type Verdict = keyof typeof VERDICTS;

/** A value in which a row and its record differ. */
export type Differing = 'amount' | 'open' | 'date' | 'name' | 'number';

/** A record as it was when it was compared. */
export interface ComparedRecord {
  readonly id: string;
  readonly type: RecordType;
  readonly number: string | null;
  readonly name: string | null;
  readonly party: string | null;
  readonly date: string | null;
  readonly amount: Money | null;
}

/** One document or list entry, with what both sides say about it. */
export interface Finding {
  readonly verdict: Verdict;
  /** The report's row; `null` if it has none. */
  readonly row: ReportRow | null;
  /** The platform's record; `null` if it has none. */
  readonly record: ComparedRecord | null;
  readonly differs: readonly Differing[];
  /** The open balance by the platform's own payments, where it differs. */
  readonly open: string | null;
  /** QuickBooks has it, and the platform does not know: sending the record would make a second copy. */
  readonly would_double: boolean;
  /** The platform changed or synced the record after the report was made. */
  readonly changed_since: boolean;
}

/** Why something is not judged. */
const LEFT_OUT = {
  cut: 'record',
  range: 'record',
  type: 'record',
  filter: 'record',
  undated: 'record',
  after_export: 'record',
  voided: 'record',
  unknown_type: 'row',
  platform_has_none: 'row',
  before_first: 'row',
} as const satisfies Record<string, 'record' | 'row'>;
export type LeftOut = keyof typeof LEFT_OUT;
