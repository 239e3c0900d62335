import type { Storage } from 'webextension-polyfill';
import { STORED_ITEMS } from '../../store/items/stored-items.ts';

const { key: NAME } = STORED_ITEMS.session;

/**
 * The id of this browser session: made once, kept in session storage, gone with the browser. Commands that are held for
 * undo belong to it; a second id would have them taken back.
 * @returns asks for the id; whoever asks while it is being made gets the same one
 */
export function browserSession(
  area: Pick<Storage.StorageArea, 'get' | 'set'>,
  newKey: () => string,
): () => Promise<string> {
  let known: Promise<string> | undefined;

  async function read(): Promise<string> {
    const stored = (await area.get(NAME))[NAME];
    if (typeof stored === 'string') return stored;
    const session = newKey();
    await area.set({ [NAME]: session });
    return session;
  }

  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
