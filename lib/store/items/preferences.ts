import * as z from 'zod/mini';
import { LANGUAGE_CHOICES } from '../../core/languages.ts';

const language = z.enum(LANGUAGE_CHOICES);
const synced_badges = z.enum(['quiet', 'full', 'off']);
const batch_size = z.int().check(z.gte(50), z.lte(200));
/** `null` until somebody chooses: admins are told of failures then, and others are not. */
const notify_failures = z.nullable(z.boolean());

/** What the user has chosen for all companies; what belongs to one company is stored with it. */
export type Preferences = z.output<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES = {
  language: 'auto',
  synced_badges: 'quiet',
  batch_size: 100,
  notify_failures: null,
} as const satisfies Preferences;

/** How preferences are stored; a value that is damaged reads as its default, the others stay. */
export const preferencesSchema = z.object({
  language: z.catch(language, 'auto'),
  synced_badges: z.catch(synced_badges, 'quiet'),
  batch_size: z.catch(batch_size, 100),
  notify_failures: z.catch(notify_failures, null),
});

/** What is to be changed, as the options page sends it; what is absent stays. */
export const preferencesChangeSchema = z.partial(
  z.object({ language, synced_badges, batch_size, notify_failures }),
);
export type PreferencesChange = z.output<typeof preferencesChangeSchema>;
