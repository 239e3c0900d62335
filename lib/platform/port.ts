import type { Role } from '../core/commands/role.ts';
import type { Action } from '../core/records/actions.ts';
import type { ListItem, ListPage } from '../core/records/list-item.ts';
import type { LogPage } from '../core/records/log-entry.ts';
import type { Money } from '../core/records/money.ts';
import type { Person, PlatformRecord, QuickBooksCopy } from '../core/records/platform-record.ts';
import type { QuickBooksRef, RecordType } from '../core/records/record-types.ts';
import type { Candidate } from '../core/records/suggestion.ts';

/**
 * What the rest of the extension knows of a source platform. One adapter per platform API implements it;
 * the one in `source-platform/` speaks the Source Platform API.
 *
 * Every operation may reject with a `PlatformError`, or with what the access key's function rejects with, and nothing else.
 * The capabilities tell what a platform can do; an operation that the adapter's API does not have is `undefined`.
 */
export interface Platform {
  /**
   * What makes a command happen once. `by_key`: the platform knows its key, so that a command that never arrived may be sent
   * again. `never_resend`: it knows no keys; what became of a command is concluded from its record, and Tickmark never sends
   * it a second time by itself.
   */
  readonly once: 'by_key' | 'never_resend';
  /** Asks who is connected to what, and what the platform can do. */
  connect(signal?: AbortSignal): Promise<ConnectionInfo>;
  /** Reads one page of changes since a cursor; `null` starts at the beginning. Rejects with `cursor_expired` if it is too old. */
  changes(realm: string, cursor: string | null, limit: number, signal?: AbortSignal): Promise<ChangesPage>;
  /** Finds the records behind these QuickBooks references and numbers. */
  lookup?(realm: string, wanted: Lookup, signal?: AbortSignal): Promise<ReadRecords>;
  /** Reads one record; `null` when the platform has none of that id. */
  record(realm: string, id: string, signal?: AbortSignal): Promise<PlatformRecord | null>;
  /**
   * Sends commands in order. A command without a result, or with an `unreadable` one, is asked for; so is a lost answer,
   * which rejects with `outcome_unknown`.
   */
  execute(realm: string, commands: readonly Command[], signal?: AbortSignal): Promise<CommandResult[]>;
  /**
   * Asks what became of a command; `null` when the platform never received it, `unreadable` when it knows the command and
   * its result breaks the contract; `not_known` while nothing tells.
   * @param command as it was sent, for a platform that knows no keys; absent where only an answer is wanted
   */
  outcome(realm: string, key: string, command?: Command, signal?: AbortSignal): Promise<CommandResult | null>;
  /** Asks how an accepted command goes on. */
  operation?(realm: string, id: string, signal?: AbortSignal): Promise<Operation>;
  /** Starts a run over the queue (`null`) or over these records. Returns the current run instead of starting a second one. */
  run?(realm: string, key: string, recordIds: readonly string[] | null, signal?: AbortSignal): Promise<Run>;
  runState?(realm: string, id: string, signal?: AbortSignal): Promise<Run>;
  check?(realm: string, recordId: string, signal?: AbortSignal): Promise<Check>;
  candidates?(realm: string, query: string, limit: number, signal?: AbortSignal): Promise<Candidate[]>;
  list?(realm: string, list: string, cursor: string | null, signal?: AbortSignal): Promise<ListPage>;
  editList?(realm: string, list: string, edit: ListEdit, signal?: AbortSignal): Promise<ListItem | null>;
  log?(
    realm: string,
    filter: { cursor: string | null; record: string | null },
    signal?: AbortSignal,
  ): Promise<LogPage>;
  backfill?(
    realm: string,
    range: { key: string; from: string; to: string; dry_run: boolean },
    signal?: AbortSignal,
  ): Promise<Backfill>;
}

export interface ConnectionInfo {
  readonly platform: {
    readonly name: string;
    readonly version: string | null;
    readonly connector_version: string | null;
    readonly minimum_connector_version: string | null;
    readonly web_url: string | null;
    readonly support: {
      readonly url: string | null;
      readonly email: string | null;
      readonly phone: string | null;
    } | null;
    readonly learn: readonly { readonly title: string; readonly url: string }[];
  };
  readonly user: { readonly id: string; readonly name: string; readonly role: Role };
  readonly plan: {
    readonly name: string | null;
    readonly unavailable: readonly { readonly feature: string; readonly reason: string }[];
  } | null;
  readonly companies: readonly CompanyInfo[];
  /** Companies that the platform names and that cannot be read, with the reason; never their values. */
  readonly set_aside: readonly { readonly realm_id: string | null; readonly reason: string }[];
  /** Fields that break the contract and were read as `null` or put right, e.g. `companies.0.currency: …`. */
  readonly odd: readonly string[];
  readonly capabilities: Capabilities;
}

export interface CompanyInfo {
  readonly realm_id: string;
  readonly name: string;
  readonly currency: string | null;
  /** An IANA time zone that this browser knows, or `null`. */
  readonly time_zone: string | null;
  readonly books_closed_through: string | null;
  readonly class_tracking: boolean;
  readonly location_tracking: boolean;
  readonly records_since: string | null;
  readonly quickbooks: {
    readonly connected: boolean;
    readonly reason: string | null;
    readonly expires_at: string | null;
    readonly reconnect_url: string | null;
    readonly who_can_reconnect: readonly string[];
  } | null;
  readonly last_processed_at: string | null;
  readonly next_run_at: string | null;
  readonly running: boolean;
}

