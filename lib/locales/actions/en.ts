import type { Action } from '../../core/records/actions.ts';

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
  notice_error: 'Show this error again',
  clear_id: 'Clear ID',
  link: 'Link',
  create_new: 'Create in QuickBooks',
  sync_off: 'Turn off sync',
  sync_on: 'Turn on sync',
  mark_matched: 'Mark as matched',
  update: 'Edit',
  delete: 'Delete',
};

/** What a log names: what was done, in one or two words, and why it came to nothing. */
export const actions = {
  /** Commands, where the record stands beside them. */
  act,
  /** What else is done here. */
  other: {
    list_add: 'Add to list',
    list_rename: 'Rename in list',
    list_deactivate: 'Make inactive',
    backfill: 'Add older records',
  },
  note: {
    undone: 'before it was sent',
    browser_closed: 'the browser was closed before it was sent',
    not_changed: 'the change before it came to nothing',
    not_allowed: 'no right to do this',
    damaged: 'the stored command could not be read',
  },
};

export type ActionWords = typeof actions;
