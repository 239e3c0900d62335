import type { LogPage } from '../core/records/log-entry.ts';
import type { Money } from '../core/records/money.ts';
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
      /** Of what was accepted, the records on which the same command was there already, with its key. */
      readonly joined: readonly { readonly record_id: string; readonly key: string }[];
    }
  | Refused;

/** How many older records there are, and their sum where they have one currency. */
export type BackfillAnswer = { readonly count: number; readonly total: Money | null } | Refused;

export interface QueueAnswers {
  commands: CommandsAnswer;
  /** How many were taken back; the others had been sent already. */
  undo_commands: { readonly status: 'done'; readonly count: number } | Refused;
  release_commands: { readonly status: 'done'; readonly count: number } | Refused;
  backfill: BackfillAnswer;
  read_log: LogPage | Refused;
}
