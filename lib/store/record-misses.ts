import type { Tables } from './database.ts';

/** A place on a QuickBooks page where no anchor was found. */
export interface Miss {
  readonly page: string;
  readonly place: string;
}

/** A place that was not missed for so long has been found since. */
const KEPT_MS = 90 * 24 * 60 * 60_000;

/**
 * Records the places that were not found on QuickBooks pages, since when and how often, and forgets those of long ago.
 * @param misses of a list of places, so that the table has an end
 */
export async function recordMisses(tables: Tables, misses: readonly Miss[], now: number): Promise<void> {
  const db = tables.bulk;
  await db.write(['misses'], async (tx) => {
    await tx.misses.deleteWhere(({ last_at }) => last_at < now - KEPT_MS);
    for (const { page, place } of misses) {
      const id = `${page}/${place}`;
      const known = await tx.misses.get(id);
      await tx.misses.put({
        id,
        page,
        place,
        tried: [],
        since: known?.since ?? now,
        last_at: now,
        count: (known?.count ?? 0) + 1,
      });
    }
  });
}
