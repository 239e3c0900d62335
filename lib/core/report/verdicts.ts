import { keysOf } from '../keys-of.ts';
import type { Nameable } from '../records/nameable.ts';
import { RECORD_TYPES } from '../records/record-types.ts';
import type { ReportRow } from './report.ts';
import { fromThousandths, inThousandths } from './thousandths.ts';

/** How a verdict is to be taken: something to look into, or not. */
interface VerdictRow {
  readonly tone: 'good' | 'decide' | 'bad';
}

/** What the comparison of a report with a platform's records can find, in the order in which it is shown. */
export const VERDICTS = {
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
export const VERDICT_NAMES: readonly Verdict[] = /* @__PURE__ */ keysOf(VERDICTS);

/** A value in which a row and its record differ. */
export type Differing = 'amount' | 'open' | 'date' | 'name' | 'number';

/** A record as it was when it was compared. */
export interface ComparedRecord extends Nameable {
  readonly id: string;
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
export const LEFT_OUT = {
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
export const LEFT_OUT_REASONS: readonly LeftOut[] = /* @__PURE__ */ keysOf(LEFT_OUT);

/** The number of findings with a verdict, and their amounts on both sides in the company's currency. */
export interface VerdictSum {
  readonly count: number;
  /** Decimal texts with at least two decimals. */
  readonly report: string;
  readonly platform: string;
  readonly difference: string;
  /** Findings with an amount that is in no sum: in another currency, or of some lines of a document alone. */
  readonly uncounted: number;
}

/**
 * Sums up findings per verdict. Types that lists show with either sign count without one.
 * @param currency the company's own; `null` if unknown
 */
export function sumFindings(
  findings: readonly Finding[],
  currency: string | null,
): Readonly<Record<Verdict, VerdictSum>> {
  const sums = new Map<Verdict, { count: number; report: number; platform: number; uncounted: number }>();
  for (const { verdict, row, record } of findings) {
    const sum = sums.get(verdict) ?? { count: 0, report: 0, platform: 0, uncounted: 0 };
    sums.set(verdict, sum);
    sum.count += 1;
    const own = record?.amount ?? null;
    const isForeign = own !== null && currency !== null && own.currency !== currency;
    const shown = row?.amount ?? row?.open ?? null;
    if (isForeign || (row !== null && shown !== null && !row.whole_amount)) {
      sum.uncounted += 1;
      continue;
    }
    const { eitherSign } = RECORD_TYPES[row?.type ?? record?.type ?? 'other'];
    const counted = (amount: string) =>
      eitherSign ? Math.abs(inThousandths(amount)) : inThousandths(amount);
    if (row !== null && row.amount !== null) sum.report += counted(row.amount);
    // Of a report without amounts, only open balances could be compared.
    if (own !== null && (row === null || row.amount !== null)) sum.platform += counted(own.value);
  }
  const summed: Partial<Record<Verdict, VerdictSum>> = {};
  for (const verdict of VERDICT_NAMES) {
    const { count, report, platform, uncounted } = sums.get(verdict) ?? NOTHING;
    summed[verdict] = {
      count,
      uncounted,
      difference: fromThousandths(report - platform),
      report: fromThousandths(report),
      platform: fromThousandths(platform),
    };
  }
  return summed as Record<Verdict, VerdictSum>;
}

const NOTHING = { count: 0, report: 0, platform: 0, uncounted: 0 };
