import type { Action } from '../records/actions.ts';
import type { ListedRecord } from './listed-record.ts';

/** One command on some records. */
export interface ActPart {
  readonly action: Action;
  readonly records: readonly ListedRecord[];
  readonly input?: Readonly<Record<string, unknown>>;
}

/** What a person asks for at once: it gives one message and is undone as one. */
export interface Act {
  readonly parts: readonly ActPart[];
  /**
   * Records that wait for their run already, and are run now. Where they are given, if only none, everything is sent at
   * once: there is no time for undo.
   */
  readonly run?: readonly ListedRecord[];
  /** What is said once it is accepted; `null` where its progress and its result say it. */
  readonly said: string | null;
  /** Asked before anything is sent. */
  readonly confirm?: { readonly title: string; readonly lines: readonly string[]; readonly label: string };
  /** Called when it was accepted, and when it was taken back: for what the page keeps besides. */
  readonly onAccepted?: () => void;
  readonly onUndone?: () => void;
}

/** The records that are synced first, to see that all is well before the others follow. */
export interface TestRun {
  readonly ids: readonly string[];
}

/** Commands of one act that are on their way. */
export interface Batch {
  readonly kind: 'resync' | 'cancel' | 'other';
  readonly keys: readonly string[];
  readonly record_ids: readonly string[];
  /** The reason of each record's failure before, to tell whether it is the same one after. */
  readonly before: Readonly<Record<string, string>>;
}
