import type { Page } from 'puppeteer';

/** One area of the extension's storage. */
export interface ExtensionStorage {
  get(key: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** What is left under the extension's origin. */
export interface Left {
  /** Each table that is not empty, as `database/table`. */
  readonly tables: string[];
  readonly local: string[];
  readonly session: string[];
  readonly pages: string[];
  readonly caches: string[];
}

/** Lists what is stored under the extension's origin, by name, whoever has put it there. */
export function listStored(page: Page): Promise<Left> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const { storage } = (
      globalThis as unknown as { chrome: { storage: Record<'local' | 'session', ExtensionStorage> } }
    ).chrome;
    const tables: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      for (const table of db.objectStoreNames) {
        const rows = await done(db.transaction(table).objectStore(table).count());
        if (rows > 0) tables.push(`${name}/${table}`);
      }
      db.close();
    }
    return {
      tables: tables.sort(),
      local: Object.keys(await storage.local.get(null)).sort(),
      session: Object.keys(await storage.session.get(null)).sort(),
      pages: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      caches: await caches.keys(),
    };
  });
}
