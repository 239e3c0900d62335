import type { RecordType } from './record-types.ts';
import type { SyncState } from './sync-state.ts';

/** What a user may ask of a record (Source Platform API §4, `action`). */
export const ACTIONS = [
  'approve',
  'resync',
  'cancel',
  'remove',
  'restore',
  'move',
  'skip',
  'unskip',
  'ignore_error',
  'notice_error',
  'clear_id',
  'link',
  'create_new',
  'sync_off',
  'sync_on',
  'mark_matched',
  'update',
  'delete',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * The state a record is shown in while a command on it has been accepted here and is not yet confirmed there;
 * `null` where the command does not change the state.
 */
const EXPECTED: Record<Action, SyncState | null> = {
  approve: 'ready',
  resync: 'syncing',
  cancel: 'canceled',
  remove: 'removed',
  restore: null,
  move: null,
  skip: 'skipped',
  unskip: null,
  ignore_error: 'error_ignored',
  notice_error: null,
  clear_id: 'ready',
  link: 'syncing',
  create_new: 'ready',
  sync_off: 'sync_off',
  sync_on: null,
  mark_matched: 'syncing',
  update: null,
  delete: 'removed',
};

/** The state that a command is expected to lead to, shown until the platform answers. */
export function expectedState(action: Action): SyncState | null {
  return EXPECTED[action];
}

/** Commands that wait ten seconds before they are sent, because they can be undone until then (product: confirm, undo, destroy). */
const UNDOABLE: ReadonlySet<Action> = new Set([
  'approve',
  'clear_id',
  'remove',
  'skip',
  'ignore_error',
  'sync_off',
]);

/** How long an undoable command is held back, in milliseconds. */
export const UNDO_MS = 10_000;

/** Whether a command is held back for undo before anything is sent. */
export function isUndoable(action: Action): boolean {
  return UNDOABLE.has(action);
}

/** Commands after which the platform has to run the record before it settles, or what waited on it before that goes on. */
const NEEDS_RUN: ReadonlySet<Action> = new Set([
  'approve',
  'resync',
  'clear_id',
  'link',
  'mark_matched',
  'create_new',
  'restore',
  'unskip',
  'sync_on',
]);

/** Whether the platform is asked to run the record after this command. */
export function needsRun(action: Action): boolean {
  return NEEDS_RUN.has(action);
}

/** From which states a command may be asked for (Source Platform API §4, "on"); the platform's `allowed` decides beyond this. */
const ELIGIBLE: Record<Action, readonly SyncState[]> = {
  approve: ['needs_approval', 'not_synced'],
  resync: [
    'failed',
    'changed',
    'canceled',
    'skipped',
    'error_ignored',
    'not_synced',
    'synced',
    'synced_warn',
  ],
  cancel: ['ready', 'scheduled', 'waiting'],
  remove: ['needs_approval', 'ready', 'scheduled'],
  restore: ['removed'],
  move: ['ready', 'scheduled'],
  skip: ['failed', 'changed'],
  unskip: ['skipped'],
  ignore_error: ['failed'],
  notice_error: ['error_ignored'],
  clear_id: ['link_broken', 'failed'],
  link: ['failed', 'link_broken', 'not_synced'],
  create_new: ['failed', 'not_synced'],
  sync_off: [
    'needs_approval',
    'not_synced',
    'ready',
    'scheduled',
    'waiting',
    'synced',
    'synced_warn',
    'failed',
    'changed',
    'link_broken',
    'skipped',
    'error_ignored',
    'canceled',
    'removed',
  ],
  sync_on: ['sync_off'],
  mark_matched: ['changed', 'synced_warn'],
  update: [],
  delete: ['failed'],
};

/** Commands that concern customers alone, and those that concern services alone. */
const ONLY_FOR: Partial<Record<Action, RecordType>> = {
  ignore_error: 'customer',
  notice_error: 'customer',
  create_new: 'customer',
  sync_off: 'customer',
  sync_on: 'customer',
  delete: 'service',
};

/** The commands that make sense for a record of this type in this state, in the order in which they are offered. */
export function eligibleActions(type: RecordType, state: SyncState): Action[] {
  return ACTIONS.filter((action) => ELIGIBLE[action].includes(state) && (ONLY_FOR[action] ?? type) === type);
}
