import type { Action } from '../records/actions.ts';
import type { Money } from '../records/money.ts';
import type { Nameable } from '../records/nameable.ts';
import type { Decision, PlatformRecord, ReportedError } from '../records/platform-record.ts';
import type { QuickBooksRef } from '../records/record-types.ts';
import type { ShownState, SyncState } from '../records/sync-state.ts';

/** The fields of a record that a list needs to show, find, sort and group it, so few that 100,000 fit in memory. */
export interface ListedRecord extends Nameable {
  readonly id: string;
  readonly fee: Money | null;
  readonly version: string;
  readonly direction: 'export' | 'import';
  /** The state shown: the platform's state, overlaid with the open command. */
  readonly state: ShownState;
  /** The state that the platform reported. */
  readonly reported: SyncState;
  /** The platform's own word for its state, where Tickmark does not know it. */
  readonly reported_state: string | null;
  /** Start of the state shown (RFC 3339). */
  readonly since: string;
  readonly error: ReportedError | null;
  /** The cause according to the error guide, where the record has failed. */
  readonly cause: string | null;
  readonly changed_by: 'platform' | 'quickbooks' | 'both' | null;
  readonly quickbooks: (QuickBooksRef & { readonly voided: boolean }) | null;
  readonly allowed: readonly Action[];
  /** The platform has a page for it. */
  readonly has_page: boolean;
  readonly depends_on: readonly string[];
  /** Its place in the platform's queue, from 1. */
  readonly position: number | null;
  readonly decided: Decision | null;
  /** Automatic runs left before one safe correction is tried, while the record is retrying. */
  readonly runs_left: number | null;
  /** When the platform created it, and when it was last synced (RFC 3339). */
  readonly created_at: string | null;
  readonly last_success_at: string | null;
}

/**
 * Extracts the fields that lists need from a record.
 * @param shown the state shown, its start, and the number of runs before a correction
 * @param cause the cause according to the error guide, or `null`
 */
export function listRecord(
  record: PlatformRecord,
  shown: { readonly state: ShownState; readonly since: string; readonly runs_left: number | null },
  cause: string | null,
): ListedRecord {
  const { sync } = record;
  return {
    id: record.id,
    type: record.type,
    number: record.number,
    name: record.name,
    party: record.party?.name ?? null,
    date: record.date,
    amount: record.amount,
    fee: record.fee,
    version: record.version,
    direction: record.direction,
    state: shown.state,
    reported: sync.state,
    reported_state: sync.reported_state,
    since: shown.since,
    error: sync.error,
    cause,
    changed_by: sync.changed?.by ?? null,
    quickbooks: sync.quickbooks && {
      type: sync.quickbooks.type,
      id: sync.quickbooks.id,
      voided: sync.quickbooks.status === 'voided',
    },
    allowed: record.allowed,
    has_page: record.url !== null,
    depends_on: record.depends_on,
    position: sync.position,
    runs_left: shown.runs_left,
    decided: sync.decided,
    created_at: record.created_at,
    last_success_at: sync.last_success_at,
  };
}
