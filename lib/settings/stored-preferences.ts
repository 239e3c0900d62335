import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesChange,
  preferencesSchema,
} from './preferences.ts';

const stored = storage.defineItem<unknown>('local:preferences', {
  version: 1,
  fallback: DEFAULT_PREFERENCES,
});

/** The preferences; a value that is damaged reads as its default, the others stay. */
export async function readPreferences(): Promise<Preferences> {
  const read = z.safeParse(preferencesSchema, await stored.getValue());
  return read.success ? read.data : DEFAULT_PREFERENCES;
}

export async function changePreferences(change: PreferencesChange): Promise<Preferences> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const preferences: Preferences = { ...(await readPreferences()), ...given };
  await stored.setValue(preferences);
  return preferences;
}
