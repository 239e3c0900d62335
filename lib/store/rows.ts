import type { Role } from '../core/commands/role.ts';
import type { DateOrder } from '../core/identity/read-date.ts';
import type { Kept } from '../core/keep-key.ts';
import type { Action } from '../core/records/actions.ts';
import type { Counters, TypeCounts } from '../core/records/counters.ts';
import type { Frequency } from '../core/records/frequency.ts';
import type { Grace } from '../core/records/grace.ts';
import type { JobState } from '../core/records/job.ts';
import type { Judged } from '../core/records/judged.ts';
import type { PlatformRecord } from '../core/records/platform-record.ts';
import type { RunEnd, SyncEnd } from '../core/records/sync-end.ts';
import type { Counted, ShownState } from '../core/records/sync-state.ts';

/**
 * Rows as stored in IndexedDB. Field names are those of the platform API where it has them; times are milliseconds
 * unless their name says otherwise.
 */

export interface ConnectionRow {
  id: string;
  /** The adapter of the connection; absent for the default one. */
  kind?: string;
  address: string;
  /** The access key, sealed; `null` once disconnected. `kept`: where its sealing key is; absent in earlier versions. */
  sealed_key: { iv: string; data: string; kept?: Kept | undefined } | null;
  masked_key: string;
  platform: string;
  platform_version: string | null;
  connector_version: string | null;
  minimum_connector_version: string | null;
  web_url: string | null;
  support: { url: string | null; email: string | null; phone: string | null } | null;
  user: { id: string; name: string; role: Role };
  capabilities: {
    commands: readonly Action[];
    no_update: readonly string[];
    batch_max: number;
    runs: boolean;
    check: boolean;
    candidates: boolean;
    log: boolean;
    backfill: boolean;
    lists: readonly string[];
    editable_lists: readonly string[];
    /** What a command destroys beside its purpose; absent for nothing. */
    destroys?: { readonly [Each in Action]?: 'overwrites' | 'overwrites_or_deletes' };
  };
  /** The adapter's own small store. */
  notes?: Readonly<Record<string, unknown>>;
  connected_at: number;
}

/** The steps of a cycle, in order. */
export type Step = 'connect' | 'ask' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';

/** An outage of the platform or of Tickmark: its start, the number of failed tries, and the time of the next. */
export interface Outage {
  code: string;
  /** The step where the cycle stopped: the outage ends once the cycle has passed it. */
  step: Step;
  since: number;
  tries: number;
  retry_at: number;
  /** The end of a pause that the platform asked for, which no request shortens; `null` without one. */
  asked_until: number | null;
  /** When the user was notified, so that one outage gives one notification. */
  notified_at: number | null;
  /** The HTTP status of the answer, `null` for none; absent in rows of earlier versions, like the reason. */
  status?: number | null;
  /** The exact reason: the platform's words, or what broke the contract and where. */
  reason?: string;
  /** When it was last tried; absent in rows of earlier versions. */
  tried_at?: number;
  /** The outage of another company on the same host, which alone tries again. */
  shared?: true;
}

/** The parameters of a run that could not be requested yet. */
export type OwedRun = Pick<CycleRow, 'run_wanted' | 'run_key' | 'run_records' | 'waiting_records'>;

/** One step that fails while the rest of the cycle continues. */
export interface Trouble extends Outage {
  /** For a run: to be requested again at `retry_at`. */
  owed?: OwedRun;
}

export interface CompanyRow {
  /** `<connection id>:<realm>`: one company on one platform. */
  key: string;
  connection_id: string;
  realm: string;
  name: string;
  currency: string | null;
  time_zone: string;
  books_closed_through: string | null;
  quickbooks: {
    connected: boolean;
    reason: string | null;
    expires_at: string | null;
    reconnect_url: string | null;
    who_can_reconnect: readonly string[];
  } | null;
  frequency: Frequency;
  approval: 'approve_first' | 'automatic';
  next_due_at: number | null;
  /** The feed's cursor; `null` before the first read and after it has expired. */
  cursor: string | null;
  first_read_done: boolean;
  /** The full read in which a mirrored record was last seen; raised when the cursor expires. */
  generation: number;
  /** The user for whom the records were read, `<user id> <role>`: the allowed commands are reported per user. */
  read_for?: string;
  /** The date format of this company's lists in QuickBooks, once a row has shown it. */
  date_order?: DateOrder;
  /** A full read from the beginning is under way; at its end, records that it did not find are removed. */
  sweep_wanted: boolean;
  /** Fence: raised whenever a worker claims the company; results under an older epoch are void. */
  epoch: number;
  /** When the platform was last read to the end. */
  last_run_at: number | null;
  /** When a sync started here was last completed; the platform may have processed records since. */
  last_success_at: number | null;
  /** The last syncs that are over; absent in rows of earlier versions. */
  syncs?: readonly SyncEnd[];
  checked_at: number | null;
  /** The number of failures at the last automatic cycle, to detect new ones. */
  failed_seen: number | null;
  /** When the platform last processed a record, if known. */
  last_processed_at: number | null;
  /** Nothing has been processed since then although records are scheduled; `null` while the queue moves. */
  stalled_since: number | null;
  /**
   * Automatic corrections are held back until a person has reviewed them; `released_at` is when a person released them.
   */
  held_back: { corrections: number; at: number; released_at: number | null } | null;
  /** How far the failures have been judged since one of them, or the rules, last changed; absent for never. */
  judged?: Judged | undefined;
  /** How the records stood that waited on the platform; absent in rows of earlier versions. */
  waits?: Waits | undefined;
  /** When old log lines and settled commands were last deleted. */
  tidied_at: number | null;
  outage: Outage | null;
  /** Steps that fail independently: each has its own backoff, and reading continues. */
  troubles?: Partial<Record<Step, Trouble>>;
}

