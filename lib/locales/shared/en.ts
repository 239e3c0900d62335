import type { Role } from '../../core/commands/role.ts';
import type { Action } from '../../core/records/actions.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import type { ShownState } from '../../core/records/sync-state.ts';
import { names } from '../names/en.ts';

const { state, type, record } = names;

/** What a state word leaves open. */
const state_note: Partial<Record<ShownState, string>> = {
  skipped: 'Not in QuickBooks: the sync passes over this record.',
  error_ignored: 'This error is hidden and no longer tried again by itself.',
  canceled: 'The sync was canceled; the record itself was not.',
  removed: 'Taken out of the queue; it can be restored.',
  sync_off: 'Nothing of this customer is synced until sync is turned on.',
};

/** Buttons name their record: `Resync invoice 1043`. */
const command: Record<Action, (kind: RecordType, label: string) => string> = {
  approve: (kind, label) => `Approve ${record(kind, label)}`,
  resync: names.command.resync,
  cancel: (kind, label) => `Cancel sync of ${record(kind, label)}`,
  remove: (kind, label) => `Remove ${record(kind, label)} from queue`,
  restore: (kind, label) => `Restore ${record(kind, label)}`,
  move: (kind, label) => `Move ${record(kind, label)} in the queue`,
  skip: (kind, label) => `Skip ${record(kind, label)}`,
  unskip: (kind, label) => `Stop skipping ${record(kind, label)}`,
  ignore_error: (kind, label) => `Ignore this error of ${record(kind, label)}`,
  notice_error: (kind, label) => `Show this error of ${record(kind, label)} again`,
  clear_id: names.command.clear_id,
  link: (kind, label) => `Link ${record(kind, label)}`,
  create_new: (kind, label) => `Create ${record(kind, label)} in QuickBooks`,
  sync_off: (kind, label) => `Turn off sync of ${record(kind, label)}`,
  sync_on: (kind, label) => `Turn on sync of ${record(kind, label)}`,
  mark_matched: (kind, label) => `Mark ${record(kind, label)} as matched`,
  update: (kind, label) => `Edit ${record(kind, label)}`,
  delete: (kind, label) => `Delete ${record(kind, label)}`,
};

const role: Record<Role, string> = { admin: 'Admin', bookkeeper: 'Bookkeeper', viewer: 'Viewer' };

/** Words that every surface uses. */
export const shared = {
  state,
  state_note,
  type,
  record,
  command,
  role,
  unnamed: names.unnamed,
  waiting_on: (kind: RecordType, label: string) => `Waiting on ${record(kind, label)}`,
  /** Before the time that shown data are of, when the platform has not answered since. */
  as_of: 'As of',
  close: 'Close',
  cancel: 'Cancel',
  details: 'Details',
  copy: 'Copy',
  copied: 'Copied',
  code: 'Code',
};

export type SharedWords = typeof shared;
