import type { Tables } from './database.ts';

/** A place on a QuickBooks page where no anchor was found: the page's structure only, none of its words. */
export interface Miss {
  readonly page: string;
  readonly place: string;
  readonly tried: readonly string[];
}

/** Records the places that were not found on QuickBooks pages, since when and how often. */
export async function recordMisses(tables: Tables, misses: readonly Miss[], now: number): Promise<void> {
  const db = tables.bulk;
  await db.transaction('rw', db.misses, async () => {
    for (const { page, place, tried } of misses) {
      const id = `${page}/${place}`;
      const known = await db.misses.get(id);
      await db.misses.put({
        id,
        page,
        place,
        tried: [...tried],
        since: known?.since ?? now,
        last_at: now,
        count: (known?.count ?? 0) + 1,
      });
    }
  });
}
