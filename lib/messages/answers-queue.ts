import type { Money } from '../records/money.ts';
import type { Person } from '../records/platform-record.ts';
import type { QuickBooksRef } from '../records/record-type.ts';
import type { Explanation } from './answers.ts';

type Refused = { readonly status: 'refused'; readonly problem: Explanation };

/** What became of a command on many records: what was accepted takes effect exactly once; what was not says why. */
type CommandsAnswer =
  | {
      readonly status: 'accepted';
      readonly accepted: number;
      /** Until when all of it can be taken back, or `null`. */
      readonly undo_until: string | null;
      /** The records that the command is not possible on, with the code of the reason. */
      readonly refused: readonly { readonly record_id: string; readonly code: string }[];
    }
  | Refused;

/** A line of the platform's own log. */
export interface PlatformLogLine {
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
  /** What the log keeps of the record as it was afterwards. */
  readonly after: unknown;
}

/** How many older records there are, and their sum where they have one currency. */
export type BackfillAnswer = { readonly count: number; readonly total: Money | null } | Refused;

export interface QueueAnswers {
  commands: CommandsAnswer;
  /** How many were taken back; the others had been sent already. */
  undo_commands: { readonly status: 'done'; readonly count: number } | Refused;
  release_commands: { readonly status: 'done'; readonly count: number } | Refused;
  backfill: BackfillAnswer;
  read_log:
    | {
        readonly entries: readonly PlatformLogLine[];
        readonly cursor: string | null;
        readonly has_more: boolean;
      }
    | Refused;
}
