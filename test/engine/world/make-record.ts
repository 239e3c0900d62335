import type { PlatformRecord, SyncStatus } from '../../../lib/core/records/platform-record.ts';

/** When the worlds of these tests begin: Tuesday 2026-03-03 09:00 in Toronto. */
export const BEGIN = Date.parse('2026-03-03T14:00:00Z');

/** A record as a platform reports it, with plain values for whatever is not given. */
export function makeRecord(
  given: Partial<Omit<PlatformRecord, 'sync'>> & { readonly id: string; readonly sync?: Partial<SyncStatus> },
): PlatformRecord {
  const at = new Date(BEGIN).toISOString();
  return {
    type: 'invoice',
    number: given.id.replace(/\D/g, '') || null,
    name: null,
    party: null,
    date: '2026-02-27',
    amount: { value: '100.00', currency: 'USD' },
    fee: null,
    version: '1',
    created_at: at,
    updated_at: at,
    deleted: false,
    url: null,
    direction: 'export',
    depends_on: [],
    allowed: [],
    ...given,
    sync: {
      state: 'synced',
      reported_state: null,
      since: at,
      attempts: null,
      last_attempt_at: null,
      last_success_at: null,
      next_attempt_at: null,
      position: null,
      error: null,
      warnings: [],
      quickbooks: null,
      changed: null,
      decided: null,
      ...given.sync,
    },
  };
}
