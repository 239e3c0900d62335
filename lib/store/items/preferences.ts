import * as z from 'zod/mini';
import { LANGUAGE_CHOICES } from '../../core/languages.ts';

/** How preferences are stored; a value that is damaged reads as its default, the others stay. */
export const preferencesSchema = z.object({
  language: z.catch(z.enum(LANGUAGE_CHOICES), 'auto'),
  synced_badges: z.catch(z.enum(['quiet', 'full', 'off']), 'quiet'),
  batch_size: z.catch(z.int().check(z.gte(50), z.lte(200)), 100),
  /** `null` until somebody chooses: admins are told then, and others are not (product: notifications). */
  notify_failures: z.catch(z.nullable(z.boolean()), null),
});

/** What the user has chosen for all companies; what belongs to one company is kept with it. */
export type Preferences = z.output<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'auto',
  synced_badges: 'quiet',
  batch_size: 100,
  notify_failures: null,
};

/** What is to be changed; what is absent stays. */
export type PreferencesChange = { readonly [K in keyof Preferences]?: Preferences[K] | undefined };
