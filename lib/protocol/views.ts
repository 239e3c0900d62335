import type { ConnectionState } from '../core/commands/connection-state.ts';
import type { Role } from '../core/commands/role.ts';
import type { Action } from '../core/records/actions.ts';
import type { Counters, TypeCounts } from '../core/records/counters.ts';
import type { Frequency } from '../core/records/frequency.ts';
import type { Nameable } from '../core/records/nameable.ts';
import type { QuickBooksRef } from '../core/records/record-types.ts';
import type { OfferedRemedy } from '../core/records/remedy.ts';
import type { SyncEnd } from '../core/records/sync-end.ts';
import type { ShownState } from '../core/records/sync-state.ts';

/* How every surface shows records, companies and problems: types shared by several answers. */

/** The explanation of a problem: what happened, what to do, what happens otherwise, and details for support. */
export interface Explanation {
  readonly code: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly otherwise: string | null;
  readonly details: string | null;
}

/** The request was refused, with an explanation. */
export type Refused = { readonly status: 'refused'; readonly problem: Explanation };

export type DoneAnswer = { readonly status: 'done' } | Refused;

/** A command on a record: offered, or shown disabled with the reason. Commands that do not apply are absent. */
export interface CommandView {
  readonly action: Action;
  readonly enabled: boolean;
  readonly why: string | null;
}

/** The first action offered on a record, on every surface. */
export interface PrimaryView {
  readonly remedy: OfferedRemedy;
  /** The command that it sends; `null` if it opens something. */
  readonly action: Action | null;
  /** The label of its button, in the user's language. */
  readonly label: string;
  /** The address that it opens outside Tickmark, if known; without one, it opens the record's own view. */
  readonly url: string | null;
  /** Why it is unavailable now, and who could use it; `null` if it is available. */
  readonly why: string | null;
}

/** The fields of a record that surfaces show. */
export interface RecordView extends Nameable {
  readonly company_key: string;
  readonly id: string;
  readonly version: string;
  readonly state: ShownState;
  /** The reason in a few words, in the user's language, if there is one. */
  readonly reason: string | null;
  /** Its copy in QuickBooks, whose number may differ from the record's own. */
  readonly quickbooks: (QuickBooksRef & { readonly number?: string | null }) | null;
  /** A command is under way: the commands are disabled until it has settled. */
  readonly busy: boolean;
  /** The time of the data, where the platform has not answered since; `null` if it is current. */
  readonly as_of: string | null;
  readonly since: string | null;
  readonly commands: readonly CommandView[];
  /** The remedy; `null` if nothing helps, or nothing needs to be done. */
  readonly primary: PrimaryView | null;
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
  /** Start of the connection's state, where it is not `ok`. */
  readonly connection_since: string | null;
  readonly problem: Explanation | null;
  /** Nothing has been processed since then although records are due; `null` while the queue moves. */
  readonly stalled_since: string | null;
}

export interface CompanySummary extends CompanyView {
  /** Why this user cannot make the platform run its queue now, in words; `null` where nothing prevents it. */
  readonly why_no_run: string | null;
  readonly counters: Counters & { readonly by_type?: TypeCounts };
  readonly oldest_failure_since: string | null;
  readonly top_failures: readonly RecordView[];
  readonly last_success_at: string | null;
  readonly last_run_at: string | null;
  /** The last sync that is over. */
  readonly last_sync: SyncEnd | null;
  /** Also `null` where nothing runs until a person has restored the connection. */
  readonly next_run_at: string | null;
  readonly frequency: Frequency;
  readonly approval: 'approve_first' | 'automatic';
  readonly progress: Progress | null;
  /** How many records could not be read. */
  readonly set_aside: number;
}

export interface Progress {
  readonly step: 'connect' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';
  readonly done: number;
  readonly total: number | null;
  readonly started_at: string;
  /** Estimated seconds left at the current pace, or `null` without an estimate. */
  readonly remaining_seconds: number | null;
}
