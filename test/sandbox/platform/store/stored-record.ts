import type { RecordType } from '../../../../lib/core/records/record-types.ts';
import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import type { WireMoney, WirePerson, WireSync } from '../wire.ts';

/** A record as the platform keeps it: what it reports, and what it knows besides. */
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
  /** Values beyond number, name, date and amount that are sent and compared, e.g. `due_date`, `memo`, `rate`. */
  fields: Record<string, string>;
  /** All compared values as both sides last agreed on them; `null` before the first sync. */
  last_synced: Record<string, string> | null;
  /** Differences that are known and left as they are: field → [platform, QuickBooks]. */
  tolerated: Record<string, [string, string]>;
  /** Names of the QuickBooks products and services on its lines. */
  items: string[];
  /** What happens where no QuickBooks name matches: a new one is made, or a person is asked. */
  match: 'create' | 'ask';
  /** How often it has been cleared to be created anew; part of the mark it leaves in QuickBooks. */
  generation: number;
  /** A person typed the number to have a second copy made although the first still exists. */
  confirmed_copy: boolean;
  /** A payment over the invoice's total is posted, the rest as the customer's credit. */
  overpayment_as_credit: boolean;
  /** The total that QuickBooks' own tax rounding makes of the amount, where it differs. */
  quickbooks_total: string | null;
  approved: boolean;
  /** Where restore, unskip, notice_error and sync_on lead back to. */
  back_to: SyncState | null;
  /** Error signatures that a person chose to ignore on this customer. */
  ignored: string[];
  /** Until when it is skipped, RFC 3339; `null` for good. */
  skipped_until: string | null;
  /** What the user chose per field after a compare; used by the next attempt alone. */
  choice: Record<string, 'platform' | 'quickbooks'> | null;
  /** The operation that an accepted command waits for. */
  operation: string | null;
  last_changed_by: WirePerson;
  /** From before `records_since`: known to the platform, in no feed until it is brought in. */
  older: boolean;
}

/** States in which a record stands in the queue and has a position. */
export function isQueued(state: SyncState): boolean {
  return state === 'ready' || state === 'scheduled';
}
