import type { Explanation } from './answers.ts';

/** What became of a command on many records: what was accepted takes effect exactly once; what was not says why. */
export type CommandsAnswer =
  | {
      readonly status: 'accepted';
      readonly accepted: number;
      /** Until when all of it can be taken back, or `null`. */
      readonly undo_until: string | null;
      /** The records that the command is not possible on, with the code of the reason. */
      readonly refused: readonly { readonly record_id: string; readonly code: string }[];
    }
  | { readonly status: 'refused'; readonly problem: Explanation };

export interface QueueAnswers {
  commands: CommandsAnswer;
  /** How many were taken back; the others had been sent already. */
  undo_commands:
    | { readonly status: 'done'; readonly count: number }
    | { readonly status: 'refused'; readonly problem: Explanation };
  release_commands:
    | { readonly status: 'done'; readonly count: number }
    | { readonly status: 'refused'; readonly problem: Explanation };
}
