import * as z from 'zod/mini';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesChange,
  preferencesSchema,
} from './preferences.ts';
import { type Areas, readItem, STORED_ITEMS, writeItem } from './stored-items.ts';

/** Runs a task under a lock by name, across workers and pages; waits until the lock is free. */
export type Exclusively = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/**
 * Reads the preferences; a damaged value reads as its default, without affecting the others.
 * @param storage the browser's storage
 */
export async function readPreferences(storage: Areas<'local', 'get'>): Promise<Preferences> {
  const read = z.safeParse(preferencesSchema, (await readItem(storage, STORED_ITEMS.preferences)) ?? {});
  return read.success ? read.data : DEFAULT_PREFERENCES;
}

/** Reads the preferences once; again after they may have changed, or could not be read. */
export function rememberPreferences(storage: Areas<'local', 'get'>) {
  let known: Promise<Preferences> | null = null;
  const forget = () => {
    known = null;
  };
  return {
    forget,
    read(): Promise<Preferences> {
      if (!known) {
        known = readPreferences(storage);
        known.catch(forget);
      }
      return known;
    },
  };
}

/**
 * Changes the given preferences under a lock, so that no concurrent change is lost.
 * @returns the preferences as stored now
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
