import type { RequestOf } from '../protocol/requests.ts';
import type { Tables } from './database.ts';

/** Keeps which places on QuickBooks' pages were not found, since when and how often. */
export async function recordMisses(
  tables: Tables,
  misses: RequestOf<'report_misses'>['misses'],
  now: number,
): Promise<void> {
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
