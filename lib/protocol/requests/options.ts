import * as z from 'zod/mini';
import { preferencesChangeSchema } from '../../store/items/preferences.ts';
import { companyKey, type RequestRules, text } from './fields.ts';

/** What the options page asks. */
export const OPTIONS_REQUESTS = {
  options: { from: 'extension', schema: z.object({ type: z.literal('options') }) },
  connect: {
    from: 'extension',
    schema: z.object({
      type: z.literal('connect'),
      /** Which adapter to connect with; absent for the default one. */
      kind: z.optional(text(40)),
      address: text(2000),
      access_key: text(2000),
      /** The connection that this one takes the place of: the company must then be the same. */
      replaces: z.nullable(text(120)),
    }),
  },
  disconnect: {
    from: 'extension',
    schema: z.object({ type: z.literal('disconnect'), connection_id: text(120) }),
  },
  /** Removes all that is stored of one company, or of all. */
  remove_data: {
    from: 'extension',
    schema: z.object({ type: z.literal('remove_data'), company_key: z.nullable(companyKey) }),
  },
  set_preferences: {
    from: 'extension',
    schema: z.object({
      type: z.literal('set_preferences'),
      preferences: preferencesChangeSchema,
    }),
  },
  diagnosis: {
    from: 'extension',
    schema: z.object({ type: z.literal('diagnosis'), company_key: z.nullable(companyKey) }),
  },
} as const satisfies RequestRules;
