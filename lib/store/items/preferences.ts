import * as z from 'zod/mini';
import { LANGUAGE_CHOICES } from '../../core/languages.ts';

const language = z.enum(LANGUAGE_CHOICES);
const synced_badges = z.enum(['quiet', 'full', 'off']);
const batch_size = z.int().check(z.gte(50), z.lte(200));
/** `null` until the user decides: until then admins are notified of failures, and other roles are not. */
const notify_failures = z.nullable(z.boolean());

/** The user's choices for all companies; choices for one company are stored with it. */
export type Preferences = z.output<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES = {
  language: 'auto',
  synced_badges: 'quiet',
  batch_size: 100,
  notify_failures: null,
} as const satisfies Preferences;

/** The stored shape of preferences; a damaged value reads as its default, without affecting the others. */
export const preferencesSchema = z.object({
  language: z.catch(language, 'auto'),
  synced_badges: z.catch(synced_badges, 'quiet'),
  batch_size: z.catch(batch_size, 100),
  notify_failures: z.catch(notify_failures, null),
});

/** A change of preferences from the options page; absent ones stay. */
export const preferencesChangeSchema = z.object({
  language: z.optional(language),
  synced_badges: z.optional(synced_badges),
  batch_size: z.optional(batch_size),
  notify_failures: z.optional(notify_failures),
});
export type PreferencesChange = z.output<typeof preferencesChangeSchema>;
