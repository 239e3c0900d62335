import type { Role } from '../core/commands/role.ts';
import type { DateOrder } from '../core/identity/read-date.ts';
import type { Action } from '../core/records/actions.ts';
import type { Counters } from '../core/records/counters.ts';
import type { Frequency } from '../core/records/frequency.ts';
import type { Grace } from '../core/records/grace.ts';
import type { JobState } from '../core/records/job.ts';
import type { PlatformRecord } from '../core/records/platform-record.ts';
import type { Counted, ShownState } from '../core/records/sync-state.ts';

/** Rows as IndexedDB keeps them. Field names are the platform API's where it has one; times are milliseconds unless they end in a word of it. */

export interface ConnectionRow {
  id: string;
  /** Which adapter the connection is opened with; absent for the default one. */
  kind?: string;
  address: string;
  /** The access key, sealed; `null` once disconnected. */
  sealed_key: { iv: string; data: string } | null;
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
  };
  connected_at: number;
}

/** What a cycle does, in order. */
export type Step = 'connect' | 'ask' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';

/** An outage, of the platform or of ours: since when, how often tried in vain, and when it is tried again. */
export interface Outage {
  code: string;
  /** Where the cycle got stuck: the outage is over once it has got past this. */
  step: Step;
  since: number;
  tries: number;
  retry_at: number;
  /** Until when the platform itself has asked to be left alone, which nobody's asking shortens; `null` where it has not. */
  asked_until: number | null;
  /** When the user was told of it, so that one outage gives one notification. */
  notified_at: number | null;
  /** The HTTP status that was answered, `null` for none; absent in rows of earlier versions, like the reason. */
  status?: number | null;
  /** The exact reason: the platform's words, or what broke the contract and where. */
  reason?: string;
}

/** What a run that could not be asked for still has to do. */
export type OwedRun = Pick<CycleRow, 'run_wanted' | 'run_key' | 'run_records' | 'waiting_records'>;

/** One step that fails while the rest of the cycle goes on. */
export interface Trouble extends Outage {
  /** Of a run: to be asked for once more at `retry_at`. */
  owed?: OwedRun;
}

export interface CompanyRow {
  /** `<connection id>:<realm>`: one company as one platform knows it. */
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
  /** Which full read a mirrored record was last seen in; raised when the cursor expires. */
  generation: number;
  /** For whom the records were read, `<user id> <role>`: what may be done with each is told for one user. */
  read_for?: string;
  /** How this company's lists in QuickBooks write dates, once a row has told. */
  date_order?: DateOrder;
  /** A full read from the beginning is under way; what it does not see again is removed at its end. */
  sweep_wanted: boolean;
  /** Fence: raised with each claim of the company by a worker; results under an older epoch are void. */
  epoch: number;
  /** When the platform was last read to the end. */
  last_run_at: number | null;
  /** When a sync from here last came to its end; the platform may have processed something since. */
  last_success_at: number | null;
  checked_at: number | null;
  /** Failures at the last automatic cycle, to tell new ones. */
  failed_seen: number | null;
  /** When the platform last processed a record, as far as is known. */
  last_processed_at: number | null;
  /** Nothing has been processed since then although something is scheduled; `null` while all is well. */
  stalled_since: number | null;
  /** Automatic corrections are held back until somebody has looked; `released_at` is when somebody let them go. */
  held_back: { corrections: number; at: number; released_at: number | null } | null;
  /** When old log lines and settled commands were last cleared away. */
  tidied_at: number | null;
  outage: Outage | null;
  /** Steps that fail on their own: each is backed off for itself, and reading goes on. */
  troubles?: Partial<Record<Step, Trouble>>;
}

/** The primary key of a stored record. */
export function recordKey(companyKey: string, id: string): [companyKey: string, id: string] {
  return [companyKey, id];
}

export interface RecordRow {
  company_key: string;
  id: string;
  record: PlatformRecord;
  /** What is shown: the platform's state with the open job laid over it. */
  state: ShownState;
  /** Under which number the record counts; `''` for none, because `null` cannot be indexed. */
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
  oldest_failure_since: string | null;
  top_failures: string[];
}

/** Where a job stands in line: derived from its state, so that one index serves every question. */
export type Lane = 'due' | 'held' | 'blocked' | 'busy' | 'doubt' | 'parked' | 'following' | 'settled';

export interface JobRow {
  /** The command's key: a UUID made before the first attempt. */
  key: string;
  company_key: string;
  record_id: string;
  action: Action;
  input: Record<string, unknown>;
  version: string;
  asked_by: 'user' | 'correction' | 'automatic';
  state: JobState;
  lane: Lane;
  /** Order of asking, and of sending where nothing else decides. */
  order: number;
  /** Not before this time. */
  due_at: number;
  /** The browser session that holds the job back for undo; a job held by an ended session is never sent. */
  held_by: string | null;
  epoch: number;
  /** How often this was sent and found never to have been received. */
  attempts: number;
  /** Successive starts of a worker that found this job in `sending`. */
  starts: number;
  following: boolean;
  /** How often it was asked after in vain; absent for never. */
  asks?: number;
  /** Of a command that was accepted, and not yet done: the version its record had then. */
  accepted_version?: string | null;
  /** How often its own record or operation was looked at since it was accepted; absent for never. */
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
  /** Which records the platform is to run: all that are due there, those just commanded, or none. */
  run_wanted: 'all' | 'commanded' | null;
  run_records: string[];
  /** Those that wait on commanded records: once their parents have arrived, they are run as well. */
  waiting_records: string[];
  run_key: string | null;
  run: {
    id: string;
    total: number | null;
    done: number | null;
    failed: number | null;
    started_at: number;
    /** When the platform last got on with it; absent where that was not yet seen. */
    moved_at?: number;
  } | null;
  /** Accepted commands are to be looked at before the cycle is judged. */
  watch?: boolean;
  pull_wanted: boolean;
  pulled: number;
  pushed: number;
  /** Extra runs asked for because commanded records were left out of a run that was already going. */
  again: number;
  /** Failures have been judged in this cycle: grace is counted once. */
  judged: boolean;
  step_started_at: number;
  /** How many commands had been sent when the step began: what is left is estimated by the pace of this step alone. */
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
}

export interface MissRow {
  /** `<page>/<place>` */
  id: string;
  page: string;
  place: string;
  tried: string[];
  since: number;
  last_at: number;
  count: number;
}
