import type { Action } from '../../lib/core/records/actions.ts';
import type { QuickBooksRef } from '../../lib/core/records/record-types.ts';
import type { Candidate, Suggestion } from '../../lib/core/records/suggestion.ts';
import type { CompareAnswer, TrialAnswer } from '../../lib/protocol/panel.ts';
import type { CheckAnswer, CommandAnswer } from '../../lib/protocol/record.ts';
import type { DoneAnswer, Refused } from '../../lib/protocol/views.ts';

/** Values for a record's fields, by the platform's names of them. */
export type FieldValues = Readonly<Record<string, string>>;

/** What the panel can ask and do, all of it about the record that it shows. Nothing here rejects. */
export interface PanelCalls {
  compare(): Promise<CompareAnswer | Refused>;
  /** Looks whether the QuickBooks copy is gone, and what Clear ID would do. */
  checkClearId(): Promise<CheckAnswer | Refused>;
  /** @param note what the log keeps of it, beyond the action */
  command(
    action: Action,
    input: Readonly<Record<string, unknown>>,
    note?: string | null,
  ): Promise<CommandAnswer>;
  /** Changes the platform's record and, once that is done, sends it. */
  updateAndResync(fields: FieldValues): Promise<CommandAnswer>;
  /** Changes the platform's record and lets the queue run. */
  updateAndSyncNow(fields: FieldValues): Promise<CommandAnswer>;
  undo(key: string): Promise<DoneAnswer>;
  release(key: string): Promise<DoneAnswer>;
  tryCommand(action: Action, input: Readonly<Record<string, unknown>>): Promise<TrialAnswer | Refused>;
  /** Names in QuickBooks that fit the record, best first. @param typed what was typed, or `null` for the record's own name */
  suggest(typed: string | null): Promise<Suggested | Refused>;
  /** Who has a name in QuickBooks already. */
  nameHolder(name: string): Promise<{ readonly holder: Candidate | null } | Refused>;
  showRecord(recordId: string): void;
  openAddress(address: string): void;
  addressOf(ref: QuickBooksRef): string | null;
  /** The record that a QuickBooks address shows; `null` for any other text. */
  readAddress(text: string): QuickBooksRef | null;
  /** The record that is open in QuickBooks beside the panel. */
  openInQuickBooks(): Promise<QuickBooksRef | null>;
  copy(text: string): Promise<void>;
}

export interface Suggested {
  readonly suggestions: readonly Suggestion[];
  /** The one that stands out, if one does. */
  readonly clear: Suggestion | null;
}

/** Whether an answer is a refusal. */
export function isRefused<T extends object>(answer: T | Refused): answer is Refused {
  return 'status' in answer && answer.status === 'refused';
}
