import { ACTION_NAMES } from '../../../lib/core/records/actions.ts';
import { DEFAULT_FREQUENCY } from '../../../lib/core/records/frequency.ts';
import type { CompanyRow, ConnectionRow } from '../../../lib/store/rows.ts';

export const REALM = '9341450122330011';

/** A connection, as it stands after the first answer of a platform that can do everything. */
export function makeConnection(id: string, given: Partial<ConnectionRow> = {}): ConnectionRow {
  return {
    id,
    address: 'https://platform.example/v1',
    sealed_key: { iv: '', data: '' },
    masked_key: '••••',
    platform: 'FieldPro',
    platform_version: null,
    connector_version: null,
    minimum_connector_version: null,
    web_url: null,
    support: null,
    user: { id: 'u1', name: 'The admin', role: 'admin' },
    capabilities: {
      commands: [...ACTION_NAMES],
      no_update: [],
      batch_max: 200,
      runs: true,
      check: true,
      candidates: true,
      log: false,
      backfill: false,
      lists: [],
      editable_lists: [],
    },
    connected_at: 0,
    ...given,
  };
}

/** A company of a connection, as it stands before its first read. */
export function makeCompany(connectionId: string, given: Partial<CompanyRow> = {}): CompanyRow {
  const realm = given.realm ?? REALM;
  return {
    key: `${connectionId}:${realm}`,
    connection_id: connectionId,
    realm,
    name: 'Maple Landscaping Inc.',
    currency: 'USD',
    time_zone: 'America/Toronto',
    books_closed_through: null,
    quickbooks: null,
    frequency: DEFAULT_FREQUENCY,
    approval: 'approve_first',
    next_due_at: null,
    cursor: null,
    first_read_done: false,
    generation: 0,
    sweep_wanted: false,
    epoch: 0,
    last_run_at: null,
    last_success_at: null,
    checked_at: null,
    failed_seen: null,
    last_processed_at: null,
    stalled_since: null,
    held_back: null,
    tidied_at: null,
    outage: null,
    ...given,
  };
}
