import type { ConnectionState } from '../core/commands/connection-state.ts';
import type { Role } from '../core/commands/role.ts';
import type { Language, LanguageChoice } from '../core/languages.ts';
import type { Action } from '../core/records/actions.ts';
import type { Counters } from '../core/records/counters.ts';
import type { Frequency } from '../core/records/frequency.ts';
import type { Money } from '../core/records/money.ts';
import type { QuickBooksRef, RecordType } from '../core/records/record-types.ts';
import type { ShownState } from '../core/records/sync-state.ts';
import type { PanelAnswers } from './answers-panel.ts';
import type { QueueAnswers } from './answers-queue.ts';
import type { RequestType } from './requests.ts';

/** What a person is told of a problem: what happened, what to do, what if nothing is done, and the details for support. */
export interface Explanation {
  readonly code: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly otherwise: string | null;
  readonly details: string | null;
}

/** A command on a record: offered, or shown disabled with the reason. Commands that make no sense are absent. */
export interface CommandView {
  readonly action: Action;
  readonly enabled: boolean;
  readonly why: string | null;
}

/** What the surfaces know of one record. */
export interface RecordView {
  readonly company_key: string;
  readonly id: string;
  readonly type: RecordType;
  readonly number: string | null;
  readonly name: string | null;
  readonly party: string | null;
  readonly date: string | null;
  readonly amount: Money | null;
  readonly version: string;
  readonly state: ShownState;
  /** The reason in a few words, in the user's language, where there is one. */
  readonly reason: string | null;
  /** Its copy in QuickBooks; the number there may be another than the record's own. */
  readonly quickbooks: (QuickBooksRef & { readonly number?: string | null }) | null;
  /** A command is under way: the commands are disabled until it has settled. */
  readonly busy: boolean;
  /** The time of what is shown, where the platform has not answered since; `null` when it is current. */
  readonly as_of: string | null;
  readonly since: string | null;
  readonly commands: readonly CommandView[];
}

export interface CompanyView {
  readonly company_key: string;
  readonly connection_id: string;
  readonly realm: string;
  readonly name: string;
  readonly platform: string;
  readonly currency: string | null;
  readonly time_zone: string;
  readonly role: Role;
  readonly user: string;
  readonly connection: ConnectionState;
  /** Since when the connection stands so, where it is not `ok`. */
  readonly connection_since: string | null;
  readonly problem: Explanation | null;
}

export interface PageAnswer {
  /** `null`: the open company is not connected; nothing of any other company is told to the page. */
  readonly company: CompanyView | null;
  readonly records: readonly RecordView[];
  /** Names and numbers behind which there are two or more records: none of them gets a badge. */
  readonly ambiguous: readonly {
    readonly type: RecordType;
    readonly value: string;
    readonly count: number;
  }[];
  /** Records that need a decision, for the banner. */
  readonly attention: number;
  readonly synced_badges: 'quiet' | 'full' | 'off';
  readonly language: Language;
}

export interface LogLine {
  readonly id: number;
  readonly at: string;
  readonly who: string | null;
  readonly action: string;
  readonly record_id: string | null;
  readonly label: string | null;
  readonly outcome: 'pending' | 'succeeded' | 'failed' | 'conflict' | 'canceled' | 'refused';
  readonly detail: string | null;
}

export interface CardView {
  readonly record: RecordView;
  readonly company: CompanyView;
  readonly explanation: Explanation | null;
  readonly warnings: readonly string[];
  /** How many records of the company have this number or name; of two or more, none gets a badge on a list. */
  readonly same_label: number;
  /** The original text, exactly as received. */
  readonly original: {
    readonly code: string | null;
    readonly message: string | null;
    readonly detail: string | null;
    readonly request_id: string | null;
  } | null;
  readonly attempts: number | null;
  readonly last_success_at: string | null;
  readonly next_attempt_at: string | null;
  /** Records that wait on this one. */
  readonly dependents: readonly RecordView[];
  /** Records that this one waits on. */
  readonly waits_on: readonly RecordView[];
  readonly history: readonly LogLine[];
  readonly platform_url: string | null;
  readonly quickbooks_url: string | null;
}

/** What a look into QuickBooks through the platform has found, for the confirmation of Clear ID. */
export interface CheckAnswer {
  readonly exists: 'yes' | 'no' | 'voided' | 'inactive' | 'unknown';
  readonly quickbooks: QuickBooksRef | null;
  readonly creates: boolean;
  readonly duplicate_of: (QuickBooksRef & { readonly number: string | null }) | null;
  readonly dependents: readonly RecordView[];
  readonly locked_by: string | null;
  readonly checked_at: string | null;
  /** Why Clear ID may not go on, or `null`. */
  readonly refused: Explanation | null;
}

/** What became of a command: what was accepted takes effect exactly once; what was not says why. */
export type CommandsAnswer =
  | {
      readonly status: 'accepted';
      readonly accepted: number;
      /** Until when all of it can be taken back, or `null`. */
      readonly undo_until: string | null;
      /** The records that the command is not possible on, with the code of the reason. */
      readonly refused: readonly { readonly record_id: string; readonly code: string }[];
      /** Of what was accepted, the records on which the same command was there already, with its key. */
      readonly joined: readonly { readonly record_id: string; readonly key: string }[];
      /** The record as it is now, where the request names the open company. */
      readonly record?: RecordView;
    }
  | { readonly status: 'refused'; readonly problem: Explanation };

