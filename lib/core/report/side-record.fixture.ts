import type { RecordType } from '../records/record-types.ts';
import type { SideRecord } from './side-record.ts';

interface Given {
  readonly id?: string;
  readonly type?: RecordType;
  readonly number?: string;
  readonly amount?: string | null;
  readonly date?: string | null;
  /** The customer's id and name. */
  readonly party?: string;
  readonly depends_on?: readonly string[];
  readonly copy?: SideRecord['sync']['quickbooks'];
  readonly created_at?: number;
  readonly synced_at?: number;
  readonly updated_at?: number;
}

/** A synced record of a platform for tests: an invoice of March 2, 2026 with nothing in QuickBooks that is known. */
export function aSideRecord(given: Given): SideRecord {
  const { id = 'inv_1', type = 'invoice', number = id, amount = '100.00', date = '2026-03-02' } = given;
  const { party = 'Cedar Grove HOA', depends_on = [], copy = null } = given;
  const money = amount === null ? null : { value: amount, currency: 'USD' };
  return {
    ...{ id, type, number, name: null, party: { id: party, name: party }, date, amount: money, depends_on },
    ...{ state: 'synced', label: number, own_amount: amount, sync: { quickbooks: copy } },
    ...{ created_at: 0, synced_at: 0, updated_at: 0 },
    shown: { id, type, number, name: null, party, date, amount: money },
    ...(given.created_at === undefined ? {} : { created_at: given.created_at }),
    ...(given.synced_at === undefined ? {} : { synced_at: given.synced_at }),
    ...(given.updated_at === undefined ? {} : { updated_at: given.updated_at }),
  };
}
