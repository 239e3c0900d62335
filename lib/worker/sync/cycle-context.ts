import type { Clock } from '../../core/clock.ts';
import type { ErrorGuide } from '../../core/error-guide/error-guide.ts';
import type { Platform } from '../../platform/port.ts';
import type { Tables } from '../../store/database.ts';
import type { CompanyRow, ConnectionRow, CycleRow } from '../../store/rows.ts';

/** A cycle's dependencies; every effect is injected. */
export interface SyncTools {
  readonly tables: Tables;
  readonly clock: Clock;
  /** From 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly newKey: () => string;
  readonly openPlatform: (connection: ConnectionRow) => Platform;
  /** The id of the browser session: a command held back for undo by another session is never sent. */
  readonly session: () => Promise<string>;
  /** Called before each step; keeps the browser from ending the worker during a chain of short steps. */
  readonly heartbeat: () => Promise<void>;
  /** Takes a step when it is this company's turn: only a few cycles take steps side by side. */
  readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>;
  /** Writes many rows: one company at a time, so that a message waits for one write at most. */
  readonly alone: <T>(write: () => Promise<T>) => Promise<T>;
  /** Whether somebody waits for an answer, or has just got one. */
  readonly isAsked: () => boolean;
  /** Waits at most this long; returns early when something new has arrived. */
  readonly pause: (ms: number) => Promise<void>;
  /** Announces that data of a company has changed; `null` for everything. */
  readonly changed: (company: CompanyRow, recordIds: readonly string[] | null) => void;
  readonly announce: (event: SyncEvent) => void;
  /** Reports a defect of Tickmark to developers. */
  readonly report?: (error: unknown) => void;
  /** Reads the error guide; `null` if it cannot be read. Never rejects. */
  readonly readErrorGuide: () => Promise<ErrorGuide | null>;
  /** The number of commands or records per request (50 to 200). */
  readonly batchSize: () => Promise<number>;
}

/** Events that users may be notified of outside the page. */
export type SyncEvent =
  | { readonly kind: 'outage'; readonly company: CompanyRow; readonly code: string; readonly since: number }
  | { readonly kind: 'resumed'; readonly company: CompanyRow; readonly waiting: number }
  | { readonly kind: 'new_failures'; readonly company: CompanyRow; readonly count: number };

/** One company's cycle under way, run by one worker. */
export interface CycleContext extends SyncTools {
  readonly connection: ConnectionRow;
  readonly platform: Platform;
  /** Read again before each step. */
  readonly company: CompanyRow;
  readonly cycle: CycleRow;
  readonly epoch: number;
}
