import * as z from 'zod/mini';
import { companyKey, type RequestRules } from './fields.ts';

/** What the queue page asks. */
export const QUEUE_REQUESTS = {
  /** The records behind one of the three numbers, oldest first, a page at a time. */
  list_records: {
    from: 'extension',
    schema: z.object({
      type: z.literal('list_records'),
      company_key: companyKey,
      counted: z.enum(['to_approve', 'pending', 'failed']),
      offset: z.int().check(z.gte(0), z.lte(1_000_000)),
    }),
  },
} as const satisfies RequestRules;
