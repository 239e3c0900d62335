import { type Counters, countChange, NO_RECORDS } from '../../../lib/core/records/counters.ts';
import type { Tables } from '../../../lib/store/database.ts';

/** Counts the rows again; the stored numbers have to equal this. */
export async function recount(tables: Tables, companyKey: string): Promise<Counters> {
  const rows = await tables.bulk.records.under(companyKey).all();
  return rows.reduce<Counters>((counters, row) => countChange(counters, null, row.state), NO_RECORDS);
}

/** Counts the rows again by type, as they are stored. */
export async function recountTypes(tables: Tables, companyKey: string): Promise<Record<string, number>> {
  const by_type: Record<string, number> = {};
  for (const { record, state, quickbooks_key } of await tables.bulk.records.under(companyKey).all()) {
    const key = [record.type, state, ...(quickbooks_key === '' ? ['new'] : [])].join(' ');
    by_type[key] = (by_type[key] ?? 0) + 1;
  }
  return by_type;
}

/** The stored numbers by type, without those that are down to zero. */
export async function storedTypes(tables: Tables, companyKey: string): Promise<Record<string, number>> {
  const row = await tables.bulk.counters.get(companyKey);
  return Object.fromEntries(Object.entries(row?.by_type ?? {}).filter(([, count]) => count !== 0));
}

/** The stored numbers without states that are down to zero. */
export async function storedCounters(tables: Tables, companyKey: string): Promise<Counters> {
  const row = await tables.bulk.counters.get(companyKey);
  if (!row) return NO_RECORDS;
  const by_state = Object.fromEntries(Object.entries(row.by_state).filter(([, count]) => count !== 0));
  return { to_approve: row.to_approve, pending: row.pending, failed: row.failed, by_state };
}