export interface Capabilities {
  readonly record_types: readonly RecordType[];
  readonly commands: readonly Action[];
  readonly no_update: readonly RecordType[];
  readonly batch_max: number;
  readonly runs: boolean;
  readonly check: boolean;
  readonly candidates: boolean;
  readonly log: boolean;
  readonly backfill: boolean;
  readonly lists: readonly string[];
  readonly editable_lists: readonly string[];
  /** What a command destroys beside its purpose, told before it is confirmed; absent for nothing. */
  readonly destroys?: { readonly [Each in Action]?: Destroys };
}

/** `overwrites`: the values in QuickBooks replace the platform's. `overwrites_or_deletes`: and a void one deletes its record. */
export type Destroys = 'overwrites' | 'overwrites_or_deletes';

/** A record that breaks the contract: set aside with the reason, so that the rest of its page is read. */
export interface SetAside {
  /** The record's id, if it could be read. */
  readonly id: string | null;
  /** Place and kind of the departure, e.g. `amount.value: not a decimal`; never the value. */
  readonly reason: string;
}

export interface ReadRecords {
  readonly records: readonly PlatformRecord[];
  readonly set_aside: readonly SetAside[];
  /** Records of which a field was read as empty, with place and kind of each departure; absent for none. */
  readonly odd?: readonly { readonly id: string; readonly reasons: readonly string[] }[];
}

export interface ChangesPage extends ReadRecords {
  readonly cursor: string;
  readonly has_more: boolean;
}

export interface Lookup {
  readonly quickbooks: readonly QuickBooksRef[];
  readonly numbers: readonly { readonly type: RecordType; readonly number: string }[];
}

export interface Command {
  /** A UUID made before the first attempt; the platform does one key once. */
  readonly key: string;
  readonly action: Action;
  readonly record_id: string;
  /** The version that the user saw. */
  readonly version: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly dry_run: boolean;
}

/** An error as `application/problem+json` says it (RFC 9457 with this contract's fields). */
export interface Problem {
  readonly status: number | null;
  readonly code: string;
  readonly title: string | null;
  readonly detail: string | null;
  readonly retryable: boolean;
  readonly request_id: string | null;
}

export interface CommandResult {
  readonly key: string;
  /**
   * Two are no words of the platform. `unreadable`: `problem` tells what breaks the contract. `not_known`: it was sent and
   * nothing tells yet what became of it; it is asked for later, and never sent again by itself.
   */
  readonly status: 'done' | 'accepted' | 'conflict' | 'refused' | 'unreadable' | 'not_known';
  readonly record: PlatformRecord | null;
  readonly operation_id: string | null;
  readonly by: Person | null;
  readonly problem: Problem | null;
  readonly effects: Effects | null;
}

export interface Effects {
  readonly creates: boolean;
  readonly duplicate_of: (QuickBooksRef & { readonly number: string | null }) | null;
  readonly releases: readonly string[];
  readonly affects: {
    readonly count: number;
    readonly total: Money | null;
    /** The same by kind and currency, where an action takes everything that is ready. */
    readonly parts?: readonly AffectedPart[];
    /** What stands for exactly this: the input of the command repeats it as `confirmed`; absent where it need not. */
    readonly confirm?: string;
  } | null;
}

/** So many records of one type and one currency; their sum, `null` where it is not known. */
export interface AffectedPart {
  readonly type: RecordType;
  readonly count: number;
  readonly total: Money | null;
  /** Something they need is missing, such as a mapping: they are taken only if it is there by now. */
  readonly lacks: boolean;
}

export interface Operation {
  readonly id: string;
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly record: PlatformRecord | null;
  readonly problem: Problem | null;
}

export interface Run {
  readonly id: string;
  readonly state: 'running' | 'finished' | 'failed';
  readonly total: number | null;
  readonly done: number | null;
  readonly failed: number | null;
  readonly started_at: string | null;
}

export interface Check {
  readonly exists: 'yes' | 'no' | 'voided' | 'inactive' | 'unknown';
  readonly quickbooks: QuickBooksCopy | null;
  readonly same_number: readonly (QuickBooksRef & {
    readonly number: string | null;
    readonly party: string | null;
    readonly amount: Money | null;
    readonly date: string | null;
  })[];
  readonly fields: readonly {
    readonly name: string;
    readonly platform: string | null;
    readonly quickbooks: string | null;
    readonly last_synced: string | null;
  }[];
  readonly locked_by: {
    readonly kind: 'deposit' | 'reconciled' | 'bank_match' | 'closed_period' | 'unknown';
    readonly detail: string | null;
  } | null;
  readonly inactive: { readonly type: string; readonly name: string } | null;
  readonly checked_at: string | null;
}

export type ListEdit =
  | { readonly kind: 'add'; readonly key: string; readonly name: string; readonly parent_id: string | null }
  | {
      readonly kind: 'rename';
      readonly key: string;
      readonly id: string;
      readonly version: string;
      readonly name: string;
    }
  | { readonly kind: 'deactivate'; readonly key: string; readonly id: string; readonly version: string };

export interface Backfill {
  readonly count: number;
  readonly total: Money | null;
}
