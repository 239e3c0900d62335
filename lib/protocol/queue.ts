import * as z from 'zod/mini';
import type { LogPage } from '../core/records/log-entry.ts';
import type { Money } from '../core/records/money.ts';
import { commandKey, companyKey, day, FROM, type RequestRules, text } from './fields.ts';
import type { Refused } from './views.ts';

/** Requests of the queue page, which reads the records from the store itself. */
export const QUEUE_REQUESTS = {
  /** Reads the platform's own log, newest first, page by page. */
  read_log: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('read_log'),
      company_key: companyKey,
      cursor: z.nullable(text(4_000)),
    }),
  },
  /** Counts or imports records from before the start of reporting. */
  backfill: {
    from: FROM.OWN,
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

/** The number of older records, and their sum where they have one currency. */
export type BackfillAnswer = { readonly count: number; readonly total: Money | null } | Refused;

export interface QueueAnswers {
  backfill: BackfillAnswer;
  read_log: LogPage | Refused;
}
