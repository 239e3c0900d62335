import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import type { Platform } from './platform-context.ts';
import { recordLabel } from './record-values.ts';
import type { StoredRecord } from './store/stored-record.ts';
import type { WireError, WireLogEntry, WirePerson } from './wire.ts';

/** Moves a record (in memory) into a state, and sets the time at which it entered the state. */
export function enterState(record: StoredRecord, state: SyncState, at: string): void {
  if (record.sync.state === state) return;
  record.sync.state = state;
  record.sync.since = at;
}

/** Saves a changed record under a new version, at the end of the feed. */
export function saveRecord(
  platform: Platform,
  realm: string,
  record: StoredRecord,
  by: WirePerson,
  rank?: number,
): void {
  record.version += 1;
  record.updated_at = platform.clock.stamp();
  record.last_changed_by = by;
  platform.records.put(realm, record, rank);
}

/** Adds a line to the log about a record. */
export function logRecord(
  platform: Platform,
  realm: string,
  record: StoredRecord,
  line: Pick<WireLogEntry, 'actor' | 'action' | 'outcome'> &
    Partial<Pick<WireLogEntry, 'code' | 'message' | 'before' | 'after'>>,
): void {
  const copy = record.sync.quickbooks;
  platform.log.add(realm, {
    at: platform.clock.nowText(),
    record_id: record.id,
    label: recordLabel(record),
    code: null,
    message: null,
    quickbooks: copy ? { type: copy.type, id: copy.id } : null,
    amount: record.amount,
    before: null,
    after: null,
    ...line,
  });
}

/** The part of a record that the log stores before and after a change. */
export function logSnapshot(record: StoredRecord): Record<string, unknown> {
  return {
    state: record.sync.state,
    number: record.number,
    name: record.name,
    amount: record.amount?.value ?? null,
    quickbooks_id: record.sync.quickbooks?.id ?? null,
    ...record.fields,
  };
}

/** The signature by which an ignored error is recognised again. */
export function errorSignature(error: WireError | null): string {
  return `${error?.code ?? ''}:${error?.message ?? ''}`;
}
