import type { RecordType } from '../../core/records/record-types.ts';
import type { ShownState } from '../../core/records/sync-state.ts';

const state: Record<ShownState, string> = {
  needs_approval: 'Needs approval',
  not_synced: 'Not synced',
  ready: 'Ready to sync',
  scheduled: 'Scheduled',
  syncing: 'Syncing…',
  waiting: 'Waiting',
  retrying: 'Retrying',
  synced: 'Synced',
  synced_warn: 'Synced with warnings',
  failed: 'Sync failed',
  changed: 'Changed since sync',
  link_broken: 'Link broken',
  skipped: 'Skipped',
  error_ignored: 'Error ignored',
  canceled: 'Sync canceled',
  removed: 'Removed from queue',
  sync_off: 'Sync off',
  unknown: 'Unknown',
};

const type: Record<RecordType, string> = {
  customer: 'customer',
  invoice: 'invoice',
  payment: 'payment',
  refund: 'refund',
  expense: 'expense',
  service: 'service',
  credit_memo: 'credit memo',
  estimate: 'estimate',
  sales_receipt: 'sales receipt',
  bill: 'bill',
  bill_payment: 'bill payment',
  purchase_order: 'purchase order',
  vendor: 'vendor',
  vendor_credit: 'vendor credit',
  journal_entry: 'journal entry',
  deposit: 'deposit',
  transfer: 'transfer',
  class: 'class',
  department: 'location',
  account: 'ledger account',
  employee: 'employee',
  tax_code: 'tax code',
  other: 'record',
};

/** Names a record in the middle of a sentence: `invoice 1042`. */
const record = (kind: RecordType, label: string) => `${type[kind]} ${label}`;

type NameCommand = (kind: RecordType, label: string) => string;
const resync: NameCommand = (kind, label) => `Resync ${record(kind, label)}`;
const clear_id: NameCommand = (kind, label) => `Clear ID of ${record(kind, label)}`;

/** What badges need of the words that every surface uses: they have no space for more. */
export const names = {
  state,
  type,
  record,
  /** The commands that stand beside a badge. */
  command: { resync, clear_id },
  unnamed: 'without a number',
};

export type Names = typeof names;
