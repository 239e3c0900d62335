import * as z from 'zod/mini';
import type { LogPage } from '../core/records/log-entry.ts';
import type { Money } from '../core/records/money.ts';
import { commandKey, companyKey, day, type RequestRules, text } from './fields.ts';
import type { Refused } from './views.ts';

/** What the queue page asks; what it shows it reads from the store itself. */
export const QUEUE_REQUESTS = {
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

/** How many older records there are, and their sum where they have one currency. */
export type BackfillAnswer = { readonly count: number; readonly total: Money | null } | Refused;

export interface QueueAnswers {
  backfill: BackfillAnswer;
  read_log: LogPage | Refused;
}
