import type { Tables } from '../../store/database.ts';

/** More than these are left to the next scheduled run. */
const MOST = 1_000;

/**
 * The records that wait on these, and those that wait on them in turn: they may go once their parents have arrived.
 * @returns their ids, parents before children
 */
export async function findWaiting(
  tables: Tables,
  companyKey: string,
  recordIds: readonly string[],
): Promise<string[]> {
  const found = new Set<string>();
  let parents = recordIds;
  while (parents.length > 0 && found.size < MOST) {
    const children = await tables.bulk.records
      .where('parent_keys')
      .anyOf(parents.map((id) => `${companyKey}/${id}`))
      .distinct()
      .filter((row) => row.record.sync.state === 'waiting' && !found.has(row.id))
      .limit(MOST)
      .toArray();
    parents = children.map((row) => row.id);
    for (const id of parents) found.add(id);
  }
  return [...found];
}
