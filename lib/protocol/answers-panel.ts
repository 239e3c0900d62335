import type { Role } from '../core/commands/role.ts';
import type { Language } from '../core/languages.ts';
import type { ComparedField } from '../core/records/compare-fields.ts';
import type { ListPage } from '../core/records/list-item.ts';
import type { Money } from '../core/records/money.ts';
import type { Person, PlatformRecord, QuickBooksCopy } from '../core/records/platform-record.ts';
import type { QuickBooksRef } from '../core/records/record-types.ts';
import type { Candidate } from '../core/records/suggestion.ts';
import type { CardView, CommandView, DoneAnswer, Explanation } from './answers.ts';

/** What was asked for could not be had, in words. */
export type Refused = { readonly status: 'refused'; readonly problem: Explanation };

/** One record in full. */
export interface RecordDetail {
  readonly card: CardView;
  readonly record: PlatformRecord;
  /** The records that this one depends on, whatever their state. */
  readonly parents: readonly PlatformRecord[];
  /** Every command that makes sense now, those that need more than a press among them. */
  readonly commands: readonly CommandView[];
  /** What QuickBooks says is in the way: the document that has the number, as far as the message tells. */
  readonly clash: {
    readonly quickbooks: QuickBooksRef;
    readonly number: string | null;
    readonly url: string | null;
    /** Of the same type, so that the record may be linked to it. */
    readonly linkable: boolean;
  } | null;
  /** The guide's name for what is wrong, e.g. `closed-period`; `null` where nothing is. */
  readonly guide: string | null;
  /** QuickBooks ids that Clear ID has let go, newest first. */
  readonly former_links: readonly { readonly id: string; readonly at: string; readonly who: string | null }[];
  /** Automatic runs left before one safe correction is tried, while the record is retrying. */
  readonly runs_left: number | null;
  /** When the company's next automatic run is due (RFC 3339). */
  readonly next_run_at: string | null;
  /** The last day of the closed books, `YYYY-MM-DD`. */
  readonly books_closed_through: string | null;
  readonly can: { readonly check: boolean; readonly candidates: boolean };
  readonly language: Language;
}

export interface CompareAnswer {
  readonly exists: 'yes' | 'no' | 'voided' | 'inactive' | 'unknown';
  readonly quickbooks: QuickBooksCopy | null;
  readonly same_number: readonly (QuickBooksRef & {
    readonly number: string | null;
    readonly party: string | null;
    readonly amount: Money | null;
    readonly date: string | null;
  })[];
  readonly fields: readonly ComparedField[];
  readonly locked_by: {
    readonly kind: 'deposit' | 'reconciled' | 'bank_match' | 'closed_period' | 'unknown';
    readonly detail: string | null;
  } | null;
  readonly inactive: { readonly type: string; readonly name: string } | null;
  readonly checked_at: string | null;
}

/** What a command would lead to; `affects` is `null` where the platform does not say. */
export interface TrialAnswer {
  readonly affects: { readonly count: number; readonly total: Money | null } | null;
  readonly creates: boolean | null;
  /** Why the platform would refuse it, in its own words. */
  readonly refusal: { readonly code: string; readonly detail: string | null } | null;
}

export interface CandidatesAnswer {
  readonly candidates: readonly Candidate[];
}

/** The platform's account of itself and of one company. */
export interface ConnectionAnswer {
  readonly platform: {
    readonly name: string;
    readonly version: string | null;
    readonly connector_version: string | null;
    readonly minimum_connector_version: string | null;
    readonly support: {
      readonly url: string | null;
      readonly email: string | null;
      readonly phone: string | null;
    } | null;
    readonly learn: readonly { readonly title: string; readonly url: string }[];
  };
  readonly user: Person & { readonly role: Role };
  readonly plan: {
    readonly name: string | null;
    readonly unavailable: readonly { readonly feature: string; readonly reason: string }[];
  } | null;
  readonly capabilities: {
    readonly lists: readonly string[];
    readonly editable_lists: readonly string[];
    /** It brings older records in. */
    readonly backfill: boolean;
  };
  /** `null` where the key no longer opens this company. */
  readonly about: {
    readonly class_tracking: boolean;
    readonly location_tracking: boolean;
    readonly last_processed_at: string | null;
    /** Records are reported from then on; `null` for all. */
    readonly records_since: string | null;
    readonly quickbooks: {
      readonly connected: boolean;
      readonly reason: string | null;
      readonly expires_at: string | null;
      readonly reconnect_url: string | null;
      readonly who_can_reconnect: readonly string[];
    } | null;
  } | null;
  /** How long the answer took, in milliseconds. */
  readonly took_ms: number;
}

export interface PanelAnswers {
  open_panel: DoneAnswer;
  open_record: RecordDetail | Refused;
  compare_record: CompareAnswer | Refused;
  try_command: TrialAnswer | Refused;
  find_customers: CandidatesAnswer | Refused;
  open_list: ListPage | Refused;
  edit_list: DoneAnswer;
  ask_connection: ConnectionAnswer | Refused;
}
