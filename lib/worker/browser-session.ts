import type { Storage } from 'webextension-polyfill';

const NAME = 'session';

/**
 * The id of this browser session: made once, kept in session storage, gone with the browser. Commands that are held for
 * undo belong to it.
 */
export async function browserSession(area: Storage.StorageArea, newKey: () => string): Promise<string> {
  const stored = (await area.get(NAME))[NAME];
  if (typeof stored === 'string') return stored;
  const session = newKey();
  await area.set({ [NAME]: session });
  return session;
}
