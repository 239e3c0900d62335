import type { Action } from '../../lib/core/records/actions.ts';
import type { QuickBooksRef } from '../../lib/core/records/record-types.ts';
import type { Candidate, Suggestion } from '../../lib/core/records/suggestion.ts';
import type { SyncEnd } from '../../lib/core/records/sync-end.ts';
import type { CompareAnswer, TrialAnswer } from '../../lib/protocol/panel.ts';
import type { CheckAnswer, CommandAnswer, CommandEnd } from '../../lib/protocol/record.ts';
import type { DoneAnswer, Refused } from '../../lib/protocol/views.ts';

/** Values for a record's fields, by the platform's field names. */
export type FieldValues = Readonly<Record<string, string>>;

/** The answer to a press, with the keys of its commands. */
export type PanelAnswer = CommandAnswer & {
  readonly keys: readonly string[];
  /** When a sync was asked for with them (milliseconds since the Unix epoch), or why it was refused; else absent. */
  readonly sync?: number | Refused;
};

/** The panel's requests about its record. None of them rejects. */
export interface PanelCalls {
  compare(): Promise<CompareAnswer | Refused>;
  /** Checks whether the copy in QuickBooks is gone, and what Clear ID would do. */
  checkClearId(): Promise<CheckAnswer | Refused>;
  /** @param note text for the log, beyond the action */
  command(
    action: Action,
    input: Readonly<Record<string, unknown>>,
    note?: string | null,
  ): Promise<PanelAnswer>;
  /**
   * Changes the record on the platform and then sends it.
   * @param note what was changed, for the log
   */
  updateAndResync(fields: FieldValues, note: string): Promise<PanelAnswer>;
  /** Changes the record on the platform and runs the queue. */
  updateAndSyncNow(fields: FieldValues): Promise<PanelAnswer>;
  /** The joint outcome of the commands of one press; `null` where it cannot be read now. */
  follow(keys: readonly string[]): Promise<CommandEnd | null>;
  /** How the sync that was asked for at this time ended; `null` while it is under way, or cannot be read now. */
  syncEnd(askedAt: number): Promise<SyncEnd | null>;
  undo(key: string): Promise<DoneAnswer>;
  release(key: string): Promise<DoneAnswer>;
  tryCommand(action: Action, input: Readonly<Record<string, unknown>>): Promise<TrialAnswer | Refused>;
  /**
   * Names in QuickBooks that fit the record, best first.
   * @param typed the user's text, or `null` for the record's own name
   */
  suggest(typed: string | null): Promise<Suggested | Refused>;
  /** Finds who already has a name in QuickBooks. */
  nameHolder(name: string): Promise<{ readonly holder: Candidate | null } | Refused>;
  showRecord(recordId: string): void;
  openAddress(address: string): void;
  addressOf(ref: QuickBooksRef): string | null;
  /** The record of a QuickBooks address; `null` for any other text. */
  readAddress(text: string): QuickBooksRef | null;
  /** The record open in QuickBooks beside the panel. */
  openInQuickBooks(): Promise<QuickBooksRef | null>;
  copy(text: string): Promise<void>;
}

export interface Suggested {
  readonly suggestions: readonly Suggestion[];
  /** The suggestion that stands out, if any. */
  readonly clear: Suggestion | null;
}

/** Whether an answer is a refusal. */
export function isRefused<T extends object>(answer: T | Refused): answer is Refused {
  return 'status' in answer && answer.status === 'refused';
}
