import * as z from 'zod/mini';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import { commandKey, companyKey, type RequestRules, realm, recordId, text } from './fields.ts';

/** What is asked of one record: from a page, the queue or the side panel. */
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
  command: {
    from: 'both',
    schema: z
      .object({
        type: z.literal('command'),
        realm,
        company_key: companyKey,
        record_id: recordId,
        version: text(200),
        action: z.enum(ACTION_NAMES),
        key: commandKey,
        input: z.record(z.string(), z.unknown()),
        /** Sent under this key once the change is done: only together with `update`. */
        then_resync: z.optional(commandKey),
        /** What was chosen, in the user's words: kept in the log, and not sent. */
        note: z.optional(text(2000)),
      })
      .check(z.refine(({ action, then_resync }) => then_resync === undefined || action === 'update')),
  },
  /** Takes a command back that has not been sent yet. */
  undo: { from: 'both', schema: z.object({ type: z.literal('undo'), realm, key: commandKey }) },
  /** The time for undo is over, or its message was dismissed: the command may be sent. */
  release: { from: 'both', schema: z.object({ type: z.literal('release'), realm, key: commandKey }) },
} as const satisfies RequestRules;
