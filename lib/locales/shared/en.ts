import type { Role } from '../../core/commands/role.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import type { ShownState } from '../../core/records/sync-state.ts';
import { command } from '../actions/en.ts';
import { names } from '../names/en.ts';

const { state, type, record } = names;

/** Explains a state that its word leaves unclear. */
const state_note: Partial<Record<ShownState, string>> = {
  skipped: 'This record is excluded from sync.',
  error_ignored: 'This error is hidden and won’t be retried automatically.',
  canceled: 'The sync was canceled; the record itself was not.',
  removed: 'Taken out of the queue; it can be restored.',
  sync_off: 'Nothing for this customer syncs until you turn sync back on.',
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
  /** Precedes the time of shown data, if the platform has not answered since. */
  as_of: 'As of',
  /** How a sync that was asked for did not go through. */
  sync_end: {
    refused: (platform: string) => `${platform} refused to start the sync.`,
    failed: (platform: string) => `${platform} didn’t finish the sync.`,
    partial: (platform: string) => `${platform} ended the sync, but some records are still waiting.`,
  },
  /** The next run, if nothing runs until a person has restored the connection. */
  none_before_reconnect: 'none until reconnected',
  close: 'Close',
  cancel: 'Cancel',
  details: 'Details',
  copy: 'Copy',
  copied: 'Copied',
  code: 'Code',
};

export type SharedWords = typeof shared;
