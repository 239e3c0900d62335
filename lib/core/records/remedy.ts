import type { Action } from './actions.ts';
import type { SyncState } from './sync-state.ts';

/** The properties of a remedy. */
interface RemedyRow {
  /**
   * The command that it is, or that its form sends, which decides whether the user may use it; `null` if anybody may.
   */
  readonly action: Action | null;
  /**
   * Where it is performed: by a press on any surface, in the record's own view, on the platform, in QuickBooks; `null`:
   * nowhere.
   */
  readonly given: 'by_press' | 'in_view' | 'on_platform' | 'in_quickbooks' | null;
  /** The replacement if this is impossible on the record; `null` for none. */
  readonly otherwise: string | null;
}

/** All remedies: the first thing to do about a record. */
export const REMEDIES = {
  resync: { action: 'resync', given: 'by_press', otherwise: null },
  approve: { action: 'approve', given: 'by_press', otherwise: 'resync' },
  restore: { action: 'restore', given: 'by_press', otherwise: null },
  unskip: { action: 'unskip', given: 'by_press', otherwise: 'resync' },
  notice_error: { action: 'notice_error', given: 'by_press', otherwise: 'resync' },
  sync_on: { action: 'sync_on', given: 'by_press', otherwise: null },
  /** Creates it again in QuickBooks, because its copy is gone. */
  clear_id: { action: 'clear_id', given: 'by_press', otherwise: 'match' },
  compare: { action: null, given: 'in_view', otherwise: 'resync' },
  match: { action: 'link', given: 'in_view', otherwise: 'correct' },
  change_number: { action: 'update', given: 'in_view', otherwise: null },
  change_date: { action: 'update', given: 'in_view', otherwise: null },
  /** The record that this one waits for has to be corrected. */
  parent: { action: null, given: 'in_view', otherwise: null },
  copy_details: { action: null, given: 'in_view', otherwise: null },
  correct: { action: null, given: 'on_platform', otherwise: 'resync' },
  reconnect: { action: null, given: 'on_platform', otherwise: null },
  put_right: { action: null, given: 'in_quickbooks', otherwise: 'resync' },
  /** It passes by itself, or somebody else has to act. */
  wait: { action: null, given: null, otherwise: null },
} as const satisfies Record<string, RemedyRow>;

export type Remedy = keyof typeof REMEDIES;

/** The remedies that can be offered. */
export type OfferedRemedy = {
  [Each in Remedy]: (typeof REMEDIES)[Each]['given'] extends null ? never : Each;
}[Remedy];

/** What a step of the advice can do in Tickmark. */
export type StepAction =
  | 'resync'
  | 'match'
  | 'change_number'
  | 'change_date'
  | 'create_new'
  | 'sync_off'
  | 'skip'
  | 'clear_id'
  | 'compare'
  | 'mark_matched'
  | 'copy_details'
  /** Tickmark's own options. */
  | 'options';

/** The remedy for a record in a state without an error. */
export const REMEDY_OF_STATE: Readonly<Record<SyncState, Remedy>> = {
  needs_approval: 'approve',
  not_synced: 'approve',
  ready: 'wait',
  scheduled: 'wait',
  syncing: 'wait',
  waiting: 'wait',
  synced: 'wait',
  synced_warn: 'compare',
  failed: 'resync',
  changed: 'compare',
  link_broken: 'clear_id',
  skipped: 'unskip',
  error_ignored: 'notice_error',
  canceled: 'resync',
  removed: 'restore',
  sync_off: 'sync_on',
  unknown: 'wait',
};