/** How many commands were taken back or let go; the others had been sent already. */
export type CountAnswer =
  | { readonly status: 'done'; readonly count: number }
  | { readonly status: 'refused'; readonly problem: Explanation };

/** What became of a command on one record. */
export type CommandAnswer =
  | {
      readonly status: 'accepted';
      readonly key: string;
      readonly undo_until: string | null;
      readonly record: RecordView;
    }
  | { readonly status: 'refused'; readonly problem: Explanation; readonly record: RecordView | null };

export interface Progress {
  readonly step: 'connect' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';
  readonly done: number;
  readonly total: number | null;
  readonly started_at: string;
  /** Seconds that remain by the pace so far, or `null` while it cannot be told. */
  readonly remaining_seconds: number | null;
}

export interface CompanySummary extends CompanyView {
  readonly counters: Counters;
  readonly oldest_failure_since: string | null;
  readonly top_failures: readonly RecordView[];
  readonly last_success_at: string | null;
  readonly last_run_at: string | null;
  readonly next_run_at: string | null;
  readonly frequency: Frequency;
  readonly approval: 'approve_first' | 'automatic';
  readonly progress: Progress | null;
  /** Nothing has been processed since then although something is due; `null` while the queue moves. */
  readonly stalled_since: string | null;
  /** How many records could not be read. */
  readonly set_aside: number;
}

export interface PopupAnswer {
  /** The company open in the QuickBooks tab in front, if that is one. */
  readonly open: {
    readonly realm: string | null;
    readonly name: string | null;
    readonly conflict: boolean;
  } | null;
  readonly open_is_connected: boolean;
  readonly companies: readonly {
    readonly company_key: string;
    readonly name: string;
    readonly platform: string;
  }[];
  readonly company: CompanySummary | null;
  readonly language: Language;
}

export interface ConnectionView {
  readonly connection_id: string;
  readonly address: string;
  readonly platform: string;
  readonly platform_version: string | null;
  readonly masked_key: string;
  readonly user: string;
  readonly role: Role;
  /** What this role may do here, in words. */
  readonly rights: readonly string[];
  readonly disconnected: boolean;
  readonly companies: readonly CompanySummary[];
}

export interface OptionsAnswer {
  readonly connections: readonly ConnectionView[];
  readonly preferences: {
    readonly language: LanguageChoice;
    readonly synced_badges: 'quiet' | 'full' | 'off';
    readonly batch_size: number;
    readonly notify_failures: boolean;
  };
  readonly language: Language;
  readonly version: string;
  readonly stored: { readonly records: number; readonly jobs: number; readonly bytes: number | null };
}

export type ConnectAnswer =
  | { readonly status: 'connected'; readonly connection_id: string; readonly companies: readonly string[] }
  | { readonly status: 'refused'; readonly problem: Explanation };

export type DoneAnswer =
  | { readonly status: 'done' }
  | { readonly status: 'refused'; readonly problem: Explanation };

/** How one company stands, from what is stored. */
export interface CompanyHealth {
  readonly company: CompanySummary;
  readonly address: string;
  readonly platform_version: string | null;
  readonly connector_version: string | null;
  readonly minimum_connector_version: string | null;
  readonly quickbooks: {
    readonly connected: boolean;
    readonly reason: string | null;
    readonly expires_at: string | null;
    readonly reconnect_url: string | null;
    readonly who_can_reconnect: readonly string[];
  } | null;
  readonly support: {
    readonly url: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  } | null;
  readonly last_processed_at: string | null;
  /** Nothing has been processed since then although something waits. */
  readonly stalled_since: string | null;
}

export interface DiagnosisAnswer {
  readonly version: string;
  readonly language: Language;
  readonly companies: readonly CompanyHealth[];
  /** When the worker is woken next, or `null`. */
  readonly wake_at: string | null;
  readonly set_aside: readonly { readonly id: string | null; readonly reason: string; readonly at: string }[];
  readonly misses: readonly {
    readonly page: string;
    readonly place: string;
    readonly since: string;
    readonly count: number;
  }[];
}

interface Answers extends PanelAnswers, QueueAnswers {
  describe_page: PageAnswer;
  open_card: CardView | { readonly status: 'refused'; readonly problem: Explanation };
  check_record: CheckAnswer | { readonly status: 'refused'; readonly problem: Explanation };
  commands: CommandsAnswer;
  undo: CountAnswer;
  release: CountAnswer;
  open_view: DoneAnswer;
  report_misses: DoneAnswer;
  popup: PopupAnswer;
  sync_now: DoneAnswer;
  options: OptionsAnswer;
  connect: ConnectAnswer;
  disconnect: DoneAnswer;
  remove_data: DoneAnswer;
  set_frequency: DoneAnswer;
  set_approval: DoneAnswer;
  set_preferences: DoneAnswer;
  diagnosis: DiagnosisAnswer;
}
export type AnswerOf<T extends RequestType> = Answers[T];

/** How every answer travels: an answer, or the error that the gate or the handler raised. */
export type Reply<T extends RequestType> =
  | { readonly ok: true; readonly answer: AnswerOf<T> }
  | {
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string; readonly retryable: boolean };
    };
