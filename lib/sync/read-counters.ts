import type { Tables } from '../queue/database.ts';
import type { CountersRow } from '../queue/rows.ts';
import { NO_RECORDS } from '../records/counters.ts';

/** The stored counters of a company; zeros before its first read. */
export async function countersOf(tables: Tables, companyKey: string): Promise<CountersRow> {
  const row = await tables.bulk.counters.get(companyKey);
  return row ?? { company_key: companyKey, ...NO_RECORDS, oldest_failure_since: null, top_failures: [] };
}
