import * as z from 'zod/mini';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import { commandKey, companyKey, type RequestRules, realm, recordId, text } from './fields.ts';

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
