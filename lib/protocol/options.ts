import * as z from 'zod/mini';
import type { Role } from '../core/commands/role.ts';
import { KEPT, type Kept } from '../core/keep-key.ts';
import type { Language, LanguageChoice } from '../core/languages.ts';
import type { PlatformKind } from '../core/platform-kinds.ts';
import { preferencesChangeSchema } from '../store/items/preferences.ts';
import { companyKey, FROM, type RequestRules, text } from './fields.ts';
import type { CompanySummary, DoneAnswer, Refused } from './views.ts';

/** Requests of the options page. */
export const OPTIONS_REQUESTS = {
  options: { from: FROM.OWN, schema: z.object({ type: z.literal('options') }) },
  connect: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('connect'),
      /** The adapter of the connection; absent for the default one. */
      kind: z.optional(text(40)),
      /** What was typed, by the names of the kind's fields. */
      values: z.record(text(40), z.string().check(z.maxLength(8_000))),
      /** How long the access key is kept; in the browser profile if absent. */
      kept: z.optional(z.enum(KEPT)),
      /** The connection that this one replaces; it must have the same company. */
      replaces: z.nullable(text(120)),
    }),
  },
  disconnect: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('disconnect'), connection_id: text(120) }),
  },
  /** Removes all stored data of one company, or of all. */
  remove_data: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('remove_data'), company_key: z.nullable(companyKey) }),
  },
  set_preferences: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('set_preferences'),
      preferences: preferencesChangeSchema,
    }),
  },
} as const satisfies RequestRules;

export interface ConnectionView {
  readonly connection_id: string;
  readonly kind: PlatformKind;
  readonly address: string;
  readonly platform: string;
  readonly platform_version: string | null;
  readonly masked_key: string;
  readonly user: string;
  readonly role: Role;
  /** The user's permissions in this company, in words. */
  readonly rights: readonly string[];
  readonly disconnected: boolean;
  /** How long the access key is kept. */
  readonly kept: Kept;
  readonly companies: readonly CompanySummary[];
}

export interface OptionsAnswer {
  readonly connections: readonly ConnectionView[];
  readonly preferences: {
    readonly language: LanguageChoice;
    readonly synced_badges: 'quiet' | 'full' | 'off';
    readonly batch_size: number;
    readonly notify_failures: boolean;
  };
  readonly language: Language;
  readonly version: string;
  readonly stored: { readonly records: number; readonly jobs: number; readonly bytes: number | null };
}

export type ConnectAnswer =
  | { readonly status: 'connected'; readonly connection_id: string; readonly companies: readonly string[] }
  /** With the field beside which the problem is shown. */
  | (Refused & { readonly field?: string });

export interface OptionsAnswers {
  options: OptionsAnswer;
  connect: ConnectAnswer;
  disconnect: DoneAnswer;
  remove_data: DoneAnswer;
  set_preferences: DoneAnswer;
}
