import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import { documentValues } from '../books/document.ts';
import { enterState, errorSignature, saveRecord } from '../change-record.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { carriesChildren, missingParents, releaseChildren } from '../sync/parents.ts';
import { takeLink } from '../sync/post-record.ts';
import { type ActionContext, type ActionHandler, textInput } from './command-context.ts';

/** failed, changed → skipped, for good or until a day */
export const skip: ActionHandler = ({ record, input, by, at }) => {
  record.back_to = record.sync.state;
  record.skipped_until = textInput(input, 'until');
  record.sync.decided = { by, at, reason: textInput(input, 'reason') };
  enterState(record, 'skipped', at);
  return {};
};

/** skipped → back */
export const unskip: ActionHandler = ({ record, at }) => {
  enterState(record, record.back_to ?? 'failed', at);
  record.back_to = null;
  record.skipped_until = null;
  record.sync.decided = null;
  return {};
};

/** Ignores this error of this customer; another error still counts. */
export const ignoreError: ActionHandler = ({ record, input, by, at }) => {
  const signature = errorSignature(record.sync.error);
  if (!record.ignored.includes(signature)) record.ignored.push(signature);
  record.sync.decided = { by, at, reason: textInput(input, 'signature') };
  enterState(record, 'error_ignored', at);
  return {};
};

/** The ignored error counts again. */
export const noticeError: ActionHandler = ({ record, at }) => {
  record.ignored = record.ignored.filter((one) => one !== errorSignature(record.sync.error));
  record.sync.decided = null;
  enterState(record, 'failed', at);
  return {};
};

/** changed, synced_warn → synced or synced_warn, as both sides stand */
export const markMatched: ActionHandler = ({ platform, realm, record, by, at }) => {
  const copy = record.sync.quickbooks;
  const document = copy && platform.books.get(realm, copy.type, copy.id);
  record.sync.changed = null;
  record.sync.decided = { by, at, reason: null };
  if (!document) {
    enterState(record, 'synced', at);
    return {};
  }
  const lastSuccess = record.sync.last_success_at;
  enterState(record, takeLink(platform, record, document), at);
  record.sync.last_success_at = lastSuccess;
  record.last_synced = { ...record.last_synced, ...documentValues(document) };
  return { afterwards: () => void releaseChildren(platform, realm, record.id) };
};

const STAYS: ReadonlySet<SyncState> = new Set(['synced', 'synced_warn', 'syncing', 'sync_off', 'removed']);

/** The records that are switched off with this customer: its own that are not in QuickBooks yet. */
export function takenAlong(
  platform: ActionContext['platform'],
  realm: string,
  customer: StoredRecord,
): StoredRecord[] {
  return platform.records
    .ofParty(realm, customer.id)
    .filter((child) => !child.deleted && !STAYS.has(child.sync.state));
}

/** Turns a customer off, with all its records that are not in QuickBooks yet, until it is turned on. */
export const syncOff: ActionHandler = ({ platform, realm, record, by, at }) => {
  record.back_to = record.sync.state;
  record.sync.decided = { by, at, reason: null };
  enterState(record, 'sync_off', at);
  const children = takenAlong(platform, realm, record);
  return {
    afterwards() {
      for (const child of children) {
        child.back_to = child.sync.state;
        enterState(child, 'sync_off', at);
        saveRecord(platform, realm, child, by);
      }
    },
  };
};

/** Turns a customer on: without a match it goes back to matching; its records wait on it, or for approval. */
export const syncOn: ActionHandler = ({ platform, realm, company, record, by, at }) => {
  record.sync.decided = null;
  const isLinked = record.sync.quickbooks?.status === 'active';
  if (isLinked) {
    enterState(record, record.back_to === 'synced_warn' ? 'synced_warn' : 'synced', at);
  } else if (record.match === 'ask') {
    record.sync.error ??= {
      code: 'no_match',
      message: 'No matching customer in QuickBooks',
      detail: `No customer in QuickBooks is named "${record.name}".`,
      request_id: platform.nextId('req'),
    };
    enterState(record, 'failed', at);
  } else {
    enterState(record, 'ready', at);
  }
  record.back_to = null;
  return {
    afterwards() {
      for (const child of platform.records.ofParty(realm, record.id)) {
        if (child.sync.state !== 'sync_off') continue;
        child.approved = !company.approve_first;
        child.back_to = null;
        const waits = !carriesChildren(record) || missingParents(platform, realm, child).length > 0;
        enterState(child, waits ? 'waiting' : child.approved ? 'ready' : 'needs_approval', at);
        saveRecord(platform, realm, child, by);
      }
    },
  };
};
