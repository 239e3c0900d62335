import type { QuickBooksType, RecordType } from '../../../lib/core/records/record-types.ts';
import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import { entityOf, isListEntry } from '../platform/books/document.ts';
import { FIELDPRO } from '../platform/platform-context.ts';
import { recordValues } from '../platform/record-values.ts';
import type { StoredRecord } from '../platform/store/stored-record.ts';
import type { DocumentStatus, WireError, WirePerson, WireSync } from '../platform/wire.ts';

/** The essential values of a record; the rest follows from them. */
export interface RecordSeed {
  id: string;
  type: RecordType;
  state: SyncState;
  number?: string;
  name?: string;
  party?: WirePerson;
  /** `YYYY-MM-DD` */
  date?: string;
  /** Decimal, e.g. `"2310.75"`. */
  amount?: string;
  currency?: string;
  fee?: string;
  depends_on?: string[];
  /** Its QuickBooks copy; number, party, date and amount are the record's own unless said, and the name of a list entry. */
  quickbooks?: {
    id: string;
    type?: QuickBooksType;
    number?: string;
    name?: string;
    party?: string;
    date?: string;
    amount?: string;
    status?: DocumentStatus;
  };
  error?: Partial<WireError>;
  warnings?: WireSync['warnings'];
  changed_by?: 'platform' | 'quickbooks' | 'both';
  decided?: WireSync['decided'];
  fields?: Record<string, string>;
  last_synced?: Record<string, string>;
  tolerated?: Record<string, [string, string]>;
  items?: string[];
  match?: 'create' | 'ask';
  direction?: 'export' | 'import';
  attempts?: number;
  /** When it entered its state, RFC 3339. */
  since?: string;
  last_success_at?: string;
  version?: number;
  approved?: boolean;
  back_to?: SyncState;
  quickbooks_total?: string;
  older?: boolean;
}

const UNTRIED: ReadonlySet<SyncState> = new Set(['needs_approval', 'not_synced', 'ready', 'scheduled']);
const IN_AGREEMENT: ReadonlySet<SyncState> = new Set(['synced', 'synced_warn']);

/** Makes a whole record; the same seed always makes the same record. */
export function seedRecord(seed: RecordSeed, at: string): StoredRecord {
  const currency = seed.currency ?? 'USD';
  const money = (value: string | undefined) => (value === undefined ? null : { value, currency });
  const since = seed.since ?? at;
  const entity = entityOf(seed.type);
  const copy = seed.quickbooks;
  const type = copy?.type ?? entity;
  const attempts = seed.attempts ?? (UNTRIED.has(seed.state) ? 0 : 1);
  const hasSucceeded = IN_AGREEMENT.has(seed.state) || copy !== undefined;
  const record: StoredRecord = {
    id: seed.id,
    type: seed.type,
    number: seed.number ?? null,
    name: seed.name ?? null,
    party: seed.party ?? null,
    date: seed.date ?? null,
    amount: money(seed.amount),
    fee: money(seed.fee),
    version: seed.version ?? 1,
    created_at: since,
    updated_at: since,
    deleted: false,
    url: `https://fieldpro.example/${seed.type}s/${seed.number ?? seed.id}`,
    direction: seed.direction ?? 'export',
    depends_on: seed.depends_on ?? [],
    sync: {
      state: seed.state,
      since,
      attempts,
      last_attempt_at: attempts > 0 ? since : null,
      last_success_at: seed.last_success_at ?? (hasSucceeded ? since : null),
      next_attempt_at: null,
      error: seed.error
        ? { code: null, message: null, detail: null, request_id: `req_${seed.id}`, ...seed.error }
        : null,
      warnings: seed.warnings ?? [],
      quickbooks:
        copy && type
          ? {
              type,
              id: copy.id,
              number: copy.number ?? seed.number ?? null,
              // As in the books, where a transaction has no name.
              name: copy.name ?? (isListEntry(type) ? (seed.name ?? null) : null),
              party: copy.party ?? seed.party?.name ?? null,
              date: copy.date ?? seed.date ?? null,
              amount: money(copy.amount ?? seed.amount),
              status: copy.status ?? 'active',
              checked_at: since,
            }
          : null,
      changed: seed.changed_by ? { by: seed.changed_by, at: since } : null,
      decided: seed.decided ?? null,
    },
    fields: { ...seed.fields },
    last_synced: null,
    tolerated: seed.tolerated ?? {},
    items: seed.items ?? [],
    match: seed.match ?? 'create',
    generation: 0,
    confirmed_copy: false,
    overpayment_as_credit: false,
    quickbooks_total: seed.quickbooks_total ?? null,
    approved: seed.approved ?? !(seed.state === 'needs_approval' || seed.state === 'not_synced'),
    back_to: seed.back_to ?? null,
    ignored: [],
    skipped_until: null,
    choice: null,
    operation: null,
    last_changed_by: FIELDPRO,
    older: seed.older ?? false,
  };
  if (seed.last_synced || copy) record.last_synced = seed.last_synced ?? recordValues(record);
  return record;
}
