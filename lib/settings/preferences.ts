import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';

const preferencesSchema = z.object({
  language: z.catch(z.enum(['auto', 'en', 'fr-CA']), 'auto'),
  synced_badges: z.catch(z.enum(['quiet', 'full', 'off']), 'quiet'),
  batch_size: z.catch(z.int().check(z.gte(50), z.lte(200)), 100),
  notify_failures: z.catch(z.boolean(), true),
});

/** What the user has chosen for all companies; what belongs to one company is kept with it. */
export type Preferences = z.output<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'auto',
  synced_badges: 'quiet',
  batch_size: 100,
  notify_failures: true,
};

const stored = storage.defineItem<unknown>('local:preferences', {
  version: 1,
  fallback: DEFAULT_PREFERENCES,
});

/** The preferences; a value that is damaged reads as its default, the others stay. */
export async function readPreferences(): Promise<Preferences> {
  const read = z.safeParse(preferencesSchema, await stored.getValue());
  return read.success ? read.data : DEFAULT_PREFERENCES;
}

/** What is to be changed; what is absent stays. */
export type PreferencesChange = { readonly [K in keyof Preferences]?: Preferences[K] | undefined };

export async function changePreferences(change: PreferencesChange): Promise<Preferences> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const preferences: Preferences = { ...(await readPreferences()), ...given };
  await stored.setValue(preferences);
  return preferences;
}
