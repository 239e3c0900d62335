import type { RecordType } from '../../../../lib/core/records/record-types.ts';
import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import type { WireMoney, WirePerson, WireSync } from '../wire.ts';

/** A record as the platform stores it: what it reports, and internal values. */
export interface StoredRecord {
  id: string;
  type: RecordType;
  number: string | null;
  name: string | null;
  party: WirePerson | null;
  /** `YYYY-MM-DD` */
  date: string | null;
  amount: WireMoney | null;
  fee: WireMoney | null;
  version: number;
  created_at: string;
  updated_at: string;
  deleted: boolean;
  url: string | null;
  direction: 'export' | 'import';
  depends_on: string[];
  sync: Omit<WireSync, 'position'>;
  /** Further values that are sent and compared, e.g. `due_date`, `memo`, `rate`. */
  fields: Record<string, string>;
  /** All compared values as both sides last agreed on them; `null` before the first sync. */
  last_synced: Record<string, string> | null;
  /** Accepted differences: field → [platform, QuickBooks]. */
  tolerated: Record<string, [string, string]>;
  /** Names of the QuickBooks products and services on its lines. */
  items: string[];
  /** What happens without a matching QuickBooks name: create one, or ask a person. */
  match: 'create' | 'ask';
  /** How often its id was cleared; part of its mark in QuickBooks. */
  generation: number;
  /** A person typed the number to create a second copy although the first still exists. */
  confirmed_copy: boolean;
  /** Whether a payment over the invoice's total is posted with the rest as the customer's credit. */
  overpayment_as_credit: boolean;
  /** The total after QuickBooks' own tax rounding, if it differs. */
  quickbooks_total: string | null;
  approved: boolean;
  /** The state to which restore, unskip, notice_error and sync_on return. */
  back_to: SyncState | null;
  /** Error signatures that a person chose to ignore on this customer. */
  ignored: string[];
  /** Until when it is skipped, RFC 3339; `null` for good. */
  skipped_until: string | null;
  /** The user's choices per field after a comparison, for the next attempt only. */
  choice: Record<string, 'platform' | 'quickbooks'> | null;
  /** The operation that an accepted command waits for. */
  operation: string | null;
  last_changed_by: WirePerson;
  /** Older than `records_since`: in no feed until it is brought in. */
  older: boolean;
}

/** States in which a record is in the queue and has a position. */
export function isQueued(state: SyncState): boolean {
  return state === 'ready' || state === 'scheduled';
}
