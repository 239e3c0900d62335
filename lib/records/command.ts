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

/** Commands after which the record has to be run by the platform before it settles. */
const NEEDS_RUN: ReadonlySet<Action> = new Set([
  'approve',
  'resync',
  'clear_id',
  'create_new',
  'restore',
  'unskip',
  'sync_on',
]);

/** Whether the platform is asked to run the record after this command. */
export function needsRun(action: Action): boolean {
  return NEEDS_RUN.has(action);
}
