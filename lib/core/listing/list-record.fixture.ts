import type { ListedRecord } from './listed-record.ts';

/** A record for tests: an invoice with no command under way. */
export function listedRecord(given: Partial<ListedRecord> & { id: string }): ListedRecord {
  const state = given.state ?? 'not_synced';
  return {
    type: 'invoice',
    number: given.id,
    name: null,
    party: 'Cedar Grove HOA',
    date: '2026-03-02',
    amount: { value: '100.00', currency: 'USD' },
    fee: null,
    version: '1',
    direction: 'export',
    state,
    reported: state === 'retrying' ? 'failed' : state,
    reported_state: null,
    since: '2026-03-02T12:00:00Z',
    error: null,
    cause: null,
    changed_by: null,
    quickbooks: null,
    allowed: ['approve', 'resync'],
    has_page: false,
    depends_on: [],
    position: null,
    runs_left: null,
    decided: null,
    created_at: null,
    last_success_at: null,
    ...given,
  };
}
