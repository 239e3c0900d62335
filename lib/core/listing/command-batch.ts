import type { Action } from '../records/actions.ts';
import type { ListedRecord } from './listed-record.ts';

/** One command on several records. */
export interface CommandBatchPart {
  readonly action: Action;
  readonly records: readonly ListedRecord[];
  readonly input?: Readonly<Record<string, unknown>>;
}

/** A batch of commands that a person gives at once. It shows one message and is undone as a whole. */
export interface CommandBatch {
  readonly parts: readonly CommandBatchPart[];
  /**
   * Records that are already queued and are to run now. If given, even empty, everything is sent at once, without time
   * for undo.
   */
  readonly run?: readonly ListedRecord[];
  /** The message shown once the batch is accepted; `null` where its progress and result say it. */
  readonly said: string | null;
  /** The question asked before anything is sent. */
  readonly confirm?: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly label: string;
    /** The button that changes nothing, where Cancel could mean the action itself. */
    readonly keep?: string;
  };
  /** Called when the batch is accepted, and when it is undone, so that the page can update its own state. */
  readonly onAccepted?: () => void;
  readonly onUndone?: () => void;
}

/** Records that are synced first as a test, before the others follow. */
export interface TestRun {
  readonly ids: readonly string[];
}

/** The commands of one batch that are under way. */
export interface FollowedBatch {
  readonly kind: 'resync' | 'cancel' | 'other';
  readonly keys: readonly string[];
  readonly record_ids: readonly string[];
  /** The cause of each record's failure before the batch, to compare with the cause after it. */
  readonly before: Readonly<Record<string, string>>;
}
