import type { Action } from '../../core/records/actions.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import { names } from '../names/en.ts';

const act: Record<Action, string> = {
  approve: 'Approve',
  resync: 'Resync',
  cancel: 'Cancel sync',
  remove: 'Remove',
  restore: 'Restore',
  move: 'Move',
  skip: 'Skip',
  unskip: 'Stop skipping',
  ignore_error: 'Ignore this error',
  notice_error: 'Show error again',
  clear_id: 'Clear ID',
  link: 'Link',
  pull: 'Take over from QuickBooks',
  export_all: 'Export all',
  create_new: 'Create in QuickBooks',
  sync_off: 'Turn off sync',
  sync_on: 'Turn on sync',
  mark_matched: 'Mark as matched',
  update: 'Edit',
  delete: 'Delete',
};

/** Words of logs: the action in one or two words, and why it failed. */
export const actions = {
  /** Commands, shown beside their record. */
  act,
  note: {
    undone: 'before it was sent',
    browser_closed: 'the browser session ended before it was sent',
    not_changed: 'the previous change failed',
    not_allowed: 'you don’t have permission',
    damaged: 'the stored command could not be read',
    data_lost: 'data lost here, so asked after',
    never_received: 'never received',
  },
};

/** Other actions in Tickmark, not on a record: only for the log. */
export const otherActions = {
  list_add: 'Add to list',
  list_rename: 'Rename in list',
  list_deactivate: 'Make inactive',
  backfill: 'Add older records',
  data_lost: 'Lost commands',
  sync: 'Sync',
};

export type OtherActionWords = typeof otherActions;

export type ActionWords = typeof actions;

/** Buttons name their record: `Resync invoice 1043`. The name contains the whole label of the button (WCAG 2.5.3). */
export const command: Record<Action, (kind: RecordType, label: string) => string> = {
  approve: (kind, label) => `Approve ${names.record(kind, label)}`,
  resync: (kind, label) => `Resync ${names.record(kind, label)}`,
  cancel: (kind, label) => `Cancel sync of ${names.record(kind, label)}`,
  remove: (kind, label) => `Remove ${names.record(kind, label)} from queue`,
  restore: (kind, label) => `Restore ${names.record(kind, label)}`,
  move: (kind, label) => `Move ${names.record(kind, label)} in the queue`,
  skip: (kind, label) => `Skip ${names.record(kind, label)}`,
  unskip: (kind, label) => `Stop skipping ${names.record(kind, label)}`,
  ignore_error: (kind, label) => `Ignore this error of ${names.record(kind, label)}`,
  notice_error: (kind, label) => `Show error again: ${names.record(kind, label)}`,
  clear_id: (kind, label) => `Clear ID of ${names.record(kind, label)}`,
  link: (kind, label) => `Link ${names.record(kind, label)}`,
  pull: (kind, label) => `Take over from QuickBooks: ${names.record(kind, label)}`,
  export_all: (kind, label) => `Export all with ${names.record(kind, label)}`,
  create_new: (kind, label) => `Create in QuickBooks: ${names.record(kind, label)}`,
  sync_off: (kind, label) => `Turn off sync of ${names.record(kind, label)}`,
  sync_on: (kind, label) => `Turn on sync of ${names.record(kind, label)}`,
  mark_matched: (kind, label) => `Mark as matched: ${names.record(kind, label)}`,
  update: (kind, label) => `Edit ${names.record(kind, label)}`,
  delete: (kind, label) => `Delete ${names.record(kind, label)}`,
};

/** The confirmation of an action, once for all of its records. */
export const done: Record<Action, (what: string) => string> = {
  approve: (what) => `Approved: ${what}.`,
  resync: (what) => `Resync asked for ${what}.`,
  cancel: (what) => `Sync canceled: ${what}.`,
  remove: (what) => `Removed from queue: ${what}.`,
  restore: (what) => `Restored: ${what}.`,
  move: (what) => `Moved: ${what}.`,
  skip: (what) => `Skipped: ${what}.`,
  unskip: (what) => `No longer skipped: ${what}.`,
  ignore_error: (what) => `Error ignored: ${what}.`,
  notice_error: (what) => `Error shown again: ${what}.`,
  clear_id: (what) => `ID cleared: ${what}.`,
  link: (what) => `Linked: ${what}.`,
  pull: (what) => `To be taken over from QuickBooks: ${what}.`,
  export_all: (what) => `To be exported, with all that is ready: ${what}.`,
  create_new: (what) => `To be created in QuickBooks: ${what}.`,
  sync_off: (what) => `Sync turned off: ${what}.`,
  sync_on: (what) => `Sync turned on: ${what}.`,
  mark_matched: (what) => `Marked as matched: ${what}.`,
  update: (what) => `Edited: ${what}.`,
  delete: (what) => `Deleted: ${what}.`,
};
