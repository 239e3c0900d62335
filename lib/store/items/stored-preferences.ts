import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesChange,
  preferencesSchema,
} from './preferences.ts';

/**
 * The browser's own storage rather than WXT's items: for one value they would be a twentieth of the worker's budget. A later
 * shape of the preferences gets a name of its own and is read from the earlier one where it is absent.
 */
const NAME = 'preferences';

/** The preferences; a value that is damaged reads as its default, the others stay. */
export async function readPreferences(): Promise<Preferences> {
  const read = z.safeParse(preferencesSchema, (await browser.storage.local.get(NAME))[NAME] ?? {});
  return read.success ? read.data : DEFAULT_PREFERENCES;
}

export async function changePreferences(change: PreferencesChange): Promise<Preferences> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const preferences: Preferences = { ...(await readPreferences()), ...given };
  await browser.storage.local.set({ [NAME]: preferences });
  return preferences;
}
