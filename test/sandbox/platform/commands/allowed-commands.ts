import type { Role } from '../../../../lib/core/commands/role.ts';
import type { Action } from '../../../../lib/core/records/actions.ts';
import type { RecordType } from '../../../../lib/core/records/record-types.ts';
import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import type { WireError } from '../wire.ts';

/** Every command but `pull` and `export_all`: this platform has the choice of each field, and runs its queue. */
export type OfferedAction = Exclude<Action, 'pull' | 'export_all'>;

/** Its commands of the Source Platform API §4, in the order in which they are announced. */
export const ALL_COMMANDS: readonly OfferedAction[] = [
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
];

const ADMIN_ONLY: ReadonlySet<Action> = new Set(['clear_id', 'delete', 'sync_off', 'sync_on']);

const FROM: Partial<Record<Action, readonly SyncState[]>> = {
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
  link: ['failed', 'link_broken', 'not_synced'],
  mark_matched: ['changed', 'synced_warn'],
};

const NEVER_EDITED: ReadonlySet<SyncState> = new Set(['syncing', 'removed', 'sync_off']);

/** The platform's settings that limit commands. */
export interface CommandSetting {
  no_update: readonly RecordType[];
  editable: readonly RecordType[];
}

/** Whether the error says that the QuickBooks copy is deleted and not just inactive; only then may its id be cleared. */
export function saysGone(error: WireError | null): boolean {
  if (error === null) return false;
  if (error.code === '3120' || error.code === '3240') return true;
  return error.code === '610' && !/inactive/i.test(`${error.message ?? ''} ${error.detail ?? ''}`);
}

/** Whether a command is possible for a record in its current state, for any user. */
export function isEligible(action: Action, record: StoredRecord, setting: CommandSetting): boolean {
  const { state, error, quickbooks } = record.sync;
  if (record.deleted) return false;
  const from = FROM[action];
  if (from && !from.includes(state)) return false;
  switch (action) {
    case 'resync':
      return !(state === 'changed' && setting.no_update.includes(record.type));
    case 'ignore_error':
      return record.type === 'customer' && state === 'failed';
    case 'notice_error':
      return state === 'error_ignored';
    case 'clear_id':
      return state === 'link_broken' || (state === 'failed' && quickbooks !== null && saysGone(error));
    case 'create_new':
      return (
        record.type === 'customer' &&
        quickbooks === null &&
        (state === 'failed' || state === 'not_synced' || state === 'error_ignored')
      );
    case 'sync_off':
      return record.type === 'customer' && state !== 'sync_off' && state !== 'syncing';
    case 'sync_on':
      return record.type === 'customer' && state === 'sync_off';
    case 'update':
      return setting.editable.includes(record.type) && !NEVER_EDITED.has(state);
    case 'delete':
      return record.type === 'service' && state === 'failed';
    default:
      return from !== undefined;
  }
}

/** Whether a role may send a command at all. */
export function mayCommand(role: Role, action: Action): boolean {
  if (role === 'admin') return true;
  return role === 'bookkeeper' && !ADMIN_ONLY.has(action);
}

/** The commands that a user in this role may send for this record now. */
export function allowedCommands(record: StoredRecord, role: Role, setting: CommandSetting): Action[] {
  return ALL_COMMANDS.filter((action) => mayCommand(role, action) && isEligible(action, record, setting));
}
