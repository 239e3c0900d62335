import * as z from 'zod/mini';
import type { Language } from '../core/languages.ts';
import { companyKey, FROM, type RequestRules, realm, recordId, time } from './fields.ts';
import { MOST_COMMANDS } from './record.ts';
import type { CompanySummary, DoneAnswer } from './views.ts';

const frequencySchema = z.union([
  z.object({ kind: z.literal('every_10_minutes') }),
  z.object({ kind: z.literal('hourly') }),
  z.object({ kind: z.literal('daily'), at: time }),
  z.object({ kind: z.literal('weekly'), day: z.int().check(z.gte(1), z.lte(7)), at: time }),
  z.object({ kind: z.literal('never') }),
]);

/** Requests about one company: its counts and schedule. */
export const COMPANY_REQUESTS = {
  popup: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('popup'),
      open: z.nullable(
        z.object({ realm: z.nullable(realm), name: z.nullable(z.string()), conflict: z.boolean() }),
      ),
      company_key: z.nullable(companyKey),
    }),
  },
  /** Without records the platform runs everything that is due; with records, only these. */
  sync_now: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('sync_now'),
      company_key: companyKey,
      record_ids: z.optional(z.array(recordId).check(z.minLength(1), z.maxLength(MOST_COMMANDS))),
    }),
  },
  set_frequency: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('set_frequency'),
      company_key: companyKey,
      frequency: frequencySchema,
    }),
  },
  set_approval: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('set_approval'),
      company_key: companyKey,
      approval: z.enum(['approve_first', 'automatic']),
    }),
  },
} as const satisfies RequestRules;

export interface PopupAnswer {
  /** The company open in the front tab, if that tab shows QuickBooks. */
  readonly open: {
    readonly realm: string | null;
    readonly name: string | null;
    readonly conflict: boolean;
  } | null;
  readonly open_is_connected: boolean;
  readonly companies: readonly {
    readonly company_key: string;
    readonly name: string;
    readonly platform: string;
  }[];
  readonly company: CompanySummary | null;
  readonly language: Language;
}

export interface CompanyAnswers {
  popup: PopupAnswer;
  sync_now: DoneAnswer;
  set_frequency: DoneAnswer;
  set_approval: DoneAnswer;
}
