import { canonicalDecimal } from '../identity/read-amount.ts';
import type { Candidate } from '../identity/row-evidence.ts';
import type { PlatformRecord } from '../records/platform-record.ts';
import type { ShownState } from '../records/sync-state.ts';
import type { ComparedRecord } from './verdicts.ts';

/** The fields of a platform's record that a report is compared with, so few that 100,000 fit in memory. */
export interface SideRecord extends Candidate {
  readonly id: string;
  readonly state: ShownState;
  /** The normal form of its number or name, under which rows find it; `''` for none. */
  readonly label: string;
  readonly depends_on: readonly string[];
  /** When it was created, last synced and last changed, milliseconds since the epoch; 0 where that is unknown. */
  readonly created_at: number;
  readonly synced_at: number;
  readonly updated_at: number;
  /** Its own amount without superfluous zeros. */
  readonly own_amount: string | null;
  /** What findings tell of it. */
  readonly shown: ComparedRecord;
}

/**
 * Reduces a record to what is compared. A copy that is gone from QuickBooks is none.
 * @param key its key in the mirror's index of labels
 */
export function sideRecord(record: PlatformRecord, state: ShownState, key: string): SideRecord {
  const { id, type, number, name, party, date, amount, sync, depends_on } = record;
  const quickbooks = sync.quickbooks?.status === 'deleted' ? null : sync.quickbooks;
  const at = (time: string | null) => (time === null ? 0 : Date.parse(time) || 0);
  return {
    ...{ id, type, number, name, party, date, amount, depends_on, state },
    // Flat, as looking it up needs it.
    label: key.slice(type.length + 1),
    sync: { quickbooks },
    created_at: at(record.created_at),
    synced_at: at(sync.last_success_at),
    updated_at: at(record.updated_at),
    own_amount: amount && canonicalDecimal(amount.value),
    shown: { id, type, number, name, party: party?.name ?? null, date, amount },
  };
}
