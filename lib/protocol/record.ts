import * as z from 'zod/mini';
import { ACTION_NAMES } from '../core/records/actions.ts';
import type { QuickBooksRef } from '../core/records/record-types.ts';
import { commandKey, companyKey, type RequestRules, realm, recordId, text } from './fields.ts';
import type { CompanyView, Explanation, RecordView, Refused } from './views.ts';

/** More commands are asked for in several requests. */
export const MOST_COMMANDS = 5_000;

const keys = z.array(commandKey).check(z.minLength(1), z.maxLength(MOST_COMMANDS));

/** What is asked of records: from a page, the queue or the side panel. */
export const RECORD_REQUESTS = {
  open_card: {
    from: 'both',
    schema: z.object({ type: z.literal('open_card'), realm, company_key: companyKey, record_id: recordId }),
  },
  /** Looks, through the platform, whether the QuickBooks copy is really gone, before Clear ID is offered. */
  check_record: {
    from: 'both',
    schema: z.object({
      type: z.literal('check_record'),
      realm,
      company_key: companyKey,
      record_id: recordId,
    }),
  },
  /**
   * One command on one record or many: one message, one undo. Where the open company is named the record is one: the answer
   * shows it, or refuses in words.
   */
  commands: {
    from: 'both',
    pageNamesRealm: true,
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
              /** Sent under this key once the change is done: only together with `update`. */
              then_resync: z.optional(commandKey),
              /** What was chosen, in the user's words: kept in the log, and not sent. */
              note: z.optional(text(2000)),
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
  },
  /** Takes commands back that have not been sent yet. */
  undo: {
    from: 'both',
    pageNamesRealm: true,
    schema: z.object({ type: z.literal('undo'), realm: z.optional(realm), company_key: companyKey, keys }),
  },
  /** The time for undo is over, or its message was dismissed: the commands may be sent. */
  release: {
    from: 'both',
    pageNamesRealm: true,
    schema: z.object({ type: z.literal('release'), realm: z.optional(realm), company_key: companyKey, keys }),
  },
} as const satisfies RequestRules;

export interface CardView {
  readonly record: RecordView;
  readonly company: CompanyView;
  readonly explanation: Explanation | null;
  readonly warnings: readonly string[];
  /** How many records of the company have this number or name; of two or more, none gets a badge on a list. */
  readonly same_label: number;
  /** The original text, as received but for secrets. */
  readonly original: {
    readonly code: string | null;
    readonly message: string | null;
    readonly detail: string | null;
    readonly request_id: string | null;
  } | null;
  /** What is copied for support, with the names of customers and without. */
  readonly for_support: { readonly named: string; readonly unnamed: string };
  readonly attempts: number | null;
  readonly last_success_at: string | null;
  readonly next_attempt_at: string | null;
  /** Records that wait on this one. */
  readonly dependents: readonly RecordView[];
  /** Records that this one waits on. */
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

/** What a look into QuickBooks through the platform has found, for the confirmation of Clear ID. */
export interface CheckAnswer {
  readonly exists: 'yes' | 'no' | 'voided' | 'inactive' | 'unknown';
  readonly quickbooks: QuickBooksRef | null;
  readonly creates: boolean;
  readonly duplicate_of: (QuickBooksRef & { readonly number: string | null }) | null;
  readonly dependents: readonly RecordView[];
  readonly locked_by: string | null;
  readonly checked_at: string | null;
  /** Why Clear ID may not go on, or `null`. */
  readonly refused: Explanation | null;
}

/** What became of a command: what was accepted takes effect exactly once; what was not says why. */
export type CommandsAnswer =
  | {
      readonly status: 'accepted';
      readonly accepted: number;
      /** Until when all of it can be taken back, or `null`. */
      readonly undo_until: string | null;
      /** The records that the command is not possible on, with the code of the reason. */
      readonly refused: readonly { readonly record_id: string; readonly code: string }[];
      /** Of what was accepted, the records on which the same command was there already, with its key. */
      readonly joined: readonly { readonly record_id: string; readonly key: string }[];
      /** The record as it is now, where the request names the open company. */
      readonly record?: RecordView;
    }
  | Refused;

/** How many commands were taken back or let go; the others had been sent already. */
export type CountAnswer = { readonly status: 'done'; readonly count: number } | Refused;

/** What became of a command on one record. */
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
  release: CountAnswer;
}
