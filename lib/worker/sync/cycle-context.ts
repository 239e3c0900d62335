import type { Clock } from '../../core/clock.ts';
import type { ErrorGuide } from '../../core/error-guide/error-guide.ts';
import type { Platform } from '../../platform/port.ts';
import type { Tables } from '../../store/database.ts';
import type { CompanyRow, ConnectionRow, CycleRow } from '../../store/rows.ts';

/** What a cycle needs from outside; everything with an effect is handed in. */
export interface SyncTools {
  readonly tables: Tables;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly newKey: () => string;
  readonly openPlatform: (connection: ConnectionRow) => Platform;
  /** The browser session: a command held for undo by another one is never sent. */
  readonly session: () => Promise<string>;
  /** Called before each step; keeps the browser from ending the worker in the middle of a chain of short steps. */
  readonly heartbeat: () => Promise<void>;
  /** Waits, at most this long; ends early when something new has come in. */
  readonly pause: (ms: number) => Promise<void>;
  /** Something of a company has changed; `null` for everything. */
  readonly changed: (company: CompanyRow, recordIds: readonly string[] | null) => void;
  readonly announce: (event: SyncEvent) => void;
  /** Says a defect of our own where developers look. */
  readonly report?: (error: unknown) => void;
  /** The error guide; `null` while it cannot be read. Never rejects. */
  readonly readErrorGuide: () => Promise<ErrorGuide | null>;
  /** How many commands or records go into one request (50 to 200). */
  readonly batchSize: () => Promise<number>;
}

/** What people outside the page may be told of. */
export type SyncEvent =
  | { readonly kind: 'outage'; readonly company: CompanyRow; readonly code: string; readonly since: number }
  | { readonly kind: 'resumed'; readonly company: CompanyRow; readonly waiting: number }
  | { readonly kind: 'new_failures'; readonly company: CompanyRow; readonly count: number };

/** One company's cycle under way, in the hands of one worker. */
export interface CycleContext extends SyncTools {
  readonly connection: ConnectionRow;
  readonly platform: Platform;
  /** Re-read before each step. */
  readonly company: CompanyRow;
  readonly cycle: CycleRow;
  readonly epoch: number;
}
