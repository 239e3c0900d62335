import * as z from 'zod/mini';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import { commandKey, companyKey, day, type RequestRules, recordId, text } from './fields.ts';

/** Larger wishes are asked for in parts. */
export const MOST_COMMANDS = 5_000;

const keys = z.array(commandKey).check(z.maxLength(MOST_COMMANDS));

/** What the queue page asks; what it shows it reads from the store itself. */
export const QUEUE_REQUESTS = {
  /** One command on many records: one message, one undo. */
  commands: {
    from: 'extension',
    schema: z.object({
      type: z.literal('commands'),
      company_key: companyKey,
      action: z.enum(ACTION_NAMES),
      items: z
        .array(
          z.object({
            record_id: recordId,
            version: text(200),
            key: commandKey,
            input: z.record(z.string(), z.unknown()),
          }),
        )
        .check(z.minLength(1), z.maxLength(MOST_COMMANDS)),
    }),
  },
  undo_commands: {
    from: 'extension',
    schema: z.object({ type: z.literal('undo_commands'), company_key: companyKey, keys }),
  },
  release_commands: {
    from: 'extension',
    schema: z.object({ type: z.literal('release_commands'), company_key: companyKey, keys }),
  },
  /** The platform's own log, newest first as it gives it, a page at a time. */
  read_log: {
    from: 'extension',
    schema: z.object({
      type: z.literal('read_log'),
      company_key: companyKey,
      cursor: z.nullable(text(4_000)),
    }),
  },
  /** Records from before the day since which the platform reports them: counted, or brought in. */
  backfill: {
    from: 'extension',
    schema: z.object({
      type: z.literal('backfill'),
      company_key: companyKey,
      key: commandKey,
      from: day,
      to: day,
      dry_run: z.boolean(),
    }),
  },
} as const satisfies RequestRules;
