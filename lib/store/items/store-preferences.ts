import * as z from 'zod/mini';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesChange,
  preferencesSchema,
} from './preferences.ts';
import { type Areas, readItem, STORED_ITEMS, writeItem } from './stored-items.ts';

/** Runs a task while nobody else holds the name, in whatever worker or page; waits until it is free. */
export type Exclusively = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/**
 * Reads the preferences; a value that is damaged reads as its default, the others stay.
 * @param storage the browser's storage
 */
export async function readPreferences(storage: Areas<'local', 'get'>): Promise<Preferences> {
  const read = z.safeParse(preferencesSchema, (await readItem(storage, STORED_ITEMS.preferences)) ?? {});
  return read.success ? read.data : DEFAULT_PREFERENCES;
}

/**
 * Changes what is given and leaves the rest. Two changes at once are made one after the other, so that none is lost.
 * @returns the preferences as they are stored now
 */
export function changePreferences(
  storage: Areas<'local', 'get' | 'set' | 'remove'>,
  exclusively: Exclusively,
  change: PreferencesChange,
): Promise<Preferences> {
  return exclusively('tickmark-preferences', async () => {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const preferences: Preferences = { ...(await readPreferences(storage)), ...given };
    await writeItem(storage, STORED_ITEMS.preferences, { ...preferences });
    return preferences;
  });
}
