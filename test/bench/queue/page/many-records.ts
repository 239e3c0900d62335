import type { PlatformRecord } from '../../../../lib/core/records/platform-record.ts';
import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import type { CommandRequest } from '../../../../lib/store/jobs/enqueue-jobs.ts';
import { makeRecordRow } from '../../../../lib/store/records/make-record-row.ts';
import type { RecordRow } from '../../../../lib/store/rows.ts';
import { makeCompany } from '../../../engine/world/make-company.ts';
import { BEGIN, makeRecord } from '../../../engine/world/make-record.ts';

export const COMPANY = makeCompany('bench').key;

/** A company's records: one in ten has failed, a few are in every other counted state, the rest are synced. */
const STATES: readonly SyncState[] = [
  ...Array(25).fill('synced'),
  ...Array(3).fill('failed'),
  'needs_approval',
  'ready',
];

function recordNumber(n: number): PlatformRecord {
  const state = STATES[n % STATES.length] ?? 'synced';
  const linked = state === 'synced';
  return makeRecord({
    id: `inv_${n}`,
    number: String(1_000 + n),
    party: { id: `cus_${n % 500}`, name: `Cedar Grove ${n % 500}` },
    depends_on: [`cus_${n % 500}`],
    version: '1',
    updated_at: new Date(BEGIN + n).toISOString(),
    url: `https://fieldpro.example/invoices/${n}`,
    allowed: ['resync', 'sync_off'],
    sync: {
      state,
      quickbooks: linked
        ? {
            type: 'Invoice',
            id: String(n),
            number: String(1_000 + n),
            name: null,
            party: null,
            date: null,
            amount: { value: '100.00', currency: 'USD' },
            status: 'active',
            checked_at: null,
          }
        : null,
    },
  });
}

export function manyRecords(count: number): PlatformRecord[] {
  return Array.from({ length: count }, (_, n) => recordNumber(n));
}

/** A command on each record, with the record's id as its key. */
export function resyncOf(records: readonly PlatformRecord[]): CommandRequest[] {
  return records.map(({ id, version }) => ({
    key: id,
    company_key: COMPANY,
    record_id: id,
    action: 'resync',
    input: {},
    version,
    asked_by: 'user',
    who: null,
    hold: null,
  }));
}

/** The same records as the mirror's rows. */
export function rowsOf(records: readonly PlatformRecord[]): RecordRow[] {
  return records.map((record) => makeRecordRow(COMPANY, record, null, null, 0));
}
