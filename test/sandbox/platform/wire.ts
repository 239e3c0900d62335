import type { Role } from '../../../lib/core/commands/role.ts';
import type { Action } from '../../../lib/core/records/actions.ts';
import type { QuickBooksType, RecordType } from '../../../lib/core/records/record-types.ts';
import type { SyncState } from '../../../lib/core/records/sync-state.ts';

/** The JSON of the Source Platform API, as this server writes it. */

export interface WireMoney {
  value: string;
  currency: string;
}

export interface WirePerson {
  id: string;
  name: string;
}

export interface WireError {
  code: string | null;
  message: string | null;
  detail: string | null;
  request_id: string | null;
}

export type DocumentStatus = 'active' | 'voided' | 'deleted' | 'inactive' | 'unknown';

export interface WireQuickBooksCopy {
  type: QuickBooksType;
  id: string;
  number: string | null;
  name: string | null;
  party: string | null;
  date: string | null;
  amount: WireMoney | null;
  status: DocumentStatus;
  checked_at: string | null;
}

export interface WireSync {
  state: SyncState;
  since: string | null;
  attempts: number;
  last_attempt_at: string | null;
  last_success_at: string | null;
  next_attempt_at: string | null;
  position: number | null;
  error: WireError | null;
  warnings: { code: string; message: string }[];
  quickbooks: WireQuickBooksCopy | null;
  changed: { by: 'platform' | 'quickbooks' | 'both'; at: string } | null;
  decided: { by: WirePerson; at: string; reason: string | null } | null;
}

export interface WireRecord {
  id: string;
  type: RecordType;
  number: string | null;
  name: string | null;
  party: WirePerson | null;
  date: string | null;
  amount: WireMoney | null;
  fee: WireMoney | null;
  version: string;
  created_at: string;
  updated_at: string;
  deleted: boolean;
  url: string | null;
  direction: 'export' | 'import';
  depends_on: string[];
  sync: WireSync;
  allowed: Action[];
}

export interface WireProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  retryable: boolean;
  request_id: string;
}

export interface WireCommand {
  key: string;
  action: string;
  record_id: string;
  version: string;
  input: Record<string, unknown>;
  dry_run: boolean;
}

export interface WireEffects {
  creates: boolean;
  duplicate_of: { type: QuickBooksType; id: string; number: string | null } | null;
  releases: string[];
  affects: { count: number; total: WireMoney | null };
}

export interface WireResult {
  key: string;
  status: 'done' | 'accepted' | 'conflict' | 'refused';
  record: WireRecord | null;
  operation_id: string | null;
  by: WirePerson | null;
  problem: WireProblem | null;
  effects: WireEffects | null;
}

export interface WireRun {
  id: string;
  state: 'running' | 'finished' | 'failed';
  total: number;
  done: number;
  failed: number;
  started_at: string;
}

export interface WireOperation {
  id: string;
  status: 'running' | 'succeeded' | 'failed';
  record: WireRecord | null;
  problem: WireProblem | null;
}

export interface WireLogEntry {
  id: string;
  at: string;
  actor: WirePerson;
  action: string;
  record_id: string | null;
  label: string | null;
  outcome: 'succeeded' | 'failed' | 'conflict';
  code: string | null;
  message: string | null;
  quickbooks: { type: QuickBooksType; id: string } | null;
  amount: WireMoney | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface WireListItem {
  id: string;
  version: string;
  name: string;
  number: string | null;
  detail: string | null;
  amount: WireMoney | null;
  date: string | null;
  active: boolean;
  used_by: number;
  quickbooks_id: string | null;
  state: string | null;
}

export const READ_ONLY_LISTS = [
  'accounts',
  'bills',
  'credit_memos',
  'employees',
  'journal_entries',
  'purchases',
  'tax_codes',
] as const;
export const EDITABLE_LISTS = ['classes', 'departments'] as const;
export type ListName = (typeof READ_ONLY_LISTS)[number] | (typeof EDITABLE_LISTS)[number];

/** Who holds an access key: a user in a role, for some companies. */
export interface AccessHolder {
  user: WirePerson;
  role: Role;
  realms: string[];
}
