import type { Action } from '../../../lib/core/records/actions.ts';
import type { PlatformRecord, QuickBooksCopy } from '../../../lib/core/records/platform-record.ts';
import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import type { Command } from '../../../lib/platform/port.ts';

const LEADS_TO: Partial<Record<Action, SyncState>> = {
  approve: 'ready',
  resync: 'scheduled',
  cancel: 'canceled',
  remove: 'removed',
  restore: 'needs_approval',
  skip: 'skipped',
  unskip: 'failed',
  ignore_error: 'error_ignored',
  notice_error: 'failed',
  clear_id: 'ready',
  link: 'synced',
  create_new: 'ready',
  sync_off: 'sync_off',
  sync_on: 'ready',
  mark_matched: 'synced',
  delete: 'removed',
};

/** The record after a command had its effect on the platform (Source Platform API §4). */
export function applyCommand(record: PlatformRecord, command: Command, at: string): PlatformRecord {
  const state = LEADS_TO[command.action] ?? record.sync.state;
  return {
    ...record,
    sync: { ...record.sync, state, since: at, quickbooks: copyAfter(record, command, at) },
  };
}

function copyAfter(record: PlatformRecord, command: Command, at: string): QuickBooksCopy | null {
  if (command.action === 'clear_id') return null;
  if (command.action !== 'link') return record.sync.quickbooks;
  const { quickbooks } = command.input as { quickbooks: Pick<QuickBooksCopy, 'type' | 'id'> };
  return {
    ...quickbooks,
    number: null,
    name: null,
    party: null,
    date: null,
    amount: null,
    status: 'active',
    checked_at: at,
  };
}
