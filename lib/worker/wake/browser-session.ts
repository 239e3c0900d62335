import { type Areas, readItem, STORED_ITEMS, writeItem } from '../../store/items/stored-items.ts';

/**
 * The id of this browser session: created once, stored in session storage, gone with the browser. Commands held back
 * for undo belong to it; a second id would cancel them.
 * @returns a function that resolves to the id; concurrent calls get the same one
 */
export function browserSession(
  storage: Areas<'session', 'get' | 'set' | 'remove'>,
  newKey: () => string,
): () => Promise<string> {
  let known: Promise<string> | undefined;

  async function read(): Promise<string> {
    const stored = await readItem(storage, STORED_ITEMS.session);
    if (stored !== undefined) return stored;
    const session = newKey();
    await writeItem(storage, STORED_ITEMS.session, session);
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