/** How the records stand that wait on the platform; times in milliseconds. */
export interface Waits {
  /** `pending_moved` of the counters then. */
  moved: number;
  /** When the first of those was due that the platform will process, by its clock; `null` for none. */
  due: number | null;
  /** Since when the first of those waits that it will process, or is processing; `null` for none. */
  since: number | null;
}

/** The primary key of a stored record. */
export function recordKey(companyKey: string, id: string): [companyKey: string, id: string] {
  return [companyKey, id];
}

export interface RecordRow {
  company_key: string;
  id: string;
  record: PlatformRecord;
  /** The state shown: the platform's state, overlaid with the open job. */
  state: ShownState;
  /** The count that includes the record; `''` for none, because `null` cannot be indexed. */
  counted: Counted | '';
  since: string;
  /** `Invoice:145`, or `''`. */
  quickbooks_key: string;
  /** `invoice:1043`, `customer:cedar grove hoa`, or `''`. */
  label_key: string;
  /** `<company key>/<id>` of each record that this one depends on. */
  parent_keys: string[];
  generation: number;
  grace: Grace | null;
}

export interface CountersRow extends Counters {
  company_key: string;
  by_type: TypeCounts;
  /** Raised whenever a failed record changes; absent before the first. */
  failures_moved?: number;
  /** Raised whenever a pending record changes; absent before the first. */
  pending_moved?: number;
  oldest_failure_since: string | null;
  top_failures: string[];
}

/** The lane of a job, derived from its state so that one index serves every query. */
export type Lane = 'due' | 'held' | 'blocked' | 'busy' | 'doubt' | 'parked' | 'following' | 'settled';

export interface JobRow {
  /** The command's key: a UUID made before the first attempt. */
  key: string;
  company_key: string;
  record_id: string;
  action: Action;
  input: Record<string, unknown>;
  version: string;
  /** `lost`: it was under way when the tables were lost; the platform is asked about it, and it is never sent. */
  asked_by: 'user' | 'correction' | 'automatic' | 'lost';
  state: JobState;
  lane: Lane;
  /** The order of requests, and of sending where nothing else decides. */
  order: number;
  /** Not sent before this time. */
  due_at: number;
  /** The browser session that holds the job back for undo; a job held by an ended session is never sent. */
  held_by: string | null;
  epoch: number;
  /** How often it was sent without being received. */
  attempts: number;
  /** When it was last sent; absent for never. */
  sent_at?: number;
  /** Successive worker starts that found this job in `sending`. */
  starts: number;
  following: boolean;
  /** How often the platform has told nothing of it, when it was sent or asked about; absent for never. */
  asks?: number;
  /** For an accepted command that is not done: the version of its record then. */
  accepted_version?: string | null;
  /** How often its record or operation was read since it was accepted; absent for never. */
  looks?: number;
  operation_id: string | null;
  blocked_by: string[];
  problem: { code: string; detail: string | null; by: string | null } | null;
  log_id: number;
  asked_at: number;
  settled_at: number | null;
}

export interface CycleRow {
  company_key: string;
  id: string;
  trigger: 'schedule' | 'user' | 'command' | 'catch_up' | 'connect';
  started_at: number;
  step: 'connect' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';
  connected: boolean;
  /** The records that the platform is to run: all that are due, those just commanded, or none. */
  run_wanted: 'all' | 'commanded' | null;
  run_records: string[];
  /** Records that wait for commanded ones: they are run as well once their parents have arrived. */
  waiting_records: string[];
  run_key: string | null;
  /** The platform was not asked to run its queue, because somebody else is at it. */
  skipped?: boolean;
  run: {
    id: string;
    total: number | null;
    done: number | null;
    failed: number | null;
    started_at: number;
    /** When the platform last made progress; absent before any. */
    moved_at?: number;
    /** When the feed was last read because of this run. */
    read_at?: number;
    /** Of the whole queue. */
    whole?: boolean;
    /** When it began by the platform's clock. */
    began?: number | null;
  } | null;
  /** When accepted commands are checked again; until then the cycle is not judged. `null` or absent for none. */
  watch_at?: number | null;
  /** How the last run of this cycle ended; `began`: when, by the platform's clock. */
  ran?: RunEnd & { readonly began: number | null };
  pull_wanted: boolean;
  pulled: number;
  pushed: number;
  /** Additional runs requested because commanded records were not part of a run under way. */
  again: number;
  /** Failures have been judged in this cycle, so that grace counts once. */
  judged: boolean;
  step_started_at: number;
  /** The number of commands sent before this step, so that the estimate uses the pace of this step alone. */
  pushed_before: number;
}

export interface LogRow {
  id?: number;
  company_key: string;
  at: number;
  who: string | null;
  action: string;
  record_id: string | null;
  label: string | null;
  outcome: 'pending' | 'succeeded' | 'failed' | 'conflict' | 'canceled' | 'refused';
  detail: string | null;
  quickbooks_id: string | null;
  amount: string | null;
  settled_at: number | null;
}

export interface SetAsideRow {
  company_key: string;
  id: string;
  reason: string;
  at: number;
  /** The unreadable fields of a record that could be read otherwise; absent for an unreadable record. */
  odd?: readonly string[];
}

export interface MissRow {
  /** `<page>/<place>` */
  id: string;
  page: string;
  place: string;
  /** Empty; earlier versions stored the names of anchors. */
  tried: string[];
  since: number;
  last_at: number;
  count: number;
}
