import type { OpenBrowser } from './open-browser.ts';

/** The browser's API in the extension's pages. */
declare const chrome: {
  readonly storage: Record<'local' | 'session' | 'sync', { get(): Promise<Record<string, unknown>> }>;
};

/** Everything that the extension keeps, as one text: every table of every database, storage areas, names of caches and files. */
export async function keptText({ openExtensionPage }: OpenBrowser): Promise<string> {
  const page = await openExtensionPage('privacy.html');
  const text = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const { local, session, sync } = chrome.storage;
    const parts: unknown[] = [await local.get(), await session.get(), await sync.get()];
    parts.push({ ...localStorage }, { ...sessionStorage }, await caches.keys());
    for await (const [name] of await navigator.storage.getDirectory()) parts.push(name);
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      for (const table of db.objectStoreNames) {
        parts.push(await done(db.transaction(table).objectStore(table).getAll()));
      }
      db.close();
    }
    return JSON.stringify(parts);
  });
  await page.close();
  return text;
}
