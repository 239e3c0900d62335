import type { Money } from './money.ts';
import type { Person } from './platform-record.ts';
import type { QuickBooksRef } from './record-types.ts';

/** An entry of the platform's own log: the action, its record, who did it (`null` for nobody), and the outcome. */
export interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: Person | null;
  readonly action: string;
  readonly record_id: string | null;
  readonly label: string | null;
  readonly outcome: 'succeeded' | 'failed' | 'conflict' | 'unknown';
  readonly code: string | null;
  readonly message: string | null;
  readonly quickbooks: QuickBooksRef | null;
  readonly amount: Money | null;
  readonly after: unknown;
}

/** One page of the platform's log; `cursor` requests the next page. */
export interface LogPage {
  readonly entries: readonly LogEntry[];
  readonly cursor: string | null;
  readonly has_more: boolean;
}
