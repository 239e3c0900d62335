import * as z from 'zod/mini';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesChange,
  preferencesSchema,
} from './preferences.ts';
import { STORED_ITEMS, type StorageArea } from './stored-items.ts';

/** Runs a task while nobody else holds the name, in whatever worker or page; waits until it is free. */
export type Exclusively = <T>(name: string, task: () => Promise<T>) => Promise<T>;

const { key } = STORED_ITEMS.preferences;

/**
 * Reads the preferences; a value that is damaged reads as its default, the others stay.
 * @param area the extension's local storage
 */
export async function readPreferences(area: Pick<StorageArea, 'get'>): Promise<Preferences> {
  const read = z.safeParse(preferencesSchema, (await area.get(key))[key] ?? {});
  return read.success ? read.data : DEFAULT_PREFERENCES;
}

/**
 * Changes what is given and leaves the rest. Two changes at once are made one after the other, so that none is lost.
 * @returns the preferences as they are stored now
 */
export function changePreferences(
  area: Pick<StorageArea, 'get' | 'set'>,
  exclusively: Exclusively,
  change: PreferencesChange,
): Promise<Preferences> {
  return exclusively('tickmark-preferences', async () => {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const preferences: Preferences = { ...(await readPreferences(area)), ...given };
    await area.set({ [key]: preferences });
    return preferences;
  });
}
