import type { Action } from './actions.ts';
import type { Money } from './money.ts';
import type { QuickBooksRef, RecordType } from './record-types.ts';
import type { SyncState } from './sync-state.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** An error in the platform's or QuickBooks' words; any part may be missing. */
export interface ReportedError {
  readonly code: string | null;
  readonly message: string | null;
  readonly detail: string | null;
  readonly request_id: string | null;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export type QuickBooksStatus = 'active' | 'voided' | 'deleted' | 'inactive' | 'unknown';

/** The copy in QuickBooks, as the platform last saw it. */
export interface QuickBooksCopy extends QuickBooksRef {
  readonly number: string | null;
  /** Name, party and date of the copy in QuickBooks, as lists there show them. */
  readonly name: string | null;
  readonly party: string | null;
  readonly date: string | null;
  readonly amount: Money | null;
  readonly status: QuickBooksStatus;
  readonly checked_at: string | null;
}

export interface Changed {
  readonly by: 'platform' | 'quickbooks' | 'both';
  readonly at: string | null;
}

export interface Decision {
  readonly by: Person | null;
  readonly at: string | null;
  readonly reason: string | null;
}

export interface SyncStatus {
  readonly state: SyncState;
  /** The platform's own word for a state that Tickmark does not know. */
  readonly reported_state: string | null;
  readonly since: string | null;
  readonly attempts: number | null;
  readonly last_attempt_at: string | null;
  readonly last_success_at: string | null;
  readonly next_attempt_at: string | null;
  readonly position: number | null;
  readonly error: ReportedError | null;
  readonly warnings: readonly Warning[];
  readonly quickbooks: QuickBooksCopy | null;
  readonly changed: Changed | null;
  readonly decided: Decision | null;
}

/** A record as the platform reports it (Source Platform API §3); absent and `null` fields are equivalent. */
export interface PlatformRecord {
  readonly id: string;
  readonly type: RecordType;
  readonly number: string | null;
  readonly name: string | null;
  readonly party: Person | null;
  /** Calendar date in the company's time zone, `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly amount: Money | null;
  readonly fee: Money | null;
  readonly version: string;
  readonly created_at: string | null;
  readonly updated_at: string;
  readonly deleted: boolean;
  readonly url: string | null;
  readonly direction: 'export' | 'import';
  readonly depends_on: readonly string[];
  readonly sync: SyncStatus;
  readonly allowed: readonly Action[];
}
