import * as z from 'zod/mini';
import type { CommandOutcome } from '../core/commands/command-outcome.ts';
import { ACTION_NAMES, ACTIONS_IN_TAB } from '../core/records/actions.ts';
import type { Sides } from '../core/records/compare-sides.ts';
import type { QuickBooksRef } from '../core/records/record-types.ts';
import { commandKey, companyKey, FROM, type RequestRules, realm, recordId, text } from './fields.ts';
import type { CompanyView, Explanation, RecordView, Refused } from './views.ts';

/** The limit per request; more commands go into several requests. */
export const MOST_COMMANDS = 5_000;

const keys = z.array(commandKey).check(z.minLength(1), z.maxLength(MOST_COMMANDS));

/** A request about commands that were given before. */
const aboutCommands = <Type extends string>(type: Type) => ({
  from: FROM.ALL,
  schema: z.object({ type: z.literal(type), realm: z.optional(realm), company_key: companyKey, keys }),
  inTab: z.object({
    ...{ type: z.literal(type), realm, company_key: companyKey },
    keys: z.array(commandKey).check(z.minLength(1), z.maxLength(20)),
  }),
});

/** Requests about records, from a page, the queue or the side panel. */
export const RECORD_REQUESTS = {
  open_card: {
    from: FROM.ALL,
    schema: z.object({ type: z.literal('open_card'), realm, company_key: companyKey, record_id: recordId }),
  },
  /** Asks the platform whether the copy in QuickBooks is really gone, before Clear ID is offered. */
  check_record: {
    from: FROM.ALL,
    schema: z.object({
      type: z.literal('check_record'),
      realm,
      company_key: companyKey,
      record_id: recordId,
    }),
  },
  /**
   * One command on one or many records, with one message and one undo. A request that names the open company has one
   * record; its answer shows that record, or a refusal in words.
   */
  commands: {
    from: FROM.ALL,
    schema: z
      .object({
        type: z.literal('commands'),
        realm: z.optional(realm),
        company_key: companyKey,
        action: z.enum(ACTION_NAMES),
        items: z
          .array(
            z.object({
              record_id: recordId,
              version: text(200),
              key: commandKey,
              input: z.record(z.string(), z.unknown()),
              /** The key of a resync that is sent once the change is done: only together with `update`. */
              then_resync: z.optional(commandKey),
              /** The user's choice in words: written to the log, not sent. */
              note: z.optional(text(2000)),
              look: z.optional(commandKey),
            }),
          )
          .check(z.minLength(1), z.maxLength(MOST_COMMANDS)),
      })
      .check(
        z.refine(({ realm, items }) => realm === undefined || items.length === 1),
        z.refine(
          ({ action, items }) => action === 'update' || items.every((item) => item.then_resync === undefined),
        ),
      ),
    /** What a card offers: one record, no input of one's own. */
    inTab: z.object({
      type: z.literal('commands'),
      realm,
      company_key: companyKey,
      action: z.enum(ACTIONS_IN_TAB),
      items: z
        .array(
          z.object({
            record_id: recordId,
            version: text(200),
            key: commandKey,
            input: z.strictObject({}),
            /** The look that Clear ID needs: from the answer to `check_record`. */
            look: z.optional(commandKey),
          }),
        )
        .check(z.minLength(1), z.maxLength(1)),
    }),
  },
  /** Undoes commands that have not been sent yet. */
  undo: aboutCommands('undo'),
  /** Reads the outcomes of these commands. */
  follow_commands: aboutCommands('follow_commands'),
  /** Ends the time for undo, because it is over or its message was dismissed: the commands may be sent. */
  release: aboutCommands('release'),
} as const satisfies RequestRules;

export interface CardView {
  readonly record: RecordView;
  readonly company: CompanyView;
  /** What the platform and QuickBooks say of it. */
  readonly sides: Sides;
  readonly explanation: Explanation | null;
  readonly warnings: readonly string[];
  /** How many records of the company have this number or name; if several, none of them gets a badge on a list. */
  readonly same_label: number;
  /** The original data as received, without secrets. */
  readonly original: {
    readonly code: string | null;
    readonly message: string | null;
    readonly detail: string | null;
    readonly request_id: string | null;
  } | null;
  /** The text to copy for support, with and without customer names. */
  readonly for_support: { readonly named: string; readonly unnamed: string };
  readonly attempts: number | null;
  readonly last_success_at: string | null;
  readonly next_attempt_at: string | null;
  /** Records that wait for this one. */
  readonly dependents: readonly RecordView[];
  /** Records that this one waits for. */
  readonly waits_on: readonly RecordView[];
  readonly history: readonly LogLine[];
  readonly platform_url: string | null;
  readonly quickbooks_url: string | null;
}

export interface LogLine {
  readonly id: number;
  readonly at: string;
  readonly who: string | null;
  readonly action: string;
  readonly record_id: string | null;
  readonly label: string | null;
  readonly outcome: 'pending' | 'succeeded' | 'failed' | 'conflict' | 'canceled' | 'refused';
  readonly detail: string | null;
}

/** The platform's check of QuickBooks, for the confirmation of Clear ID. */
export interface CheckAnswer {
  readonly exists: 'yes' | 'no' | 'voided' | 'inactive' | 'unknown';
  readonly quickbooks: QuickBooksRef | null;
  readonly creates: boolean;
  readonly duplicate_of: (QuickBooksRef & { readonly number: string | null }) | null;
  readonly dependents: readonly RecordView[];
  readonly locked_by: string | null;
  readonly checked_at: string | null;
  /** Why Clear ID is refused, or `null`. */
  readonly refused: Explanation | null;
  /** Stands for this look in the command: for one Clear ID of this version, within minutes. `null` if refused. */
  readonly look: string | null;
}

/** The answer to commands: an accepted one takes effect exactly once; a refused one has a reason. */
export type CommandsAnswer =
  | {
      readonly status: 'accepted';
      readonly accepted: number;
      /** The end of the time for undo of all these commands, or `null`. */
      readonly undo_until: string | null;
      /** The records on which the command is impossible, with the reason code. */
      readonly refused: readonly { readonly record_id: string; readonly code: string }[];
      /** The accepted records on which the same command was already open, with the key of that one. */
      readonly joined: readonly { readonly record_id: string; readonly key: string }[];
      /** Why the rest was not accepted, if something hindered that midway; those records are among the refused. */
      readonly problem?: Refused['problem'];
      /** The record now, where the request names the open company. */
      readonly record?: RecordView;
    }
  | Refused;

/** How many commands were undone or released; the others had been sent already. */
export type CountAnswer = { readonly status: 'done'; readonly count: number } | Refused;

/** The outcome of a command, and its record now; `null` if that is deleted. */
export interface CommandEnd {
  readonly key: string;
  readonly outcome: CommandOutcome;
  readonly record: RecordView | null;
  /** Why it was not done; `null` for any other outcome. */
  readonly problem: Explanation | null;
}

/** The answer to a command on one record. */
export type CommandAnswer =
  | {
      readonly status: 'accepted';
      readonly key: string;
      readonly undo_until: string | null;
      readonly record: RecordView;
    }
  | { readonly status: 'refused'; readonly problem: Explanation; readonly record: RecordView | null };

export interface RecordAnswers {
  open_card: CardView | Refused;
  check_record: CheckAnswer | Refused;
  commands: CommandsAnswer;
  undo: CountAnswer;
  follow_commands: { readonly status: 'done'; readonly ends: readonly CommandEnd[] } | Refused;
  release: CountAnswer;
}
